"""What need not be built: a publication whose folder and products are as the last batch left them."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from publish.batch.model import Outcome, State
from publish.standing.question import ask
from publish.values import decode, encode
from publish.workspace.manifest import made

if TYPE_CHECKING:
    from publish.batch.model import Hand, Job

#: Bytes of all records together: some hundred thousand publications. They are small, and outlive the stages' values.
BOUND = 64 << 20

_WORDS = ("batch",)


@dataclass(frozen=True, slots=True)
class Standing:
    """A hand that gives only those jobs to another that have something to do; `place` remembers the others."""

    hand: Hand
    place: str

    def do(self, job: Job) -> Outcome:
        """Do a job, unless everything stands as a build of it would leave it."""
        if not self.place:
            return self.hand.do(job)
        question = ask(self.place, job.folder, job.target, _WORDS)
        said = question.answer()
        known = decode(said, importlib.import_module) if said else None
        if isinstance(known, Outcome):
            return replace(known, name=job.name, state=State.UNCHANGED)
        outcome = self.hand.do(job)
        if outcome.state is State.BUILT:
            question.settle(encode(outcome), made(Path(job.target)))
        return outcome

    def end(self) -> None:
        """Let go of everything."""
        self.hand.end()

    def stop(self) -> None:
        """Break the running job off."""
        self.hand.stop()
