"""Progress for people: steps on standard error once a command has taken over a second, on terminals only."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE = 1.0  # seconds
#: Back to the beginning of the line, and erase it (ECMA-48, EL 2).
_AGAIN = "\r\x1b[2K"


@dataclass(slots=True)
class Progress:
    """Call it as each step begins, and with its counts: `progress("Setting the booklet: 3 of 7 sections")`.

    What stands before the colon names the step; its counts are written over one another. Use it in a `with` block, so
    that what follows begins a line of its own.
    """

    stream: TextIO
    silent: bool = False
    clock: Callable[[], float] = monotonic
    _begun: float = field(init=False)
    _step: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Start the clock."""
        self._begun = self.clock()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the line that is being written."""
        if self._step:
            self._write("\n")
            self._step = ""

    def __call__(self, told: str) -> None:
        """Show a step, if anybody is still waiting."""
        elapsed = self.clock() - self._begun
        if self.silent or not self.stream.isatty() or elapsed < _PATIENCE:
            return
        step = told.partition(":")[0]
        over = step == self._step and os.environ.get("TERM") != "dumb"
        begin = _AGAIN if over else "\n" if self._step else ""
        self._step = step
        self._write(f"{begin}{elapsed:5.1f} s  {told}")

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()
