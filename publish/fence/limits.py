"""How much a fenced process may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one fenced process.

    `seconds` is the processor's time for one call, and the time by the wall where it does not wait for a processor; a
    call whose arguments are large has one more for each `pace` bytes of them, where there is a pace. `start_seconds`
    is the time for the start.
    `memory` is bytes of address space, `file_size` bytes of one written file, `files` the number of open ones.
    A process whose resident memory has passed `grown` bytes after a call is replaced. `answer` is the most bytes that
    it may hand back at once.
    """

    seconds: float = 60.0
    pace: int = 0
    start_seconds: float = 60.0
    memory: int = 2 << 30
    file_size: int = 256 << 20
    files: int = 256
    grown: int = 400_000_000
    answer: int = 512 << 20


#: For texts: of what they hand in, 20 kB are read in a second on a slow and busy machine, and ten times as much else.
TEXTS = Limits(pace=20_000)
