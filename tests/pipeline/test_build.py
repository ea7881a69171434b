"""The whole way on a small publication: the products, the proof, the order of pages, the same bytes again."""

from __future__ import annotations

import io
import json
import re
import shutil
from typing import TYPE_CHECKING

import pikepdf
import pytest
from jsonschema import Draft202012Validator
from pypdf import PdfReader

from publish.fence.crew import Fence
from publish.pipeline import BuildResult, build, check
from publish.publication import Publication, load
from publish.report import Report
from publish.report.coverage import schema_text
from publish.report.html import render

if TYPE_CHECKING:
    from pathlib import Path


def loaded(folder: Path) -> Publication:
    publication, problems = load(folder)
    assert problems == ()
    assert publication is not None
    return publication


def quiet(_: str) -> None:
    """Nobody waits."""


def built(folder: Path) -> BuildResult:
    return build(loaded(folder), progress=quiet)


def problems_of(result: BuildResult) -> list[str]:
    return [str(problem.code) for problem in result.diagnostics if problem.severity != "note"]


def test_every_product_is_made_and_every_glyph_proven(built_garden: BuildResult) -> None:
    result = built_garden
    assert problems_of(result) == []
    assert sorted(result.products) == [
        "booklet-print.pdf",
        "booklet.pdf",
        "coverage.json",
        "leaflets/ar-print.pdf",
        "leaflets/ar.pdf",
        "leaflets/en-print.pdf",
        "leaflets/en.pdf",
        "leaflets/ru-print.pdf",
        "leaflets/ru.pdf",
        "rst/ar.rst",
        "rst/en.rst",
        "rst/ru.rst",
        "sheets/ar.html",
        "sheets/en.html",
        "sheets/ru.html",
        "ticket.json",
        "ticket.pdf",
    ]
    coverage = json.loads(result.products["coverage.json"])
    assert coverage["drawn"] == coverage["proven"] > 3000
    assert coverage["ppm"] == 1_000_000
    assert list(Draft202012Validator(json.loads(schema_text())).iter_errors(coverage)) == []
    assert all(gate["checked"] > 0 and gate["failed"] == 0 for gate in coverage["gates"].values())
    assert "1,000,000 ppm" in result.proof


def test_the_ticket_and_the_report_tick_the_same_list(built_garden: BuildResult) -> None:
    ticket = built_garden.evidence.ticket
    assert ticket is not None
    assert [line.demand for line in ticket.ticked[:2]] == ["All fonts are embedded", "Every glyph is the right one"]
    assert all(line.holds for line in ticket.ticked)
    told = json.loads(built_garden.products["ticket.json"])["printers_list"]
    assert [(line["demand"], line["figure"]) for line in told] == [(one.demand, one.figure) for one in ticket.ticked]
    page = PdfReader(io.BytesIO(built_garden.products["ticket.pdf"]))
    printed = " ".join(page.pages[0].extract_text().split())
    assert len(page.pages) == 1
    assert all(f"☑ {line.demand} {line.figure}" in printed for line in ticket.ticked)
    assert "House rules" in printed
    report = render(Report(evidence=built_garden.evidence))
    assert all(f"☑ {line.demand} " in report and line.figure in report for line in ticket.ticked)


def test_the_book_is_planned_bound_and_imposed(built_garden: BuildResult) -> None:
    result = built_garden
    with pikepdf.open(io.BytesIO(result.products["booklet.pdf"])) as book:
        assert len(book.pages) == 8, "cover, imprint, contents, three texts, back cover, one planned blank"
        assert [str(part.Lang) for part in book.Root.StructTreeRoot.K[0].K] == [
            "en",
            "en",
            "en",
            "en",
            "ru",
            "ar",
            "en",
        ]
        with book.open_outline() as outline:
            assert [line.title for line in outline.root] == ["House rules", "Правила сада", "قواعد الحديقة"]
    with pikepdf.open(io.BytesIO(result.products["booklet-print.pdf"])) as sheets:
        assert len(sheets.pages) == 4, "two sheets of two sides"
        assert [round(float(side)) for side in sheets.pages[0].MediaBox] == [0, 0, 842, 595]


