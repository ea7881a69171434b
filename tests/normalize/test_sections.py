"""Titles stand though short lines follow, and headings are known by a word and a running number."""

from __future__ import annotations

import pytest

from publish.intake import SourceText
from publish.normalize import normalize

BODY = "Whereas recognition of the inherent dignity of all members of the human family is the foundation of peace."


def rows(text: str) -> list[tuple[str, int, str]]:
    blocks = normalize([SourceText("a.txt", text)], given={"a.txt": "en"}).blocks
    return [(block.type.value, block.level, block.text) for block in blocks if block.text != BODY]


@pytest.mark.parametrize(
    "headings",
    [
        ("Article 1", "Article 2", "Article 3"),
        ("Article premier", "Article 2", "Article 3"),
        ("Article 1er", "Article 2", "Article 3"),
        ("ARTÍCULO 1.º", "ARTÍCULO 2.º", "ARTÍCULO 3.º"),
        ("Članak 1.", "Članak 2.", "Članak 3."),
        ("Kapitel I", "Kapitel II", "Kapitel III"),
        ("Kifungu cha 1", "Kifungu cha 2", "Kifungu cha 3"),
        ("1. cikk", "2. cikk", "3. cikk"),
        ("1 straipsnis", "2 straipsnis", "3 straipsnis"),
        ("دفعہ ۱۔", "دفعہ ۲۔", "دفعہ ۳۔"),
        ("अनुच्छेद १", "अनुच्छेद २", "अनुच्छेद ३"),
        ("第一条", "第二条", "第三条"),
        ("第 1 条", "第 2 条", "第 3 条"),
        ("Part 1:", "Part 2:", "Part 3:"),
    ],
)
def test_a_word_with_running_numbers_makes_headings(headings: tuple[str, ...]) -> None:
    text = "The Declaration\n\nPreamble\n\n" + BODY + "".join(f"\n\n{heading}\n\n{BODY}" for heading in headings)
    assert rows(text) == [
        ("title", 1, "The Declaration"),
        ("heading", 2, "Preamble"),
        *(("heading", 2, heading) for heading in headings),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Article 1",),  # one alone is none
        ("Article 1", "Article 7", "Article 3"),  # no row
        ("Chapter 1", "Article 2", "Section 3"),  # no word
        ("Born in 1948", "Born in 1951"),  # years
        ("Montag, 4. Mai", "Montag, 5. Oktober"),  # days
        ("Now, therefore,", "The General Assembly"),
        ("Anna Schmidt", "Peter Braun", "Anna Schmidt", "Peter Braun"),  # who speaks
        ("and so it was", "for ever and ever"),
        ("1. yes, of course we do, without any doubt about it", "2. yes, of course we do, without any doubt about it"),
    ],
)
def test_what_is_no_row_of_headings_stays(lines: tuple[str, ...]) -> None:
    text = f"The Declaration\n\n{BODY}" + "".join(f"\n\n{line}\n\n{BODY}" for line in lines)
    assert "heading" not in [kind for kind, _, _ in rows(text)]


@pytest.mark.parametrize(
    "between",
    ["\n\nPreamble\n\n", "\n12 March 2024\n\n", "\n\n12 March 2024\n\n", "\n\nFor guests\n\nRome, 2024\n\n"],
)
def test_a_title_stands_though_short_lines_follow(between: str) -> None:
    assert rows(f"Rules of the house{between}{BODY}\n\n1. One.\n2. Two.\n")[0] == (
        "title",
        1,
        "Rules of the house",
    )


@pytest.mark.parametrize(
    "text",
    [
        f"Roses are red\nViolets are blue\n\n{BODY}",  # lines of verse
        f"Dear friends,\n\nHello again\n\n{BODY}",
        "The longest line\n\nAnother line\n\nA fourth\n\nA third\n\nThe end",
        f"Stop here, all of you.\n\nGo on there\n\nNo\n\nYes\n\n{BODY}",
    ],
)
def test_short_lines_alone_make_no_title(text: str) -> None:
    assert rows(text)[0][0] == "para"


def test_a_heading_keeps_its_number_and_place_where_it_looked_like_an_item() -> None:
    text = f"A law\n\n1. cikk\n\n{BODY}\n\n2. cikk\n\n{BODY}\n"
    normalized = normalize([SourceText("a.txt", text)], given={"a.txt": "hu"})
    heading = normalized.blocks[3]
    assert (heading.text, str(heading.location()), str(heading.location(3))) == ("2. cikk", "a.txt:7:1", "a.txt:7:4")
    assert normalized.diagnostics == ()
    assert [repair.rule for repair in normalized.repairs] == []


PROSE = "We meet at nine o'clock. Everybody is welcome, and so is the dog of the house."


@pytest.mark.parametrize("below", ["\n\n- a lamp\n- a brush", f"\n\n{BODY}", "\n\n1. Sit.\n2. Eat.", "\n\na\tb\nc\td"])
def test_short_lines_that_stand_apart_head_what_is_below(below: str) -> None:
    headed = f"What you bring\n\n{PROSE}\n\nPlans for 2025{below}\n\nWho comes?{below}"
    text = f"Our evening\n\n{PROSE}\n\n{headed}\n\n{PROSE}"
    found = [text for kind, level, text in rows(text) if (kind, level) == ("heading", 2)]
    assert found == ["What you bring", "Plans for 2025", "Who comes?"]


def test_one_short_line_or_lines_that_are_no_sentences_head_nothing() -> None:
    for text in (
        f"Our evening\n\n{PROSE}\n\nA lamp\n\n{PROSE}",
        "Guests\n\nAnna\n\nPeter Braun of Berlin\n\nMaria\n\nCarlos Silva of Lisbon",
        f"Our evening\n\n{PROSE}\n\n{PROSE}\n\nYours\n\nAnna",
    ):
        assert not [text for kind, _, text in rows(text) if kind == "heading"]
