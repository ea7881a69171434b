"""Tables and quotations in plain text."""

from __future__ import annotations

import pytest

from publish.doctree import parse, read_back
from publish.intake import SourceText
from publish.normalize import Block, normalize
from publish.normalize.rst import write

BEFORE = "The members meet in the garden on these days, and everyone brings what the others need."
CELLS = [("Day", "Who"), ("Monday", "Anna and Ivan"), ("Friday", "All others")]


def read(text: str) -> tuple[Block, ...]:
    return normalize([SourceText("a.txt", text)], given={"a.txt": "en"}).blocks


GRID = """\
+--------+---------------+
| Day    | Who           |
+========+===============+
| Monday | Anna and Ivan |
+--------+---------------+
| Friday | All others    |
+--------+---------------+"""
BOX = """\
┌────────┬────────────┐
│ Day    │ Who        │
├────────┼────────────┤
│ Monday │ Anna       │
│        │ and Ivan   │
├────────┼────────────┤
│ Friday │ All others │
└────────┴────────────┘"""


@pytest.mark.parametrize(
    ("written", "head"),
    [
        ("| Day | Who |\n|-----|-----|\n| Monday | Anna and Ivan |\n| Friday | All others |", True),
        ("Day | Who\n----|----\nMonday | Anna and Ivan\nFriday | All others", True),
        ("Day\tWho\nMonday\tAnna and Ivan\nFriday\tAll others", False),
        ("Day\t\tWho\nMonday\tAnna and Ivan\nFriday\t\tAll others", False),
        ("Day      Who\nMonday   Anna and Ivan\nFriday   All others", False),
        (GRID, True),
        (BOX, False),
    ],
    ids=["Markdown", "without a frame", "tabs", "tabs that align", "spaces", "a grid", "box lines"],
)
def test_a_table_is_read_and_its_marks_are_logged(written: str, head: bool) -> None:  # noqa: FBT001 - by parameter
    normalized = normalize([SourceText("a.txt", f"{BEFORE}\n\n{written}\n\n{BEFORE}\n")], given={"a.txt": "en"})
    first, *cells, last = normalized.blocks
    assert (first.text, last.text) == (BEFORE, BEFORE)
    assert [one.text for one in cells] == [text for row in CELLS for text in row]
    assert [one.cell and (one.cell.row, one.cell.column) for one in cells] == [
        (r, c) for r in range(3) for c in range(2)
    ]
    assert [one.cell is not None and one.cell.header for one in cells[:2]] == [head, head]
    lines = f"{BEFORE}\n\n{written}".split("\n")
    place = cells[-1].location()
    assert lines[(place.line or 0) - 1][(place.column or 0) - 1 :].startswith("All others")
    document, problems = parse(write(normalized.blocks), "a.rst")
    assert not problems
    assert [one.text for one in read_back(document)] == [one.text for one in normalized.blocks]


@pytest.mark.parametrize(
    "text",
    [
        "1.\tEveryone has rights.\n2.\tNo one is a slave.",
        "Introduction\t3\nThe garden\t7\nThe water\t12",
        "a | b is an operator\nin this language.",
        "Everyone  has   the right to life,\nliberty  and  the security of\nperson and   of all things.",
    ],
    ids=["a list", "contents", "one bar", "wide spaces"],
)
def test_what_is_no_table_stays_text(text: str) -> None:
    assert all(block.cell is None for block in read(f"{BEFORE}\n\n{text}\n"))


def test_lines_that_mail_quotes_are_a_quotation() -> None:
    quoted = "> All human beings are born free and equal\n> in dignity and rights.\n>\n> They have reason."
    text = f"{BEFORE}\n\n{quoted}\nThat is so.\n\na > b\n"
    assert [(one.text, one.quoted) for one in read(text)] == [
        (BEFORE, False),
        ("All human beings are born free and equal in dignity and rights.", True),
        ("They have reason.", True),
        ("That is so.", False),
        ("a > b", False),
    ]


def test_a_cell_is_no_title() -> None:
    text = (
        f"{BEFORE}\n\n| Ivan | Все люди рождаются свободными |\n|---|---|\n| Anna | Они наделены разумом и совестью |\n"
    )
    assert {one.type.value for one in normalize([SourceText("a.txt", text)]).blocks} == {"para"}
