"""What a fence left open is told by a build that remembers, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.pipeline.work import Work
from publish.store import Memory

if TYPE_CHECKING:
    from pathlib import Path


def test_the_gaps_of_what_is_remembered_are_met_again(tmp_path: Path) -> None:
    met = []
    for _ in range(2):
        work = Work(Memory(tmp_path), lambda function, *arguments: function(*arguments), lambda: ("no walls",))
        assert work.do("stage", str.upper, "text") == "TEXT"
        met.append(tuple(work.met))
    assert met == [("no walls",)] * 2
