"""Lines become titles, paragraphs and items, whatever way they are marked and wrapped."""

from __future__ import annotations

import textwrap

import pytest

from publish.intake import SourceText, decode
from publish.normalize import Block, normalize

ITEMS = (
    "Everyone has the right to life, liberty and the security of person.",
    "No one shall be held in slavery or servitude; slavery shall be prohibited in all its forms.",
    "Everyone has the right to recognition everywhere as a person before the law.",
)
PREAMBLE = "Whereas recognition of the inherent dignity of all members of the human family is the foundation of peace,"


def blocks(text: str, name: str = "a.txt", language: str = "en") -> tuple[Block, ...]:
    return normalize([SourceText(name, text)], given={name: language}).blocks


def rows(text: str, name: str = "a.txt") -> list[tuple[str, int | None, str]]:
    return [(block.type.value, block.number, block.text) for block in blocks(text, name)]


LIST = [("item", number, text) for number, text in enumerate(ITEMS, start=1)]


@pytest.mark.parametrize(
    "markers",
    [
        ("1.", "2.", "3."),
        ("1)", "2)", "3)"),
        ("(1)", "(2)", "(3)"),
        ("[1]", "[2]", "[3]"),
        ("1.-", "2.-", "3.-"),
        ("1./", "2./", "3./"),
        ("1 .", "2 .", "3 ."),
        ("1º", "2º", "3º"),
        ("№1.", "№2.", "№3."),
        ("1.", "1.", "1."),
        ("١.", "٢-", "٣ ."),
        ("१।", "२।", "३।"),
        ("๑.", "๒-", "๓."),
        ("፩.", "፪.", "፫."),
        ("①", "②", "③"),
        ("一、", "二、", "三、"),
        ("第一条", "第二条", "第三条"),
        ("i)", "ii)", "iii)"),
        ("I.", "II.", "III."),
        ("a)", "b)", "c)"),
        ("א.", "ב.", "ג."),
        ("أ)", "ب)", "ج)"),
        ("가.", "나.", "다."),
        ("а)", "б)", "в)"),
    ],
)
def test_lists_are_known_by_any_markers(markers: tuple[str, ...]) -> None:
    text = "\n".join(f"{marker} {item}" for marker, item in zip(markers, ITEMS, strict=True))
    assert rows(text) == LIST


@pytest.mark.parametrize("sign", ["•", "-", "–", "*", "▪", "·"])
def test_bullets(sign: str) -> None:
    text = "\n\n".join(f"  {sign} {item}" for item in ITEMS)
    assert rows(text) == [("bullet", None, item) for item in ITEMS]


@pytest.mark.parametrize(
    "text",
    [
        "A. Ivanov spoke first.",
        "1948. The year of the declaration.",
        "- a dash that begins one line only",
        "3.5 million people live there.",
        "10-year plans are long.",
        "I. Kant wrote this.",
        "12:30 is when we meet.",
        "2023",
    ],
)
def test_what_only_looks_like_a_marker_is_text(text: str) -> None:
    assert [block.text for block in blocks(f"Some text stands here.\n\n{text}\n\nMore of it follows.\n")][1] == text


@pytest.mark.parametrize("width", [40, 56, 64, 78])
@pytest.mark.parametrize(("first", "rest"), [("", ""), ("  ", "     "), ("", "   ")])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_hard_wraps_are_undone(width: int, first: str, rest: str, gap: str) -> None:
    wrapped = [
        textwrap.fill(item, width, initial_indent=f"{first}{number}. ", subsequent_indent=rest)
        for number, item in enumerate(ITEMS, start=1)
    ]
    text = textwrap.fill(PREAMBLE, width) + "\n\n" + gap.join(wrapped) + "\n"
    assert rows(text) == [("para", None, PREAMBLE), *LIST]


def test_a_number_that_a_wrap_brings_to_the_margin_begins_no_item() -> None:
    text = (
        "  1. Herkes, haklarının tespitinde tam bir eşitlikle davasının görülmesi hakkına sahiptir.\n"
        "  2. Bu bağlamda Uluslararası Sol Partilerin ve Hareketlerin Kuramsal Yayınlarının\n"
        "2. Uluslararası Toplantısına katılımı teşvik etmek.\n"
        "  3. Herkesin hakkı vardır.\n"
    )
    assert [number for _, number, _ in rows(text)] == [1, 2, 3]
    assert rows(text)[1][2].endswith("Yayınlarının 2. Uluslararası Toplantısına katılımı teşvik etmek.")


def test_lines_that_nothing_wraps_stay_apart() -> None:
    text = f"UNIVERSAL DECLARATION\n{PREAMBLE * 3}\n1. {ITEMS[0]}\n2. {ITEMS[1]}\n"
    assert [kind for kind, _, _ in rows(text)] == ["title", "para", "item", "item"]


def test_a_wrap_between_chinese_characters_leaves_no_space() -> None:
    text = "人人有權享有主張和發表意見的自由此項權利包括持有主張而不受干涉的自由和通過任何媒介尋求接受和傳遞消息完。"
    wrapped = "\n".join(text[start : start + 20] for start in range(0, len(text), 20))
    (block,) = blocks(wrapped + "\n", language="zh-Hant")
    assert block.text == text


