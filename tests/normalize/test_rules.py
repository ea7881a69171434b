"""Each rule of layout repair changes what it is for and leaves alone what it must."""

from __future__ import annotations

import pytest

from publish.intake import SourceText, Traced
from publish.normalize import normalize
from publish.normalize.lines import mend
from publish.normalize.rules import CHARACTER_RULES, browser_header, page_numbers

NAMES = [name for name, _ in CHARACTER_RULES]
SOURCE = SourceText("a.txt", "")


def mended(text: str) -> tuple[str, list[str]]:
    line, repairs = mend(Traced.of_line(text, 1), SOURCE)
    return line.text, [repair.rule for repair in repairs]


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("composition", "e\u0301galite\u0301", "égalité"),
        ("composition", "\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"),
        ("composition", "Tuye\u0302n ngo\u0302n quye\u0302\u0300n", "Tuyên ngôn quyền"),
        ("presentation-form", "eﬀective ﬁnal", "effective final"),
        ("presentation-form", "ﻻ ﺇﻟﻰ", "لا إلى"),
        ("soft-hyphen", "Nyilat\u00adkozat", "Nyilatkozat"),
        ("invisible", "\u200fכל אדם\u200e", "כל אדם"),
        ("invisible", "1. \u200fכל", "1. כל"),
        ("invisible", "\ufeffword\u200bs", "words"),
        ("invisible", "bell\x07 \u202aopen", "bell open"),
        ("invisible", "\u2067كل\u2069", "كل"),
        ("spacing", "lain  edessä\tja \t oikeus", "lain edessä ja oikeus"),
        ("spacing", "em\u2003space", "em space"),
    ],
)
def test_a_rule_mends_its_damage_and_logs_it(rule: str, before: str, after: str) -> None:
    assert mended(before) == (after, [rule] * len(mended(before)[1]))
    assert rule in mended(before)[1]


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # ZWNJ is spelling in Persian
        "ශ්\u200dරී",  # ZWJ is spelling in Sinhala
        "ភាសា\u200bខ្មែរ",  # U+200B marks words in Khmer
        "24\u00a0heures, 7\u202f% ?",  # no-break spaces of French
        "全角　空白",  # an ideographic space
        "ﷺ ABC ﷲ",  # signs in their own right
        "ＡＢＣ１２３",  # full-width letters are the author's choice
        "שלום (\u200fabc\u200f) שלום",  # a mark that holds a bracket on its side
        "رقم \u206612-34\u2069 هنا",  # a balanced isolate
        "co-operation – “so”",
    ],
)
def test_what_carries_meaning_stays(text: str) -> None:
    assert mended(text) == (text, [])


def test_rules_are_applied_in_the_order_that_they_need() -> None:
    assert NAMES == ["presentation-form", "composition", "soft-hyphen", "invisible", "spacing"]


@pytest.mark.parametrize(
    "text",
    [
        "10/26/23, 12:28 PM",
        "10/30/24, 10:28 ᏒᎯᏱᎢ",
        "26.10.2023, 12:20",
        "2023-10-26 21:03:11",
        "2023年10月26日 12:28",
        "٢٦/١٠/٢٠٢٣، ١٢:٢٨ م",
        "26/10/2023, 12:20 Universal Declaration",
    ],
)
def test_print_stamps_are_known_in_any_digits(text: str) -> None:
    assert browser_header.is_stamp(text)


@pytest.mark.parametrize(
    "text", ["10/26/23", "On 26.10.2023, 12:20 we met.", "İzmir, October 20-21-22, 2023", "1948: 12:30", "Ratio 3:20"]
)
def test_a_date_in_a_text_is_no_stamp(text: str) -> None:
    assert not browser_header.is_stamp(text)


@pytest.mark.parametrize("text", ["Login | Register", "En | Fr | De", "En Fr Es Ru Ar Zh", "• EN FR DE RU ZH"])
def test_menus_are_navigation(text: str) -> None:
    assert browser_header.is_navigation(text)


@pytest.mark.parametrize("menu", ["• Party 23rd IMCWP Ar En Es Ru Tr", "Portal Hi Bn Ta Te", "• Archive Chr Fuf Ug Yi"])
def test_a_menu_is_known_below_a_stamp_and_words_beside_it(menu: str) -> None:
    assert paragraphs(f"A title\n\n10/26/23, 12:28 PM\n{menu}\nPrint\nA- A+\n\nText.\n") == ["Text."]
    assert len(paragraphs(f"A title\n\n{menu}\n\nText.\n\nPrint\n")) == 4


@pytest.mark.parametrize(
    "text",
    ["Plan of Action", "We speak En and Fr in this house of ours", "• One point", "Of the en", "To Be Or Is It So"],
)
def test_a_text_is_no_navigation(text: str) -> None:
    assert not browser_header.is_navigation(text)


@pytest.mark.parametrize("page", ["- 2 -", "2/9", "Page 2 of 9", "Стр. 2", "第2页", "[2]", "صفحة ٢"])
def test_numbers_of_pages_go_and_the_paragraph_goes_on(page: str) -> None:
    text = f"All human beings are born\n\n{page}\n\nfree and equal in dignity.\n"
    assert paragraphs(text) == ["All human beings are born free and equal in dignity."]


def test_running_heads_go_beside_page_breaks() -> None:
    text = "Text of the first\n\n1/3\n\fWorld Declaration | 2\n\npage goes on.\n"
    assert paragraphs(text) == ["Text of the first page goes on."]


@pytest.mark.parametrize("number", ["2", "1948"])
def test_a_number_that_stands_alone_once_is_the_authors(number: str) -> None:
    assert number in paragraphs(f"A text that ends here.\n\n{number}\n\nAnother one begins.\n")


def test_headings_that_say_page_stay() -> None:
    lines = [
        "Page 1",
        "The first was missing.",
        "Page 2",
        "The second had a picture.",
        "Page 3",
        "The third was blank.",
    ]
    assert paragraphs("\n\n".join(lines)) == lines


def test_a_source_of_nothing_but_furniture_is_left_alone() -> None:
    assert paragraphs("- 1 -\n\n- 2 -\n") == ["1 -", "2 -"]


def paragraphs(text: str) -> list[str]:
    return [block.text for block in normalize([SourceText("a.txt", text)], given={"a.txt": "en"}).blocks]


def test_page_rules_have_ids_of_their_own() -> None:
    ids = {
        browser_header.ID,
        browser_header.TITLE_ID,
        browser_header.NAVIGATION_ID,
        page_numbers.ID,
        page_numbers.HEAD_ID,
    }
    assert len(ids) == 5
    assert not ids & set(NAMES)
