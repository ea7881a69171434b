"""Counts for people who wait: `Setting the booklet: 3 of 7 sections laid out`."""

from __future__ import annotations

from itertools import count
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def counting(progress: Callable[[str], None], step: str, things: str, total: int) -> Callable[[], None]:
    """Return what is called as each of so many things is done, from whichever thread."""
    numbers, lock = count(1), Lock()

    def done() -> None:
        with lock:
            progress(f"{step}: {next(numbers)} of {total} {things}")

    return done
