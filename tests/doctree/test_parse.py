"""Parsing is safe, says where each problem stands, and leaves no trace behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils.parsers.rst import roles

from publish.diagnostics import Code, Diagnostic, Severity
from publish.doctree import parse, read_back

if TYPE_CHECKING:
    from pathlib import Path


def problems(rst: str) -> tuple[Diagnostic, ...]:
    return parse(rst, "en.rst")[1]


def test_clean_text_has_no_diagnostic() -> None:
    document, found = parse("Title\n=====\n\nText *here*.\n\n1. one\n#. two\n", "en.rst")
    assert found == ()
    assert [block.text for block in read_back(document)] == ["Title", "Text here.", "one", "two"]


@pytest.mark.parametrize(
    ("rst", "place", "severity"),
    [
        ("Fine.\n\nIt costs *much.\n", "en.rst:3:10", Severity.WARNING),
        ("Fine.\n\nOne line,\nthen |x| in the next.\n", "en.rst:4:6", Severity.ERROR),
        ("A `word`_ without target.\n", "en.rst:1:3", Severity.ERROR),
        ("Some :bad:`role` here.\n", "en.rst:1:6", Severity.ERROR),
        ("Text\n\n  .. bogus:: x\n", "en.rst:3:3", Severity.ERROR),
        ("Title\n====\n\nText\n", "en.rst:2:1", Severity.WARNING),
    ],
)
def test_a_problem_is_told_at_line_and_column(rst: str, place: str, severity: Severity) -> None:
    (problem,) = problems(rst)
    assert (problem.code, str(problem.location), problem.severity) == (Code.D001, place, severity)
    assert problem.hint


def test_characters_that_stand_twice_are_placed_at_the_line_that_docutils_names() -> None:
    assert str(problems("One |x| and |x|.\n")[0].location) == "en.rst:1:1"


@pytest.mark.parametrize(
    "directive", ["include:: {file}", "csv-table::\n   :file: {file}", "raw:: html\n   :file: {file}"]
)
def test_no_file_is_read(tmp_path: Path, directive: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("canary", encoding="utf-8")
    document, found = parse(f"Before\n\n.. {directive.format(file=secret)}\n", "en.rst")
    assert "canary" not in document.astext()
    assert found


def test_a_configuration_file_in_the_folder_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docutils.conf").write_text("[general]\nraw_enabled: yes\nhalt_level: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    document, found = parse(".. raw:: html\n\n   <script></script>\n", "en.rst")
    assert "script" not in document.astext()
    assert len(found) == 1


def test_roles_of_one_text_do_not_reach_the_next() -> None:
    before = dict(roles._roles)  # type: ignore[attr-defined] # noqa: SLF001 - docutils' global table is what is tested
    assert problems(".. role:: own\n.. default-role:: own\n\n:own:`a` and `b`\n") == ()
    assert dict(roles._roles) == before  # type: ignore[attr-defined] # noqa: SLF001 - same
    assert problems(":own:`a`\n")


def test_nesting_without_end_is_a_diagnostic() -> None:
    document, found = parse("".join(f"{'  ' * depth}* x\n\n" for depth in range(400)), "en.rst")
    assert [problem.code for problem in found] == [Code.D001]
    assert "nested" in found[0].message
    assert read_back(document) == ()


def test_a_line_that_is_too_long_is_an_error() -> None:
    (problem,) = problems("word " * 2001)
    assert problem.severity is Severity.ERROR
    assert "10,000" in (problem.hint or "")
