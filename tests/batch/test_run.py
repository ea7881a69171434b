"""Many jobs through a few hands, without processes."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import dataclass, field

import pytest

from publish.batch import Job, Outcome, State, work_through

JOBS = [Job(str(number), f"/{number}", f"/{number}/build") for number in range(9)]


@dataclass
class FakeHand:
    """Fails the jobs whose names it is told; breaks at others."""

    failing: tuple[str, ...] = ()
    breaking: tuple[str, ...] = ()
    done: list[str] = field(default_factory=list)
    ended: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    def do(self, job: Job) -> Outcome:
        if job.name in self.breaking:
            raise RuntimeError(job.name)
        self.done.append(job.name)
        return Outcome(job.name, State.FAILED if job.name in self.failing else State.BUILT)

    def end(self) -> None:
        self.ended += 1

    def stop(self) -> None:
        self.stopped.set()


def test_every_job_is_done_once_and_every_hand_lets_go() -> None:
    hands = [FakeHand(), FakeHand(), FakeHand()]
    numbers = [number for number, outcome in work_through(JOBS, hands) if outcome.name == str(number)]
    assert sorted(numbers) == list(range(9))
    assert sorted(name for hand in hands for name in hand.done) == [job.name for job in JOBS]
    assert [hand.ended for hand in hands] == [1, 1, 1]


def test_no_more_is_begun_when_it_is_enough() -> None:
    hand = FakeHand(failing=("3",))
    outcomes = list(work_through(JOBS, [hand], lambda outcome: outcome.state is State.FAILED))
    assert [number for number, _ in outcomes] == [0, 1, 2, 3]


def test_whoever_stops_waiting_stops_the_hands() -> None:
    class Waiting(FakeHand):
        def do(self, job: Job) -> Outcome:
            if job.name == "1":
                assert self.stopped.wait(30)
            return super().do(job)

    hand = Waiting()
    with closing(work_through(JOBS, [hand])) as running:
        next(running)
    assert hand.done == ["0", "1"]
    assert hand.ended == 1


def test_what_a_hand_cannot_handle_ends_the_batch() -> None:
    hands = [FakeHand(breaking=("4",)), FakeHand(breaking=("4",))]
    with pytest.raises(RuntimeError, match="4"):
        list(work_through(JOBS, hands))
    assert [hand.ended for hand in hands] == [1, 1]
