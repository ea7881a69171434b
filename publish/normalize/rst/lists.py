"""The items that are open while reStructuredText is read: how far each is indented, and which list it goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.intake.model import Traced
    from publish.normalize.rst.enumerators import Mark


@dataclass(slots=True)
class OpenItem:
    """An open item: where its text is indented to, its number (None for a bullet), its list, if it has no text yet.

    `marker` is what an author marked it with that is written in another way here.
    """

    indent: int
    number: int | None
    list_id: int
    marker: Traced | None = None
    fresh: bool = True


@dataclass(slots=True)
class OpenItems:
    """The open items, the innermost last; `ids` counts the lists of a source."""

    ids: Iterator[int] = field(default_factory=count)
    items: list[OpenItem] = field(default_factory=list)
    _closed: OpenItem | None = None

    def __len__(self) -> int:
        """Count the items around what comes next."""
        return len(self.items)

    @property
    def last(self) -> OpenItem | None:
        """The innermost open item."""
        return self.items[-1] if self.items else None

    def clear(self) -> None:
        """Close all."""
        self.items.clear()

    def close_to(self, margin: int, mark: Mark | None) -> None:
        """Close the items that a margin lies before; `mark` is what stands there: it may go on the last of them."""
        while self.items and margin < self.items[-1].indent:
            closed = self.items.pop()
            if not self.items or margin >= self.items[-1].indent:
                bullet = mark is not None and mark.number is None and not mark.counts
                self._closed = closed if mark and (closed.number is None) == bullet else None

    def open(self, margin: int, mark: Mark, marker: Traced | None) -> None:
        """Open an item whose marker stands at a margin; `marker` is what will be written in another way."""
        last, self._closed = self._closed, None
        value = mark.number
        if mark.counts:
            value = last.number + 1 if last and last.number is not None else 1
        if last and value is not None and last.number is not None and value != last.number + 1:
            last = None  # As in docutils: a number out of turn begins another list.
        self.items.append(OpenItem(margin + mark.length, value, last.list_id if last else next(self.ids), marker))
