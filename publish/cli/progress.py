"""Progress for people: steps on standard error once a command has taken over a second, on terminals only."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE = 1.0  # seconds


@dataclass(slots=True)
class Progress:
    """Call it with the name of each step as the step begins: `progress("rendering ar, 4 of 7")`."""

    stream: TextIO
    silent: bool = False
    clock: Callable[[], float] = monotonic
    _begun: float = field(init=False)

    def __post_init__(self) -> None:
        """Start the clock."""
        self._begun = self.clock()

    def __call__(self, step: str) -> None:
        """Show a step, if anybody is still waiting."""
        elapsed = self.clock() - self._begun
        if not self.silent and self.stream.isatty() and elapsed >= _PATIENCE:
            self.stream.write(f"{elapsed:5.1f} s  {step}\n")
            self.stream.flush()
