"""The store's files: one for each value, named by its key, written aside and put in place by renaming.

A file is a line that says what it is, the SHA-256 of the rest, and the rest, compressed. One that was torn by a crash
or touched by a hand fails its checksum and counts as absent. Reading a value marks it as used, for `trim`.
"""

from __future__ import annotations

import contextlib
import os
import threading
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = b"publish store 1\n"
_DIGEST = 32  # bytes of a SHA-256
_QUICK = 1  # zlib's level: values are read more often than they are kept


def read(folder: Path, key: str) -> bytes | None:
    """Read the value with this key; None where there is none, or what lies there is damaged."""
    path = _path(folder, key)
    try:
        data = path.read_bytes()
    except OSError:
        return None
    start = len(_HEADER) + _DIGEST
    if data[: len(_HEADER)] != _HEADER or sha256(data[start:]).digest() != data[len(_HEADER) : start]:
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    try:
        return zlib.decompress(data[start:])
    except zlib.error:
        return None


def write(folder: Path, key: str, value: bytes) -> None:
    """Keep a value. What cannot be written is not kept: a full disk costs time, never a build."""
    path = _path(folder, key)
    packed = zlib.compress(value, _QUICK)
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}-{os.getpid()}-{threading.get_ident()}")
        try:
            aside.write_bytes(_HEADER + sha256(packed).digest() + packed)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)


def _path(folder: Path, key: str) -> Path:
    return folder / key[:2] / key[2:]