def test_sub_items_and_paragraphs_inside_an_item() -> None:
    text = "1. one\n   a) first\n   b) second\n2. two\n\n   More of two.\n\n3. three\n"
    assert [(block.type.value, block.level, block.text) for block in blocks(text)] == [
        ("item", 1, "one"),
        ("item", 2, "first"),
        ("item", 2, "second"),
        ("item", 1, "two"),
        ("para", 2, "More of two."),
        ("item", 1, "three"),
    ]


def test_a_list_inside_a_list_is_known_by_its_indent() -> None:
    text = "1. one\n   1. first\n   2. second\n2. two\n"
    assert [(block.level, block.number) for block in blocks(text)] == [(1, 1), (2, 1), (2, 2), (1, 2)]


def test_uneven_lines_are_not_taken_for_wrapped_ones() -> None:
    lines = [
        "The committee of the northern region met",
        "The committee of the southern and the western region",
        "The committee of the east",
        "The committee of the islands and of the coast of the sea",
        "The committee of the capital",
    ]
    assert [text for _, _, text in rows("\n".join(lines))] == lines


def test_a_repeated_list_begins_anew_after_a_paragraph() -> None:
    text = "1. a\n1. b\n\nBetween them.\n\n1. c\n1. d\n"
    assert [number for _, number, _ in rows(text)] == [1, 2, None, 1, 2]


def test_numbers_that_the_author_left_out_stay_and_are_named() -> None:
    normalized = normalize([SourceText("a.txt", "2. b\n3. c\n3. d\n6. e\n")], given={"a.txt": "en"})
    assert [block.number for block in normalized.blocks] == [2, 3, 3, 6]
    assert [(one.code.value, str(one.location), one.severity.value) for one in normalized.diagnostics] == [
        ("N003", "a.txt:1:1", "warning"),
        ("N003", "a.txt:3:1", "warning"),
        ("N003", "a.txt:4:1", "warning"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.md", "Text.\n\n1. One\n3. **Two**\n", "a.md:4:1"),
        ("a.html", '<p>Text.</p><ol>\n<li>One</li>\n<li value="3"><b>Two</b></li></ol>', "a.html:3:12"),
    ],
)
def test_a_number_that_is_out_of_order_is_told_where_it_stands(name: str, text: str, place: str) -> None:
    source, _ = decode(text.encode(), name)
    assert source is not None
    assert [str(one.location) for one in normalize([source], given={name: "en"}).diagnostics] == [place]


@pytest.mark.parametrize("heading", ["# Title", "## Title ##", "Title\n=====", "**Title**", "TITLE", "<b>Title</b>"])
def test_marked_titles(heading: str) -> None:
    found = rows(f"{heading}\n\n{PREAMBLE}\n\n**x** y\n")
    assert (found[0][0], found[0][2].lower()) == ("title", "title")


def test_headings_have_ranks_without_a_gap() -> None:
    text = "# Title\n\n#### Part\n\nText.\n\n###### Point\n\nText.\n\n#### Part two\n\nText.\n"
    assert [(block.type.value, block.level) for block in blocks(text) if block.text != "Text."] == [
        ("title", 1),
        ("heading", 2),
        ("heading", 3),
        ("heading", 2),
    ]


def test_a_chain_of_numbers_makes_a_heading() -> None:
    text = "3.1.9. What happens when a new version is\nreleased?\n\n    This is the answer to it.\n"
    assert rows(text)[0] == ("heading", None, "3.1.9. What happens when a new version is released?")


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Universal Declaration of Human Rights", "title"),
        ("A list of the main points.", "title"),
        ("The main points of it,", "para"),
        ("We declare the following:", "para"),
        ("Long " * 25 + "line", "para"),
        ("This sentence is too long for a title that ends with a full stop.", "para"),
    ],
)
def test_an_unmarked_title_is_short_and_stands_apart(first: str, kind: str) -> None:
    assert rows(f"{first}\n\n{PREAMBLE * 2}\n\n1. {ITEMS[0]}\n2. {ITEMS[1]}\n")[0][0] == kind


def test_no_title_is_invented() -> None:
    assert [kind for kind, _, _ in rows(f"{PREAMBLE}\n\n1. {ITEMS[0]}\n2. {ITEMS[1]}\n")] == ["para", "item", "item"]


def test_light_markdown_is_read_where_the_source_speaks_it() -> None:
    (block,) = blocks("He is **born** *free* <sup>1</sup> and a\\*b\n")
    assert block.text == "He is born free 1 and a*b"
    assert [(block.text[one.start : one.end], one.role.value) for one in block.inlines] == [
        ("born", "strong"),
        ("free", "emphasis"),
        ("1", "superscript"),
    ]


def test_stars_of_plain_text_stay() -> None:
    (block,) = blocks("*star* at start and file_name_ and `tick` |pipe|\n")
    assert block.text == "*star* at start and file_name_ and `tick` |pipe|"
    assert block.inlines == ()


