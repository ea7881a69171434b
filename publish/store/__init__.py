"""The store: what a stage of a build once made, kept by the content of everything that it was made from.

Nothing in the store is ever out of date: a value's key is the SHA-256 of what the stage reads and of the program that
runs it (`identity`), so that whatever changes is another key. It may be deleted at any time, is shared by all
publications of a user, and serves any number of processes at once.
"""

from publish.standing.place import place
from publish.standing.program import identity
from publish.store.keys import key
from publish.store.memory import NO_MEMORY, Memory, remembering

__all__ = ["NO_MEMORY", "Memory", "identity", "key", "place", "remembering"]
