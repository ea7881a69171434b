"""Markers that programs and laws leave: signs of symbol fonts, numbers that begin late, articles."""

from __future__ import annotations

import pytest

from publish.intake import SourceText
from publish.normalize import normalize

ITEMS = ("Every member has one vote.", "The meeting takes place once a month.", "The chair is elected by all.")


def kinds(text: str, tag: str = "en") -> list[str]:
    blocks = normalize([SourceText("a.txt", text)], given={"a.txt": tag}).blocks
    return [f"{one.type} {'' if one.number is None else one.number}".strip() for one in blocks]


@pytest.mark.parametrize("sign", ["\uf0b7 ", "\uf0a7 ", "\uf0d8 ", "o ", "-- ", "☐ ", "☞ ", "~ ", "・", "—", "✓ "])
def test_signs_that_programs_leave_are_bullets(sign: str) -> None:
    assert kinds("Rules\n\n" + "\n".join(sign + item for item in ITEMS)) == ["title", *["bullet"] * 3]


@pytest.mark.parametrize(
    ("marks", "first"),
    [
        (["IV.", "V.", "VI."], 4),
        (["第七条", "第八条", "第九条"], 7),
        (["제1조", "제2조", "제3조"], 1),
        (["፩፤", "፪፤", "፫፤"], 1),
        (["d)", "e)", "f)"], 4),
        (["3.", "3.", "3."], 3),
    ],
)
def test_lists_begin_at_any_number_in_any_system(marks: list[str], first: int) -> None:
    text = "Rules\n\n" + "\n".join(f"{mark} {item}" for mark, item in zip(marks, ITEMS, strict=True))
    assert kinds(text) == ["title", *[f"item {number}" for number in range(first, first + 3)]]


def test_numbers_below_a_number_are_sub_items() -> None:
    text = f"1. {ITEMS[0]}\n1.1 {ITEMS[1]}\n1.2 {ITEMS[2]}\n2. {ITEMS[0]}\n2.1 {ITEMS[1]}\n2.2 {ITEMS[2]}\n"
    assert kinds(text) == ["item 1", "item 1", "item 2", "item 2", "item 1", "item 2"]


@pytest.mark.parametrize("word", ["المادة ١:", "Article 1.", "ข้อ 1"])
def test_each_article_is_a_paragraph_that_keeps_its_word(word: str) -> None:
    lines = [word.replace("1", str(number)).replace("١", "١٢٣"[number - 1]) for number in (1, 2, 3)]
    blocks = normalize([SourceText("a.txt", "\n".join(f"{line} لكل عضو حق" for line in lines))]).blocks
    assert [block.text for block in blocks] == [f"{line} لكل عضو حق" for line in lines]


def test_a_title_in_capitals_ends_where_the_text_begins_small() -> None:
    assert kinds("THE RULES OF THE HOUSE\nwhereas everybody lives here,\n1. One\n2. Two") == [
        *("title", "para"),
        *("item 1", "item 2"),
    ]


def test_days_at_the_beginning_of_lines_are_no_items() -> None:
    text = "Az egyesület közgyűlését minden évben tavasszal tartják, többnyire május\n12. napján, néha csak június\n3."
    assert kinds(f"{text} napján, ha rossz az idő.", "hu") == ["para"]


def test_headings_with_a_number_may_stand_right_above_their_text() -> None:
    text = "Kanuni za chama\n\n" + "\n\n".join(f"Kifungu cha {n}\n{item}" for n, item in enumerate(ITEMS, 1))
    assert kinds(text, "sw") == ["title", *["heading", "para"] * 3]
