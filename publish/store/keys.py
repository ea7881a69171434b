"""Keys: one SHA-256 for a stage's name and everything that it reads."""

from __future__ import annotations

import pickle
from hashlib import sha256

#: Fixed, so that one interpreter and another write the same value in the same way.
_PROTOCOL = 5


class _Digest:
    """A file to write to of which only the SHA-256 remains."""

    def __init__(self) -> None:
        self._digest = sha256()

    def write(self, data: bytes) -> int:
        """Take more bytes in."""
        self._digest.update(data)
        return len(data)

    def hexdigest(self) -> str:
        """Give the SHA-256 of everything written, in hexadecimal."""
        return self._digest.hexdigest()


def key(stage: str, *parts: object) -> str:
    """Make the key of a stage's result: its name and everything that it reads.

    Equal values give equal keys and, SHA-256 willing, others never do.

    Args:
        stage: the stage's name.
        parts: what the stage reads, whole: texts, bytes, numbers, dates, tuples, mappings (in their order) and frozen
            dataclasses of these. No sets, whose order is chance, and nothing that refers to itself. A path stands for
            a place, not for what lies there: give the digest of the file.
    """
    digest = _Digest()
    pickler = pickle.Pickler(digest, _PROTOCOL)
    # Without the memo an object is written out whole each time that it occurs: the bytes then depend on the values
    # alone and not on which of them happen to be the same object.
    pickler.fast = True
    pickler.dump((stage, parts))
    return digest.hexdigest()
