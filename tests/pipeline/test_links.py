"""What a text prints for its links is declared as it stands on the page."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from publish.doctree import fragment, parse
from publish.intake.model import Origin
from publish.normalize import Block, BlockType, Inline, InlineRole
from publish.normalize.rst import write
from publish.pipeline.links import printed_links

LINKS = (Inline(0, 4, InlineRole.LINK, "https://example.org/"), Inline(8, 10, InlineRole.LINK, "mailto:a@b.org"))
BLOCK = Block(BlockType.PARA, "en", "Read and us", "x", (Origin(0, 1, 1),), LINKS)


@pytest.mark.parametrize(
    ("links", "printed"),
    [
        ("plain", ()),
        ("text", ("(https://example.org/)", "(a@b.org)")),
        ("notes", ("https://example.org/", "a@b.org", "a", "b")),
    ],
)
def test_what_is_printed_is_declared(links: str, printed: tuple[str, ...]) -> None:
    assert printed_links([BLOCK], links) == printed
    document, problems = parse(write([BLOCK]), "en.rst")
    assert problems == ()
    html = fragment(document, "en", links=links)
    shown = [unescape(words).strip() for words in re.findall(r'data-printed="address"[^>]*>([^<]*)<', html)]
    assert [words for words in shown if words] == [words for words in printed if len(words) > 1]


def test_a_note_has_no_notes_of_its_own() -> None:
    # The engine lays a note within a note out without end where a page has no room for it.
    call = Block(
        BlockType.PARA, "en", "So it is1 and us", "x", (Origin(0, 1, 1),), (Inline(8, 9, InlineRole.FOOTNOTE), LINKS[1])
    )
    note = replace(BLOCK, note="1", inlines=LINKS[:1])
    blocks = [replace(call, inlines=(call.inlines[0], replace(LINKS[1], start=14, end=16))), note]
    assert printed_links(blocks, "notes") == ("a@b.org", "(https://example.org/)", "a")
    document, _ = parse(write(blocks), "en.rst")
    html = fragment(document, "en", links="notes")
    assert html.count("linked") == 1
    assert ">(https://example.org/)<" in html


@pytest.mark.parametrize(
    ("rst", "shown"),
    [
        ("the `rule <https://e.org>`__\\ s.", "the rules (https://e.org)."),
        ("a `PDF <https://e.org>`__\\ .pdf here", "a PDF.pdf (https://e.org) here"),
        ("see `it <https://e.org>`__.", "see it (https://e.org)."),
        ("see `it <https://e.org>`__ too", "see it (https://e.org) too"),
    ],
)
def test_an_address_stands_behind_the_whole_word(rst: str, shown: str) -> None:
    document, _ = parse(rst + "\n", "en.rst")
    assert document is not None
    assert re.sub("<[^>]+>", "", fragment(document, "en", links="text")).strip() == shown


def test_a_telephone_is_printed_where_the_words_are_not_its_number() -> None:
    text = "210 555 0100, the desk"
    inlines = tuple(Inline(*span, InlineRole.LINK, "tel:+302105550100") for span in ((0, 12), (18, 22)))
    block = Block(BlockType.PARA, "en", text, "en.md", (Origin(0, 1, 1),), inlines)
    assert printed_links([block], "notes") == ("+302105550100", "a")
