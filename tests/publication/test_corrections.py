"""Corrections files are read whole, and every fault in them is told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Code
from publish.locale import language
from publish.publication.corrections import load_corrections

if TYPE_CHECKING:
    from pathlib import Path

    from publish.diagnostics import Diagnostic
    from publish.publication import Correction


def read(folder: Path, text: str, name: str = "en") -> tuple[dict[str, tuple[Correction, ...]], tuple[Diagnostic, ...]]:
    (folder / "corrections").mkdir()
    (folder / "corrections" / f"{name}.toml").write_text(text, encoding="utf-8")
    english = language("en")
    assert english
    return load_corrections(folder, (english,))


def test_entries_and_their_places(tmp_path: Path) -> None:
    first = '# why\n[[correction]]\nfind = "a"\nreplace = ""\nwhy = "w"\n\n'
    text = first + '[[correction]]\nfind="b"\nreplace="c"\nwhy="v"\nblock=3\n'
    found, problems = read(tmp_path, text)
    assert problems == ()
    rows = [(one.find, one.replace, one.why, one.block, str(one.location)) for one in found["en"]]
    assert rows == [("a", "", "w", None, "corrections/en.toml:3:8"), ("b", "c", "v", 3, "corrections/en.toml:8:6")]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('[[correction]]\nfind = "a"\nreplace = "b"\n', "1", "why"),
        ('[[correction]]\nfind = ""\nreplace = "b"\nwhy = "w"\n', "2", "find"),
        ('[[correction]]\nfind = "a"\nreplace = "a"\nwhy = "w"\n', "3", "changes nothing"),
        ('[[correction]]\nfind = "a"\nreplace = "b\\u0007"\nwhy = "w"\n', "3", "one line"),
        ('[[correction]]\nfind = "a"\nreplace = "b"\nwhy = "w"\nblock = 0\n', "5", "number from 1"),
        ('[[correction]]\nfind = "a"\nreplace = "b"\nwhy = "w"\nwher = 1\n', "5", "wher"),
        ('correction = ["x"]\n', "1", "table"),
        ("other = 1\n", "1", "other"),
        ("find = \n", "", "not valid TOML"),
    ],
)
def test_faults_are_told_with_their_place(tmp_path: Path, text: str, place: str, words: str) -> None:
    found, (problem,) = read(tmp_path, text)
    assert not found.get("en")
    assert problem.code is Code.C007
    assert words in problem.message
    assert str(problem.location).startswith(f"corrections/en.toml:{place}" if place else "corrections/en.toml")


def test_a_file_for_no_declared_language_is_a_fault(tmp_path: Path) -> None:
    found, (problem,) = read(tmp_path, "", "eng-Lish")
    assert (found, problem.code) == ({}, Code.C007)


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert load_corrections(tmp_path, ()) == ({}, ())