def test_rules_are_no_text() -> None:
    assert rows("One.\n\n----------\n\nTwo.\n") == [("para", None, "One."), ("para", None, "Two.")]


@pytest.mark.parametrize(
    "markers",
    [
        ("1\t", "2\t", "3\t"),
        (".1 ", ".2 ", ".3 "),
        ("-1- ", "-2- ", "-3- "),
        (")1( ", ")2( ", ")3( "),
        ("1> ", "2> ", "3> "),
        ("1️⃣ ", "2️⃣ ", "3️⃣ "),
        ("ⓐ ", "ⓑ ", "ⓒ "),
        ("🅐 ", "🅑 ", "🅒 "),
        ("Ⅰ ", "Ⅱ ", "Ⅲ "),
        ("ⅰ. ", "ⅱ. ", "ⅲ. "),
        ("I - ", "II - ", "III - "),
        ("α΄ ", "β΄ ", "γ΄ "),
        ("א' ", "ב' ", "ג' "),
        ("الف) ", "ب) ", "پ) "),
        ("甲．", "乙．", "丙．"),
        ("၁။ ", "၂။ ", "၃။ "),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_numbers_and_letters_of_many_styles(markers: tuple[str, ...], between: str) -> None:
    assert rows(between.join(map("".join, zip(markers, ITEMS, strict=True)))) == LIST


@pytest.mark.parametrize("text", ["1 January 1945\n2 January 1946\n3 January 1947", "1 cup of milk\n3 eggs\n2 spoons"])
def test_numbers_that_are_no_list_stay(text: str) -> None:
    assert all(number is None for _, number, _ in rows(text))


@pytest.mark.parametrize(
    "text",
    [
        "3. Mai geschlossen\n9. Mai bis 12 Uhr\n1. Juni Sommerfest",
        "1 onion\n2 carrots\n3 cloves of garlic\n1 l water",
        "100 g Mehl\n2 Eier\n1 TL Salz",
    ],
)
def test_days_and_amounts_are_no_list(text: str) -> None:
    assert rows(f"Programme\n\n{text}\n")[1:] == [("para", None, line) for line in text.split("\n")]


def test_headlines_with_blank_lines_between_are_not_joined() -> None:
    lines = (
        "Harbour master resigns after eleven long years",
        "Library opens its doors to children on Sundays",
        "Ferry fares to rise by a tenth in the autumn",
        "Old crane on the eastern quay is to be sold",
        "Fishing boats bring in a record catch of cod",
        "School of the quarter gets a garden of its own",
    )
    assert [text for _, _, text in rows("\n\n".join(lines))] == list(lines)


def test_a_quotation_is_no_title() -> None:
    text = (
        "“The sea is a road, and the harbour is its inn.”\n\nThe association was founded in 1921 by seven captains.\n"
    )
    assert [kind for kind, _, _ in rows(text)] == ["para", "para"]


def test_rows_without_gaps_are_headed_by_a_title() -> None:
    text = "Ferries of the summer\n\n08:00 Harbour\n08:45 Isle\n09:30 Lighthouse\n11:00 Harbour\n"
    assert [kind for kind, _, _ in rows(text)] == ["title", *["para"] * 4]


def test_numbers_at_the_margin_stand_below_numerals_that_go_on_behind_them() -> None:
    text = "Rules\n\nI. General\n1. It is open.\n2. It is free.\nII. Loans\n1. Six books.\n2. One month.\n"
    found = [(block.level, block.enumerator or str(block.number), block.text) for block in blocks(text)[1:]]
    assert [f"{level} {mark}" for level, mark, _ in found] == ["1 I.", "2 1", "2 2", "1 II.", "2 1", "2 2"]


def test_articles_with_titles_are_headings_where_text_stands_below_them() -> None:
    text = (
        "Statutes\n\nArticle I. Name\n\n1. It is a library.\n2. It is old.\n\nArticle II. Seat\n\nIt is in Port Anne.\n"
    )
    found = [block.text for block in blocks(text) if block.type == "heading"]
    assert found == ["Article I. Name", "Article II. Seat"]
    listed = "Statutes\n\nArticle 1. Name and seat\n\nArticle 2. Members\n\nArticle 3. Votes\n"
    assert [block.type for block in blocks(listed)[1:]] == ["para"] * 3


def test_a_day_right_below_a_short_line_is_a_line_of_its_own() -> None:
    text = "MINUTES\nof the board of the library\n12 May 2022, 18:30\n\nAnna, Ben and Carla were there.\n"
    assert [text for _, _, text in rows(text)][1:3] == ["of the board of the library", "12 May 2022, 18:30"]


def test_a_unit_in_a_text_without_capitals_shouts_nothing() -> None:
    text = "# คำถาม\n\n## ปลอดภัยหรือไม่\n\nเด็กบางคนมีไข้เล็กน้อย (ต่ำกว่า 38.5 °C) และหายภายในสองวัน\n"
    assert [one.type.value for one in blocks(text, "th.md", "th")] == ["title", "heading", "para"]
