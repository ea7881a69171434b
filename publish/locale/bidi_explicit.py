"""Explicit levels and directions of the bidirectional algorithm (UAX #9, X1 to X8), and its isolating run sequences."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: BD2: the deepest explicit level.
_MAX_DEPTH = 125
_ISOLATE_INITIATORS = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = {"LRE": (0, None), "RLE": (1, None), "LRO": (0, "L"), "RLO": (1, "R")}
#: What rule X9 takes out of all that follows.
REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
#: What makes levels and sequences of its own, or is taken out of them.
STEERING = frozenset({"LRI", "RLI", "FSI", "PDI", "B", *REMOVED})


@dataclass(frozen=True, slots=True)
class _Status:
    """An entry of the directional status stack (X1): level, override, and whether an isolate opened it."""

    level: int
    override: str | None = None
    isolate: bool = False


@dataclass(slots=True)
class _Stack:
    """The directional status stack with its counters of what was too deep to be opened."""

    entries: list[_Status]
    overflow_isolates: int = 0
    overflow_embeddings: int = 0
    valid_isolates: int = 0
    levels: list[int] = field(default_factory=list)

    @property
    def top(self) -> _Status:
        return self.entries[-1]

    def next_level(self, parity: int) -> int:
        """Return the least level above the present one that is odd (parity 1) or even (0)."""
        level = self.top.level + 1
        return level if level % 2 == parity else level + 1

    def open_embedding(self, parity: int, override: str | None) -> None:
        level = self.next_level(parity)
        if level <= _MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.entries.append(_Status(level, override))
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def open_isolate(self, parity: int) -> None:
        level = self.next_level(parity)
        if level <= _MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.valid_isolates += 1
            self.entries.append(_Status(level, isolate=True))
        else:
            self.overflow_isolates += 1

    def close_isolate(self) -> None:
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.top.isolate:
                self.entries.pop()
            self.entries.pop()
            self.valid_isolates -= 1

    def close_embedding(self) -> None:
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.top.isolate and len(self.entries) > 1:
            self.entries.pop()


def explicit_levels(classes: Sequence[str], base: int) -> tuple[list[int], list[str]]:
    """Return each character's explicit level and its class, overridden where an override is in force."""
    stack = _Stack([_Status(base)])
    levels: list[int] = []
    types = list(classes)
    for at, class_ in enumerate(classes):
        if class_ == "PDI":
            stack.close_isolate()
        levels.append(stack.top.level)
        if class_ == "B":
            levels[at] = base
        elif class_ not in REMOVED and stack.top.override:
            types[at] = stack.top.override
        if class_ in _EMBEDDINGS:
            stack.open_embedding(*_EMBEDDINGS[class_])
        elif class_ in _ISOLATE_INITIATORS:
            parity = int(class_ == "RLI") if class_ != "FSI" else _first_strong(classes, at + 1)
            stack.open_isolate(parity)
        elif class_ == "PDF":
            stack.close_embedding()
    return levels, types


def _first_strong(classes: Sequence[str], start: int) -> int:
    """Find the direction of the first strong character up to the matching PDI (P2, P3): 1 is right to left."""
    depth = 0
    for class_ in classes[start:]:
        if class_ in _ISOLATE_INITIATORS:
            depth += 1
        elif class_ == "PDI":
            if not depth:
                break
            depth -= 1
        elif not depth and class_ in {"L", "R", "AL"}:
            return int(class_ != "L")
    return 0


@dataclass(frozen=True, slots=True)
class RunSequence:
    """An isolating run sequence (BD13): indexes of its characters, its level, and the directions at its ends (X10)."""

    indexes: tuple[int, ...]
    level: int
    start: str
    end: str


def isolating_runs(classes: Sequence[str], levels: Sequence[int], base: int) -> Iterator[RunSequence]:
    """Yield the isolating run sequences over all characters that X9 leaves."""
    kept = [at for at, class_ in enumerate(classes) if class_ not in REMOVED]
    runs = [list(group) for _, group in groupby(kept, key=levels.__getitem__)]
    closed_by = _matching(classes)
    run_at = {run[0]: run for run in runs}
    followers = {closed_by[run[-1]] for run in runs if run[-1] in closed_by}
    before = dict(pairwise(kept))
    previous = {after: at for at, after in before.items()}
    for run in runs:
        if run[0] in followers and classes[run[0]] == "PDI":
            continue
        indexes = list(run)
        while indexes[-1] in closed_by and closed_by[indexes[-1]] in run_at:
            indexes += run_at[closed_by[indexes[-1]]]
        level = levels[run[0]]
        outside_start = levels[previous[indexes[0]]] if indexes[0] in previous else base
        ends_open = classes[indexes[-1]] in _ISOLATE_INITIATORS
        outside_end = levels[before[indexes[-1]]] if indexes[-1] in before and not ends_open else base
        yield RunSequence(
            tuple(indexes), level, _direction(max(level, outside_start)), _direction(max(level, outside_end))
        )


def _matching(classes: Sequence[str]) -> dict[int, int]:
    """Pair isolate initiators with their PDI (BD9)."""
    open_: list[int] = []
    pairs: dict[int, int] = {}
    for at, class_ in enumerate(classes):
        if class_ in _ISOLATE_INITIATORS:
            open_.append(at)
        elif class_ == "PDI" and open_:
            pairs[open_.pop()] = at
        elif class_ == "B":
            open_.clear()
    return pairs


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"
