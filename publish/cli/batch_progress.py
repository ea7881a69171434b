"""How a batch goes: one line that counts on a terminal, a line for each publication elsewhere."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from publish.batch import Outcome, State
from publish.report.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Callable

_CLEAR = "\r\x1b[K"

#: Seconds between two states of the line: more often nobody reads it.
_PAUSE = 0.1

#: So many seconds must have passed before a rate says anything.
_TELLING = 2.0


@dataclass(slots=True)
class BatchProgress:
    """Call it with the number and the outcome of each publication as it is done.

    The lines of a log come in the order of the batch, whichever publication was done first.
    """

    stream: TextIO
    total: int
    quiet: bool = False
    clock: Callable[[], float] = monotonic
    width: Callable[[], int] = lambda: shutil.get_terminal_size().columns - 1
    _begun: float = field(init=False)
    _shown: float = field(init=False)
    _counts: dict[State, int] = field(init=False, default_factory=dict)
    _waiting: dict[int, Outcome] = field(init=False, default_factory=dict)
    _next: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        """Start the clock."""
        self._begun = self.clock()
        self._shown = self._begun - _PAUSE

    def __call__(self, number: int, outcome: Outcome) -> None:
        """Show that a publication is done."""
        self._counts[outcome.state] = self._counts.get(outcome.state, 0) + 1
        if self.quiet:
            return
        if self.stream.isatty():
            if outcome.state is State.FAILED:
                self._say(f"{_CLEAR}failed {visible(outcome.name)}\n")
            now = self.clock()
            if now - self._shown >= _PAUSE or self._done == self.total:
                self._shown = now
                self._say(f"{_CLEAR}{self._state(now)[: self.width()]}")
            return
        self._waiting[number] = outcome
        while self._next in self._waiting:
            one = self._waiting.pop(self._next)
            self._next += 1
            self._say(f"{self._next}/{self.total} {one.state} {visible(one.name)}\n")

    def end(self) -> None:
        """Take the line away; tell how far an interrupted batch has come."""
        if self.quiet:
            return
        if self.stream.isatty():
            self._say(_CLEAR)
        for number in sorted(self._waiting):
            self._say(
                f"{number + 1}/{self.total} {self._waiting[number].state} {visible(self._waiting[number].name)}\n"
            )
        if self._done < self.total:
            self._say(f"{self._done:,} of {self.total:,} done; the same command goes on from here.\n")

    @property
    def _done(self) -> int:
        return sum(self._counts.values())

    def _state(self, now: float) -> str:
        done, seconds = self._done, now - self._begun
        counts = ", ".join(f"{count:,} {state}" for state in State if (count := self._counts.get(state)))
        line = f"{done:,} of {self.total:,}: {counts}"
        if seconds < _TELLING or done == self.total:
            return line
        left = seconds / done * (self.total - done)
        return f"{line}; {done / seconds:.1f} a second, {_duration(left)} left"

    def _say(self, words: str) -> None:
        self.stream.write(words)
        self.stream.flush()


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