def test_right_to_left_leaflets_open_to_the_right(built_garden: BuildResult) -> None:
    result = built_garden
    directions = {}
    for tag in ("en", "ar"):
        with pikepdf.open(io.BytesIO(result.products[f"leaflets/{tag}.pdf"])) as leaflet:
            directions[tag] = str(leaflet.Root.ViewerPreferences.get("/Direction", "/L2R"))
    assert directions == {"en": "/L2R", "ar": "/R2L"}


@pytest.mark.long
def test_the_same_sources_give_the_same_bytes_in_another_folder(
    garden: Path, built_garden: BuildResult, tmp_path: Path
) -> None:
    other = tmp_path / "elsewhere" / "Garten ключ"
    shutil.copytree(garden, other)
    first, second = built_garden.products, built(other).products
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_a_check_finds_what_a_build_would_and_makes_nothing(garden: Path) -> None:
    result = check(loaded(garden), progress=quiet)
    assert problems_of(result) == []
    assert result.products == {}
    assert "0 failed" in result.proof


def test_the_sources_stand_in_the_result_with_their_hashes(garden: Path) -> None:
    result = check(loaded(garden), progress=quiet)
    assert list(result.sources) == ["sources/a-en-ru.txt", "sources/b-ar.txt"]
    assert all(len(digest) == 64 for digest in result.sources.values())


@pytest.mark.parametrize("stage", [build, check])
def test_a_language_without_text_is_said_once(garden: Path, stage: object) -> None:
    (garden / "sources" / "b-ar.txt").unlink()
    assert callable(stage)
    result = stage(loaded(garden), progress=quiet)
    (problem,) = [problem for problem in result.diagnostics if problem.severity == "error"]
    assert (problem.code, problem.location.path) == ("S004", "publication.toml")
    assert result.products == {}


@pytest.mark.long
def test_a_text_without_a_title_is_set_under_its_own_name(garden: Path) -> None:
    toml = garden / "publication.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('title.en = "House rules"\n', ""), encoding="utf-8")
    result = built(garden)
    assert problems_of(result) == ["N002"]
    with (
        pikepdf.open(io.BytesIO(result.products["booklet.pdf"])) as book,
        book.open_outline() as outline,
    ):
        assert outline.root[0].title == "English"


def test_a_language_whose_script_no_font_sets_is_refused(garden: Path) -> None:
    toml = garden / "publication.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('"ar"]', '"ar", "th"]'), encoding="utf-8")
    (garden / "sources" / "c-th.txt").write_text("กฎของสวน\n\nสมาชิกของสวนตกลงกันตามกฎต่อไปนี้สำหรับปีหน้า\n", encoding="utf-8")
    result = built(garden)
    assert "F002" in problems_of(result)
    assert result.products == {}


@pytest.mark.long
def test_a_leaflet_that_no_size_brings_onto_its_sheet_says_so(garden: Path) -> None:
    source = garden / "sources" / "a-en-ru.txt"
    item = "  1. Water is shared by all members of the garden, and nobody waters at noon.\n"
    source.write_text(source.read_text(encoding="utf-8").replace(item, item * 300), encoding="utf-8")
    result = built(garden)
    (problem,) = [problem for problem in result.diagnostics if problem.code == "B001"]
    assert problem.place is not None
    assert problem.place.path == "leaflets/en.pdf"
    assert problem.location is not None
    assert (problem.location.path, 50 < (problem.location.line or 0) < 250) == ("sources/a-en-ru.txt", True)
    told = re.search(r": (\d[\d,]*) lines, about ([\d,]+) letters, are too many", problem.message)
    assert told is not None
    lines, letters = (int(number.replace(",", "")) for number in told.groups())
    assert 100 < lines < 300, "three hundred items of a line each, of which four pages hold the smaller part"
    assert 50 < letters / lines < 90, "an item has 73 letters"
    assert f"Shorten the text in en by about {told[2]} letters" in (problem.hint or "")


@pytest.mark.long
def test_what_the_fence_leaves_open_is_told_once(garden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts and the pages are worked on in fences of their own, which lack the same."""
    monkeypatch.setattr(Fence, "gaps", property(lambda _: ("no walls",)))
    found = [one for one in built(garden).diagnostics if one.code == "E004"]
    assert len(found) == 1
