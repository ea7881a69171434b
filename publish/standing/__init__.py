"""Whether there is anything to do: the program, the publication and the products as they stand, and as they stood.

A build with nothing to do must end before a person notices, so this room imports next to nothing: neither pathlib nor
dataclasses nor json, each of which takes as long as everything here (`tests/cli/test_start.py` holds the set).
"""
