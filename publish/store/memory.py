"""What the stages of a build remember."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from publish.standing.program import identity
from publish.store import files
from publish.store.keys import key
from publish.store.trim import BOUND, trim
from publish.values import decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Value = TypeVar("Value")


@dataclass(slots=True)
class Memory:
    """Values by what they were made from. Without a `folder` nothing is remembered, and everything is made.

    `made` counts the values that were made and kept; `asked` and `known` count, by stage, what was asked for and what
    was remembered of it.
    """

    folder: Path | None = None
    made: int = field(default=0, init=False)
    asked: Counter[str] = field(default_factory=Counter, init=False)
    known: Counter[str] = field(default_factory=Counter, init=False)

    def recall(self, stage: str, *parts: object, make: Callable[[], Value]) -> Value:
        """Give the value that a stage made of these parts, or make it now.

        Args:
            stage: the stage's name.
            parts: everything that `make` reads (see `keys.key`), apart from the program itself.
            make: makes the value: a function of the parts alone.
        """
        if self.folder is None:
            return make()
        name = key(stage, identity(), *parts)
        found = self.get(name)
        self.count(stage, is_known=found is not None)
        if found is not None:
            return cast("Value", found[0])
        value = make()
        self.put(name, value)
        return value

    def count(self, stage: str, *, is_known: bool) -> None:
        """Count one value of a stage that was asked for, and whether it was remembered."""
        self.asked[stage] += 1
        self.known[stage] += is_known

    def get(self, name: str) -> tuple[object] | None:
        """Give the value with this key, in a tuple of one; None where there is none."""
        data = files.read(self.folder, name) if self.folder else None
        try:
            return None if data is None else (decode(data, import_module),)
        except (ValueError, ImportError):
            return None

    def put(self, name: str, value: object) -> None:
        """Keep a value under a key."""
        if self.folder:
            files.write(self.folder, name, encode(value))
            self.made += 1


#: Remembers nothing.
NO_MEMORY = Memory()


@contextmanager
def remembering(folder: str | Path | None, bound: int = BOUND) -> Iterator[Memory]:
    """Give a memory in a folder, and keep the folder within its bound (in bytes) afterwards."""
    memory = Memory(Path(folder) if folder else None)
    try:
        yield memory
    finally:
        if memory.folder and memory.made:
            trim(memory.folder, bound)
