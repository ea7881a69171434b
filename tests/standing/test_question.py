"""A build has nothing to do only where nothing was touched, however quickly, and however the times were set back."""

from __future__ import annotations

import os
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.cli.asking import spelled
from publish.standing import holding
from publish.standing.question import Question, ask

if TYPE_CHECKING:
    from collections.abc import Callable

LONG_AGO = time.time_ns() - 60_000_000_000


class Desk:
    """A publication of two files and its output folder, and what was remembered of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "plan"
        self.out = self.folder / "build"
        self.place = folder / "place"
        for name in ("a.txt", "deep/b.txt", "build/leaflets/en.pdf", "build/manifest.json"):
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(name)

    def ask(self) -> Question:
        return ask(str(self.place), str(self.folder), str(self.out), ("text",))

    def settle(self, asked: Question) -> None:
        products = [path for path in self.out.rglob("*") if path.is_file()]
        asked.settle(
            b"well", {one.relative_to(self.out).as_posix(): sha256(one.read_bytes()).hexdigest() for one in products}
        )

    def stands(self) -> bool:
        return self.ask().answer() == b"well"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def rested(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file be older than the clock's tick."""
    monkeypatch.setattr(holding, "_TICK", -60_000_000_000)


def test_nothing_was_touched(desk: Desk) -> None:
    desk.settle(desk.ask())
    assert desk.stands()
    (desk.folder / "a.txt").touch()
    assert desk.stands()


CHANGES: dict[str, Callable[[Desk], object]] = {
    "another text": lambda desk: (desk.folder / "a.txt").write_text("A.txt"),
    "a new file": lambda desk: (desk.folder / "c.txt").write_text(""),
    "a file gone": lambda desk: (desk.folder / "deep" / "b.txt").unlink(),
    "a file renamed": lambda desk: (desk.folder / "a.txt").rename(desk.folder / "z.txt"),
    "a link": lambda desk: (desk.folder / "link").symlink_to("a.txt"),
    "another product": lambda desk: (desk.out / "leaflets" / "en.pdf").write_text("leaflets/En.pdf"),
    "a product gone": lambda desk: (desk.out / "leaflets" / "en.pdf").unlink(),
    "a stranger": lambda desk: (desk.out / "mine.txt").write_text(""),
    "no folder": lambda desk: desk.out.rename(desk.folder.parent / "elsewhere"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("resting", [True, False])
def test_whatever_is_changed_is_seen(
    desk: Desk, change: Callable[[Desk], object], request: pytest.FixtureRequest, *, resting: bool
) -> None:
    if resting:
        request.getfixturevalue("rested")
    desk.settle(desk.ask())
    change(desk)
    assert not desk.stands()


def test_times_that_are_set_back_deceive_nobody(desk: Desk, rested: None) -> None:
    del rested
    path = desk.folder / "a.txt"
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    desk.settle(desk.ask())
    assert desk.stands()
    path.write_text("b.txt")
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    assert not desk.stands()


def test_a_signature_taken_in_the_middle_of_a_change_is_not_believed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file written twice within a tick of the clock has one signature: here all files have one for ever."""
    signature = holding._signature  # noqa: SLF001

    def same(entry: os.DirEntry[str], now: int) -> holding.Signature:
        return "always the same", signature(entry, now)[1]

    monkeypatch.setattr(holding, "_signature", same)
    desk.settle(desk.ask())
    (desk.folder / "a.txt").write_text("A.txt")
    assert not desk.stands()


def test_files_at_rest_are_not_read(desk: Desk, rested: None, monkeypatch: pytest.MonkeyPatch) -> None:
    del rested
    desk.settle(desk.ask())
    monkeypatch.setattr(holding, "digest", lambda path: pytest.fail(f"{path} was read"))
    assert desk.stands()


def test_files_that_come_to_rest_are_read_once_more_and_then_known(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.settle(desk.ask())
    monkeypatch.setattr(holding, "_TICK", -60_000_000_000)
    assert desk.stands()
    monkeypatch.setattr(holding, "digest", lambda path: pytest.fail(f"{path} was read"))
    assert desk.stands()


def test_a_source_that_changed_there_and_back_during_the_build_leaves_no_record(desk: Desk, rested: None) -> None:
    del rested
    asked = desk.ask()
    (desk.folder / "a.txt").write_text("A.txt")
    (desk.folder / "a.txt").write_text("a.txt")
    desk.settle(asked)
    assert not desk.stands()


def test_a_product_that_is_not_as_it_was_made_leaves_no_record(desk: Desk) -> None:
    asked = desk.ask()
    asked.settle(b"well", {"leaflets/en.pdf": "0" * 64, "manifest.json": "0" * 64})
    assert not desk.stands()


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[:9], lambda data: data[:-9] + b"x" * 9])
def test_a_damaged_record_counts_as_none(desk: Desk, damage: Callable[[bytes], bytes]) -> None:
    desk.settle(desk.ask())
    (record,) = (desk.place / "standing").iterdir()
    record.write_bytes(damage(record.read_bytes()))
    assert not desk.stands()


@given(st.text("ab./", max_size=8))
def test_paths_are_spelled_as_pathlib_spells_them(path: str) -> None:
    assert spelled(path) == str(Path(path))


def test_what_a_killed_build_left_is_something_to_do(desk: Desk) -> None:
    desk.settle(desk.ask())
    assert desk.stands()
    (desk.folder / ".publish-build").mkdir()
    assert not desk.stands()
