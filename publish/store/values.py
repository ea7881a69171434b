"""Values as bytes and back: plain data and the frozen dataclasses and enumerations of `publish`, nothing else.

Python's own format (pickle) writes them fastest, but reading it can run anything that the bytes name. The reader here
finds classes by an allow list alone, so that a file in the store can at worst be a wrong value, which its checksum
rules out (`files`).
"""

from __future__ import annotations

import dataclasses
import enum
import importlib
import io
import pickle
from typing import Any

_PROTOCOL = 5

#: The classes from outside that values are made of.
_FOREIGN = frozenset(
    {
        ("builtins", "frozenset"),
        ("collections", "Counter"),
        ("collections", "OrderedDict"),
        ("datetime", "date"),
        ("pathlib", "PosixPath"),
        ("pathlib", "WindowsPath"),
    }
)


class ForeignValueError(Exception):
    """The bytes name something that no value of ours is made of."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - the interface of pickle
        if (module, name) in _FOREIGN:
            return getattr(importlib.import_module(module), name)
        if module.startswith("publish.") and "." not in name:
            found = getattr(importlib.import_module(module), name, None)
            if isinstance(found, type) and (dataclasses.is_dataclass(found) or issubclass(found, (enum.Enum, tuple))):
                return found
        message = f"{module}.{name}"
        raise ForeignValueError(message)


def dump(value: object) -> bytes:
    """Write a value.

    Raises:
        ForeignValueError: `load` would refuse it: a fault of the program, told when it is written, not when it is read.
    """
    data = pickle.dumps(value, _PROTOCOL)
    load(data)
    return data


def load(data: bytes) -> Any:  # noqa: ANN401 - what was dumped
    """Read a value.

    Raises:
        ForeignValueError: the bytes name something else than plain data and our own frozen classes.
    """
    return _Reader(io.BytesIO(data)).load()
