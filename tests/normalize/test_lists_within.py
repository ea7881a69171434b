"""Lists inside of what a format made: in the cells of a table, and typed into the paragraphs of an item."""

from __future__ import annotations

import pytest

from publish.intake.decoding import decode
from publish.normalize import normalize

TASK = "Keep the house clean and quiet at all times of the day."


def rows(text: str, name: str) -> list[str]:
    source, _ = decode(text.encode(), name)
    assert source is not None
    blocks = normalize([source], given={name: "en"}).blocks
    return [
        f"{one.type}{one.level}{f' {one.number}' if one.number is not None else ''}"
        f"{f' {one.cell.row},{one.cell.column}' if one.cell else ''} {one.text}"
        for one in blocks
    ]


CELLS = [
    "para1 0,0 Room",
    "para1 0,1 Tasks",
    "para1 1,0 Kitchen",
    "bullet1 1,1 wash",
    "item2 1 1,1 cold",
    "item2 2 1,1 hot",
    "bullet1 1,1 dry",
]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "<table><tr><th>Room<th>Tasks<tr><td>Kitchen<td><ul><li>wash<ol><li>cold<li>hot</ol><li>dry</ul></table>",
            "a.html",
        ),
        (
            (
                ".. list-table::\n   :header-rows: 1\n\n   * - Room\n     - Tasks\n   * - Kitchen\n"
                "     - - wash\n\n         1. cold\n         2. hot\n\n       - dry\n"
            ),
            "a.rst",
        ),
    ],
)
def test_a_table_keeps_the_lists_in_its_cells(text: str, name: str) -> None:
    assert rows(text, name) == CELLS


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"1. {TASK}\n   a. Wash the floor\n   b. Clean the sink\n2. {TASK}\n", "a.md"),
        (f"1. {TASK}\n\n   a. Wash the floor\n\n   b. Clean the sink\n\n2. {TASK}\n", "a.md"),
        (f"1. {TASK}\n   • Wash the floor\n   • Clean the sink\n2. {TASK}\n", "a.md"),
        (f"<ol><li>{TASK}<br>a. Wash the floor<br>b. Clean the sink</li><li>{TASK}</li></ol>", "a.html"),
        (f"<ol><li>{TASK}<p>(a) Wash the floor<p>(b) Clean the sink</li><li>{TASK}</li></ol>", "a.html"),
        (f"1. {TASK}\n\n   (a) Wash the floor\n   (b) Clean the sink\n\n2. {TASK}\n", "a.rst"),
        (f"1. {TASK}\n   a) Wash the floor\n   b) Clean the sink\n2. {TASK}\n", "a.txt"),
    ],
)
def test_items_that_are_typed_into_an_item_are_its_sub_items(text: str, name: str) -> None:
    kinds = ("bullet2", "bullet2") if "•" in text else ("item2 1", "item2 2")
    inner = [f"{kind} {words}" for kind, words in zip(kinds, ("Wash the floor", "Clean the sink"), strict=True)]
    assert rows(text, name) == [f"item1 1 {TASK}", *inner, f"item1 2 {TASK}"]


def test_numbers_that_count_the_rows_of_a_table_are_no_lists() -> None:
    cells = "".join(f"<tr><td>{number}. {name}<td>x</tr>" for number, name in enumerate(("Ann", "Bob", "Eve"), 1))
    assert [row.split()[0] for row in rows(f"<table>{cells}</table>", "a.html")] == ["para1"] * 6


def test_a_number_at_a_soft_line_end_is_no_item() -> None:
    words = "There are many words in a line of text that somebody has wrapped at some width, and"
    text = f"{words}\n2. Uluslararası is one of them, which happens to stand at the beginning of it.\n"
    assert len(rows(text, "a.md")) == 1
