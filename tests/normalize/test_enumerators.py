"""The letters and numerals of an author's lists come through to the page: laws and letters refer to them."""

from __future__ import annotations

import pytest

from publish.doctree import fragment, parse
from publish.doctree.blocks import read_back
from publish.intake import SourceText, decode
from publish.normalize import NormalizedText, normalize
from publish.normalize.rst import write

ITEMS = ("Every member has one vote.", "The meeting takes place once a month.", "The chair is elected by all.")
MARKS = (
    ("a)", "b)", "c)"),
    ("A.", "B.", "C."),
    ("(i)", "(ii)", "(iii)"),
    ("IV.", "V.", "VI."),
    ("А)", "Б)", "В)"),
    ("α)", "β)", "γ)"),
    ("أ)", "ب)", "ج)"),
    ("א.", "ב.", "ג."),
    ("ก.", "ข.", "ค."),
    ("一、", "二、", "三、"),
    ("第七条", "第八条", "第九条"),
    ("제1조", "제2조", "제3조"),
    ("§ 1", "§ 2", "§ 3"),
    ("[1]", "[2]", "[3]"),
    ("①", "②", "③"),
)


def read(text: str) -> NormalizedText:
    return normalize([SourceText("a.txt", text)], given={"a.txt": "en"})


def written(marks: tuple[str, ...]) -> str:
    return "Rules\n\n" + "\n".join(f"{mark} {item}" for mark, item in zip(marks, ITEMS, strict=True))


@pytest.mark.parametrize("marks", MARKS, ids=lambda marks: marks[0])
def test_markers_stay_as_they_are_written(marks: tuple[str, ...]) -> None:
    items = read(written(marks)).blocks[1:]
    assert [(one.type, one.enumerator, one.text) for one in items] == [
        ("item", mark, item) for mark, item in zip(marks, ITEMS, strict=True)
    ]


@pytest.mark.parametrize("marks", MARKS, ids=lambda marks: marks[0])
def test_markers_come_through_to_the_page(marks: tuple[str, ...]) -> None:
    blocks = read(written(marks)).blocks
    document, told = parse(write(blocks), "a.rst")
    assert told == ()
    assert [(one.enumerator, one.number, one.text) for one in read_back(document)[1:]] == [
        (one.enumerator, one.number, one.text) for one in blocks[1:]
    ]
    page = fragment(document, "en")
    assert page.count("list-style-type") == len(marks)
    assert ITEMS[0] in page
    assert f"{marks[0]} {ITEMS[0]}" not in page


@pytest.mark.parametrize("marks", [("1.", "2.", "3."), ("(1)", "(2)", "(3)"), ("1)", "2)", "3)"), ("١-", "٢-", "٣-")])
def test_plain_numbers_are_printed_in_the_digits_of_the_language(marks: tuple[str, ...]) -> None:
    assert {one.enumerator for one in read(written(marks)).blocks} == {""}


def test_letters_that_are_all_the_same_count_on_as_numbers() -> None:
    assert [(one.enumerator, one.number) for one in read(written(("a)", "a)", "a)"))).blocks[1:]] == [
        ("", 1),
        ("", 2),
        ("", 3),
    ]


def test_html_says_in_which_letters_a_list_counts() -> None:
    page = b'<p>Rights:</p><ol type="a" start="3"><li>To vote<ol type="I"><li>By sea</li></ol></ol><ol><li>One</ol>'
    source, _ = decode(page, "a.html")
    assert source
    assert [one.enumerator for one in normalize([source]).blocks] == ["", "c.", "I.", ""]
