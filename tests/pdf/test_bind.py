"""Binding keeps what sections have: tags, languages, links; and adds what only a book has."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf

from publish.edition.furniture import PageFurniture, furniture
from publish.edition.page import section
from publish.geometry import PAPER
from publish.pdf.bind import BoundPage, OutlineEntry, bind
from publish.pdf.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from publish.locale import Language
    from publish.pdf.engine import Engine
    from publish.style import StyleSheet

A5 = PAPER["A5"]
TITLES = {"en": "Plan & Action", "ar": "خطة عمل"}


@pytest.fixture(scope="module")
def bound_bytes(engine: Engine, sheet: StyleSheet, known: Callable[[str], Language]) -> bytes:
    english, arabic = known("en"), known("ar")
    front = section("front", english, "Front", '<p><a href="bind:ar"><span>to</span> <b>Arabic</b></a></p>', sheet)
    long = section("en", english, "Plan", "<h1>Plan</h1>" + "<p>word word</p>" * 24, sheet)
    other = section("ar", arabic, "خطة", "<h1>خطة عمل</h1><p>نص</p>", sheet)
    around = [
        None,
        PageFurniture(english, "left", 2, "", 0),
        PageFurniture(english, "right", 3, "Plan", 0),
        None,
        PageFurniture(arabic, "right", 5, "خطة", 1),
    ]
    decor = furniture(around, 2, A5.height, sheet, english)
    renditions = {item.section: item for item in engine.render([front, long, other, decor])}
    assert renditions["en"].pages == 2
    pages = [BoundPage("front"), BoundPage("en", 1, 4), BoundPage("en", 2, -4), BoundPage(None), BoundPage("ar", 1, -4)]
    outline = [OutlineEntry("Plan", "en"), OutlineEntry("خطة عمل", "ar")]
    return bind(renditions, pages, renditions["furniture"], outline, A5, Metadata("id-1", TITLES, date="2023-10-22"))


@pytest.fixture
def bound(bound_bytes: bytes) -> Iterator[Pdf]:
    with pikepdf.open(io.BytesIO(bound_bytes)) as document:
        yield document


def test_pages_stand_in_the_order_of_the_plan(bound: Pdf) -> None:
    assert len(bound.pages) == 5
    assert {tuple(round(float(side), 1) for side in page.MediaBox) for page in bound.pages} == {(0, 0, 419.5, 595.3)}
    assert _operators(bound.pages[3]).isdisjoint({"Tj", "TJ"}), "a blank is blank"


def test_one_tree_holds_every_section_with_its_language(bound: Pdf) -> None:
    (document,) = bound.Root.StructTreeRoot.K
    assert Name.Document == document.S
    assert [(part.S, str(part.Lang)) for part in document.K] == [
        (Name.Sect, "en"),
        (Name.Sect, "en"),
        (Name.Sect, "ar"),
    ]


def test_every_marked_page_finds_its_own_elements(bound: Pdf) -> None:
    numbers = bound.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[index]): numbers[index + 1] for index in range(0, len(numbers), 2)}
    assert sorted(parents) == list(range(len(parents)))
    for page in bound.pages:
        if "/StructParents" in page.obj:
            for element in parents[int(page.obj.StructParents)]:
                assert element.Pg.objgen == page.obj.objgen


def test_links_between_sections_become_destinations(bound: Pdf) -> None:
    annotations = list(bound.pages[0].obj.Annots)
    assert len(annotations) == 1, "boxes inside a link own none"
    (link,) = annotations
    assert "/A" not in link
    assert link.Dest[0].objgen == bound.pages[4].obj.objgen
    numbers = bound.Root.StructTreeRoot.ParentTree.Nums
    owner = next(numbers[i + 1] for i in range(0, len(numbers), 2) if int(numbers[i]) == int(link.StructParent))
    assert Name.Link == owner.S


def test_furniture_stands_on_its_pages_as_an_artifact(bound: Pdf) -> None:
    drawn = [
        "/XObject" in page.obj.Resources and "/Furniture" in page.obj.Resources.XObject for page in bound.pages[:3]
    ]
    assert drawn == [False, True, True]
    forms = [bound.pages[number].obj.Resources.XObject["/Furniture"] for number in (1, 2)]
    assert forms[0].read_bytes() != forms[1].read_bytes(), "pages of one section share no furniture"
    content = bound.pages[1].obj.Contents
    assert b"/Artifact" in (b"".join(part.read_bytes() for part in content))


def test_the_document_says_what_it_is(bound: Pdf) -> None:
    assert str(bound.Root.Lang) == "en"
    packet = bound.Root.Metadata.read_bytes().decode()
    assert "Plan &amp; Action" in packet
    assert '<rdf:li xml:lang="ar">خطة عمل</rdf:li>' in packet
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in packet
    with bound.open_outline() as outline:
        assert [line.title for line in outline.root] == ["Plan", "خطة عمل"]


def test_binding_again_gives_the_same_bytes(
    bound_bytes: bytes, engine: Engine, sheet: StyleSheet, known: Callable[[str], Language]
) -> None:
    (rendition,) = engine.render([section("en", known("en"), "Plan", "<p>text</p>", sheet)])
    made = {bind({"en": rendition}, [BoundPage("en")], None, [], A5, Metadata("x", {"en": "t"})) for _ in range(2)}
    assert len(made) == 1
    assert bound_bytes not in made


def _operators(page: pikepdf.Page) -> set[str]:
    return {str(operation.operator) for operation in pikepdf.parse_content_stream(page)}


def test_an_element_keeps_nothing_of_a_dropped_annotation(bound: Pdf) -> None:
    kept = {item.objgen for page in bound.pages for item in page.obj.get("/Annots", [])}
    for item in bound.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.OBJR:
            assert item.Obj.objgen in kept
