"""Sections as HTML: what is said in them, in which language and direction, and where links lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from publish.edition import BookSheets, Colophon, Text, booklet
from publish.edition.furniture import PageFurniture, furniture
from publish.edition.leaflet import leaflet
from publish.edition.page import split_title
from publish.style import StyleSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.edition import Section
    from publish.locale import Language

EMPTY = StyleSheet("", {})
SHEETS = BookSheets(EMPTY, EMPTY)
COLOPHON = Colophon(("Source Serif 4",), "22 October 2023", "3f2a-9c01-b7de")


@pytest.fixture
def texts(known: Callable[[str], Language]) -> list[Text]:
    return [
        Text(known("en"), "Plan <of> Action", '<h1 class="title">Plan</h1>\n<p>One.</p>'),
        Text(known("ar"), "خطة عمل", '<h1 class="title">خطة عمل</h1>\n<p>واحد</p>'),
    ]


def body(section: Section) -> str:
    return section.html.partition("<body")[2].partition(">\n")[2].rpartition("\n</body>")[0]


def test_the_contents_name_each_language_in_its_own_words_and_digits(texts: list[Text]) -> None:
    made = booklet.contents(texts, {"en": 3, "ar": 12}, SHEETS)
    assert body(made) == (
        '<nav class="contents"><h1><span lang="en" dir="ltr">Contents</span> · '
        '<span lang="ar" dir="rtl">المحتويات</span></h1>\n'
        '<p class="entry" lang="en" dir="ltr"><a href="bind:en"><span class="what"><span class="name">English</span> '
        '<span class="title">Plan &lt;of&gt; Action</span></span> <span class="folio">3</span></a></p>\n'
        '<p class="entry" lang="ar" dir="rtl"><a href="bind:ar"><span class="what"><span class="name">العربية</span> '
        '<span class="title">خطة عمل</span></span> <span class="folio">١٢</span></a></p></nav>'
    )
    assert {"Contents", "العربية", "١٢"} <= set(made.printed)


def test_a_cover_without_a_title_page_bears_the_first_title(texts: list[Text]) -> None:
    made = body(booklet.cover(texts, "", SHEETS))
    assert "<h1>Plan &lt;of&gt; Action</h1>" in made
    assert made.count("Plan &lt;of&gt; Action") == 1, "no title twice"


def test_a_cover_with_a_title_page_lists_every_title(texts: list[Text]) -> None:
    made = body(booklet.cover(texts, "<h1>Meeting</h1><p>İzmir</p>", SHEETS))
    assert re.findall(r"<h1>(.*?)</h1>", made) == ["Meeting"]
    assert "Plan &lt;of&gt; Action" in made
    assert '<div class="lines"><p>İzmir</p></div>' in made


def test_many_languages_get_a_cover_with_room_for_them(texts: list[Text]) -> None:
    assert 'class="cover many"' not in booklet.cover(texts * 3, "<h1>M</h1>", SHEETS).html
    assert 'class="cover many"' in booklet.cover(texts * 4, "<h1>M</h1>", SHEETS).html


def test_words_borrowed_from_english_say_that_they_are_english(known: Callable[[str], Language]) -> None:
    polish = [Text(known("pl"), "Plan", "")]
    assert '<p lang="en" dir="ltr">Set in Source Serif 4' in booklet.imprint(polish, COLOPHON, SHEETS).html


def test_furniture_follows_hand_language_and_place(known: Callable[[str], Language]) -> None:
    pages = [None, PageFurniture(known("ar"), "left", 12, "خطة", 1)]
    made = furniture(pages, 2, 595.0, EMPTY, known("en"))
    assert not made.tagged
    empty, decorated = body(made).split("\n")
    assert empty == '<div class="page"></div>'
    assert decorated.startswith('<div class="page left" lang="ar" dir="rtl"><p class="folio">١٢</p>')
    assert 'style="top: 141.73pt">عر</p>' in decorated, "the second language stands one step of 26 mm lower"


def test_a_label_of_three_letters_is_set_smaller(known: Callable[[str], Language]) -> None:
    pages = [PageFurniture(known(tag), "right", 1, "", thumb=0) for tag in ("ku", "ckb")]
    made = body(furniture(pages, 1, 400.0, EMPTY, known("en")))
    assert re.findall(r'class="(thumb[^"]*)"[^>]*>(\w+)<', made) == [("thumb", "KU"), ("thumb wide", "CKB")]


def test_a_long_thumb_index_closes_up_to_stay_on_the_page(known: Callable[[str], Language]) -> None:
    pages = [PageFurniture(known("en"), "right", 3, "", 23)]
    top = re.search(r"top: ([\d.]+)pt", furniture(pages, 24, 595.0, EMPTY, known("en")).html)
    assert top
    assert float(top.group(1)) < 595 - 18 * 72 / 25.4


def test_a_leaflet_is_set_at_its_step(texts: list[Text]) -> None:
    made = leaflet(texts[1], COLOPHON.fingerprint, 4, EMPTY)
    assert '<html lang="ar" dir="rtl" class="fit-4">' in made.html
    assert '<header class="masthead"><h1 class="title">خطة عمل</h1></header>' in made.html


def test_a_text_without_a_heading_has_an_empty_masthead() -> None:
    assert split_title("<p>One.</p>") == ("", "<p>One.</p>")
