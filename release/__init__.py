"""What is made for a release: the list of all that it consists of, for people and for machines."""
