"""Which families set a language, and what is told of scripts that they do not serve well."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Code, Severity
from publish.fonts import FontCatalog
from publish.pipeline.looks import choose_stacks
from publish.publication import load

if TYPE_CHECKING:
    from pathlib import Path

    from publish.diagnostics import Diagnostic

LETTERS = frozenset(map(ord, "abcdefghijklmnopqrstuvwxyz"))
TOML = '[publication]\nid = "a"\nlanguages = ["{0}"]\n[sources]\n"{0}" = "a.txt"\n'


def told(folder: Path, tag: str, catalog: FontCatalog, words: str = "ᠮᠣᠩᠭᠣᠯ") -> list[Diagnostic]:
    (folder / "publication.toml").write_text(TOML.format(tag), encoding="utf-8")
    (folder / "a.txt").write_text("text", encoding="utf-8")
    publication, problems = load(folder)
    assert publication, problems
    return list(choose_stacks(publication, catalog, {tag: words})[1])


@pytest.mark.parametrize(("tag", "script", "columns"), [("mn-Mong", "Mong", True), ("mn-Cyrl", "Cyrl", False)])
def test_a_script_that_is_written_in_columns_is_told(
    tmp_path: Path, catalog: FontCatalog, tag: str, script: str, *, columns: bool
) -> None:
    with_it = FontCatalog(catalog.faces, {**catalog.stacks, script: ("Source Serif 4",)})
    found = [one for one in told(tmp_path, tag, with_it) if one.code is Code.F007]
    assert [one.severity for one in found] == [Severity.WARNING] * columns
    assert all("columns" in one.message and one.hint and one.location for one in found)


def test_a_script_without_a_font_is_told_with_the_command_that_brings_one(tmp_path: Path, catalog: FontCatalog) -> None:
    (missing,) = told(tmp_path, "mn-Mong", catalog)
    assert missing.code is Code.F002
    assert "publish fonts fetch mn-Mong" in (missing.hint or "")


@pytest.mark.parametrize(
    ("words", "first", "lacks"),
    [
        ("micrograms", "House", ""),
        ("ten µg", "Source Serif 4", "µ (U+00B5)"),
        ("漢 that no family of the script has", "House", ""),
        ("µ and 漢", "Source Serif 4", "µ (U+00B5)"),
    ],
)
def test_one_letter_changes_the_family_of_a_language_but_not_without_a_word(
    tmp_path: Path, catalog: FontCatalog, words: str, first: str, lacks: str
) -> None:
    face = replace(catalog.faces[0], family="House", weight=400, style="normal", characters=LETTERS)
    own = {"Latn": ("House", *catalog.stack("Latn"))}
    with_it = FontCatalog((*catalog.faces, face), {**catalog.stacks, **own}, frozenset({"House"}))
    assert with_it.stack_for("Latn", words)[0] == first
    found = [one for one in told(tmp_path, "en", with_it, words) if one.code is Code.F008]
    assert len(found) == bool(lacks)
    assert all(f"set in {first}, not in House, which lacks {lacks}." in one.message for one in found)
