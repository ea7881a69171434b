"""A finding in an author's file is led to its language and its page."""

from __future__ import annotations

from publish.checks.model import PlacedSection, Product
from publish.diagnostics import Code, Diagnostic, Location, PagePlace
from publish.geometry import Size
from publish.intake.model import Origin
from publish.normalize.model import Block, BlockType
from publish.pdf.model import Rendition, TextBox
from publish.pipeline.places import placed

BLOCKS = (
    Block(BlockType.PARA, "en", "one two three", "a.txt", (Origin(0, 1, 1), Origin(8, 2, 1))),
    Block(BlockType.PARA, "ar", "واحد", "a.txt", (Origin(0, 2, 20),)),
)


def languages(*locations: Location | None) -> list[str | None]:
    found = placed([Diagnostic(Code.N004, "x", location) for location in locations], BLOCKS, ())
    return [diagnostic.language for diagnostic in found]


def test_the_line_and_column_decide_which_text_is_meant() -> None:
    places = [Location("a.txt", 1, 5), Location("a.txt", 2, 3), Location("a.txt", 2, 21), Location("a.txt", 2)]
    assert languages(*places) == ["en", "en", "ar", "en"]


def test_what_leads_to_no_text_stays_as_it_is() -> None:
    places = [Location("a.txt", 9, 1), Location("b.txt", 1, 1), Location("a.txt"), None]
    assert languages(*places) == [None] * 4


def test_what_names_no_column_is_about_the_whole_passage() -> None:
    boxes = tuple(
        TextBox(
            page=1,
            box=(x, y, x + 40, y + 10),
            text=text,
            language="en",
            block=0,
            generated=False,
            families=("A",),
            weight=400,
            style="normal",
            start=(x, y),
            size=10,
        )
        for x, y, text in ((20, 160, "one two "), (15, 148, "three"))
    )
    rendition = Rendition("en", "en", b"", 1, Size(100, 200), boxes)
    product = Product("booklet.pdf", b"", (PlacedSection(rendition, 3, BLOCKS),))
    whole, word = placed(
        [Diagnostic(Code.P006, "x", Location("a.txt", 1, column)) for column in (None, 5)], BLOCKS, [product]
    )
    assert (whole.place, word.place) == (
        PagePlace("booklet.pdf", 3, (15, 148, 60, 170)),
        PagePlace("booklet.pdf", 3, (20, 160, 60, 170)),
    )


def test_what_is_known_is_not_changed() -> None:
    own = PagePlace("leaflets/en.pdf", 2)
    (found,) = placed([Diagnostic(Code.G001, "x", Location("a.txt", 1, 1), place=own, language="de")], BLOCKS, ())
    assert (found.place, found.language) == (own, "de")
