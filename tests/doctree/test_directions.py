"""Words of one direction that markup cuts into pieces keep their order: an element around them says the direction."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publish.doctree import fragment, parse
from publish.locale.bidi import embedding_levels, visual_order

#: Of one direction, of the other, and of none; a piece of markup neither begins nor ends with a space.
WORDS = (
    "Hello",
    "world",
    "سلام",
    "قال",
    "שלום",
    "25",
    "٢٥",
    "a.b@c.org",
    "[x]",
    "–",
    "…",
    "A.B",
    "سلام قال",
    "12 %",
    "25%",
    "Hello,",
    "(Yes),",
    "قال،",
)


def html(rst: str, tag: str) -> str:
    document, problems = parse(rst, "a.rst")
    assert problems == ()
    assert document is not None
    return fragment(document, tag)


class Engine(HTMLParser):
    """Orders the pieces of a line as the engine does: each by its own direction, and all by that of what holds them."""

    def __init__(self, direction: str) -> None:
        super().__init__()
        self.held: list[tuple[str, list[str]]] = [(direction, [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"p", "h1"}:
            self.held.append((dict(attrs).get("dir") or self.held[-1][0], []))

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"p", "h1"}:
            shown = self.line()
            self.held.pop()
            self.held[-1][1].append(shown)

    def handle_data(self, data: str) -> None:
        if data.strip() or data == " ":
            self.held[-1][1].append(shown(data, self.held[-1][0]))

    def line(self) -> str:
        direction, pieces = self.held[-1]
        return "".join(pieces if direction == "ltr" else reversed(pieces))


def shown(text: str, direction: str) -> str:
    """Write a text in the order in which it stands on the page, from left to right."""
    return "".join(text[at] for at in visual_order(embedding_levels(text, 1 if direction == "rtl" else 0)))


def on_page(rst: str, tag: str, direction: str) -> str:
    engine = Engine(direction)
    engine.feed(html(rst, tag).strip())
    return re.sub("[\u200e\u200f\u061c]", "", engine.line())


def marked(words: list[str], strokes: list[int]) -> str:
    pieces = [f"{'*' * stroke}{word}{'*' * stroke}" for word, stroke in zip(words, strokes, strict=False)]
    return "\\ ".join(" ".join(pieces).split("\\ "))


@pytest.mark.parametrize(("tag", "direction"), [("ar", "rtl"), ("en", "ltr"), ("he", "rtl")])
@given(
    words=st.lists(st.sampled_from(WORDS), min_size=2, max_size=8),
    strokes=st.lists(st.integers(0, 2), min_size=8, max_size=8),
)
@example(words=["قال", "Hello", "world", "سلام"], strokes=[0, 2, 0, 0])
@example(words=["Hello", "שלום", "סلام", "25", "world"], strokes=[0, 1, 0, 1, 0])
def test_markup_changes_no_order(tag: str, direction: str, words: list[str], strokes: list[int]) -> None:
    text = " ".join(words)
    assert on_page(marked(words, strokes), tag, direction) == shown(text, direction)


def test_a_sign_keeps_its_side_in_a_piece_of_its_own() -> None:
    assert html("*الزيادة* 25%", "ar") == '<p data-block="0"><em>الزيادة</em> \u061c25%</p>\n'


def test_passages_of_a_direction_are_read_as_one() -> None:
    found = html(".. role:: language-ar\n\nWorld :language-ar:`قال` :language-ar:`بها`\\ ، 25% — the\n", "en")
    assert found == (
        '<p data-block="0">World <span dir="rtl"><span lang="ar">قال</span> '
        '<span lang="ar">بها</span>، 25</span>% — the</p>\n'
    )


def test_brackets_go_with_the_words_around_them() -> None:
    found = html(".. role:: language-en\n\nكتب :language-en:`Smith` (\\ :language-en:`London`) سنة\n", "ar")
    assert re.sub(' lang="en"', "", found) == (
        '<p data-block="0">كتب <span dir="ltr"><span>Smith</span> (<span>London</span>)</span> سنة</p>\n'
    )


def test_a_passage_keeps_its_mark() -> None:
    found = html(".. role:: language-en\n\nكتب :language-en:`Hello!` سنة\n", "ar")
    assert found == '<p data-block="0">كتب <span dir="ltr" lang="en">Hello!</span> سنة</p>\n'


def test_an_element_that_a_run_ends_in_becomes_two() -> None:
    found = html("قال Hello *world سلام* قال", "ar")
    assert found == ('<p data-block="0">قال <span dir="ltr">Hello <em>world</em></span><em> سلام</em> قال</p>\n')


def test_a_link_keeps_its_place_and_its_target_once() -> None:
    found = html("قال `Hello <https://example.org/>`__ world", "ar")
    assert re.findall(r"<[^>]+>", found).count('<span dir="ltr">') == 1
    assert unescape(re.sub(r"<[^>]+>", "", found)).strip() == "قال Hello world"


@pytest.mark.parametrize(
    ("rst", "tag"),
    [
        ("All *in* one **direction**", "en"),
        ("قال *سلام* قال", "ar"),
        ("قال *Hello world* سلام", "ar"),
        ("See https://example.org/a, *now*", "en"),
    ],
)
def test_what_is_not_torn_stays_as_it_is(rst: str, tag: str) -> None:
    assert "<span" not in html(rst, tag)
