"""A finding in an author's file is led to its language and its page."""

from __future__ import annotations

from publish.diagnostics import Code, Diagnostic, Location, PagePlace
from publish.intake.model import Origin
from publish.normalize.model import Block, BlockType
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


def test_what_is_known_is_not_changed() -> None:
    own = PagePlace("leaflets/en.pdf", 2)
    (found,) = placed([Diagnostic(Code.G001, "x", Location("a.txt", 1, 1), place=own, language="de")], BLOCKS, ())
    assert (found.place, found.language) == (own, "de")
