"""What a browser prints at each page's edge goes, with the sentence going on; what only looks like it stays."""

from __future__ import annotations

import textwrap

import pytest

from publish.intake import SourceText
from publish.normalize import normalize

ITEMS = [
    f"{number}. Everyone who has the right number {word} is entitled to all of the rights and freedoms set forth in "
    f"this declaration, without distinction of any kind, such as {word} or {word} opinion, property, birth or status."
    for number, word in enumerate(("red", "green", "blue", "white", "black", "grey", "brown", "pink"), start=1)
]
LINES = [line for item in ITEMS for line in textwrap.wrap(item, 56, subsequent_indent="   ")]
PAGE = 9


def paged(head: str, foot: str) -> str:
    """Set the items on pages; `{page}` is the page's number."""
    pages = [LINES[start : start + PAGE] for start in range(0, len(LINES), PAGE)]
    return "".join(
        head.format(page=number) + "\n".join(page) + "\n" + foot.format(page=number)
        for number, page in enumerate(pages, start=1)
    )


def texts(source: str) -> list[str]:
    found = normalize([SourceText("a.txt", source)], given={"a.txt": "en"})
    return [f"{block.number}. {block.text}" if block.number else block.text for block in found.blocks]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("14/03/2024 09:05\tDeclaration - Amnesty\n\n", "https://www.example.org/en/declaration/\t{page}/4\n"),
        ("", "\n{page}/4\nDeclaration - Wikisource\nhttps://example.org/wiki/Rights?page=1\n\n\n"),
        ("3/14/24, 9:05 AM Declaration\n", "{page}/4 https://example.org/x\n"),
    ],
)
def test_what_every_page_carries_goes_and_sentences_go_on(head: str, foot: str) -> None:
    assert texts(paged(head, foot)) == ITEMS


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("The Declaration\n\n", ""),
        ("\n\nThe Declaration\n\n", "\n"),
        ("\nThe Declaration\n\n", "\nhttps://example.org/x {page}/4\n\n"),
    ],
)
def test_the_title_stays_that_running_heads_repeat(head: str, foot: str) -> None:
    assert texts(paged(head, foot)) == ["The Declaration", *ITEMS]


def test_each_line_that_went_is_logged_at_its_place() -> None:
    source = paged("", "https://example.org/x {page}/4\n")
    found = normalize([SourceText("a.txt", source)], given={"a.txt": "en"})
    gone = [(str(one.location), one.before, one.after) for one in found.repairs if one.rule == "page-edge"]
    assert gone == [
        (f"a.txt:{number}:1", line, "")
        for number, line in enumerate(source.split("\n"), start=1)
        if line.startswith("https:")
    ]
    assert len(gone) == 4


@pytest.mark.parametrize(
    "lines",
    [
        ["https://example.org/more"] * 4,  # an address that stands below each part
        ["1/2", "1/2", "3/4", "1/2"],  # fractions
        ["Refrain of all"] * 4,
        ["14/03/2024 09:05 Opening", "14/03/2024 10:05 Lunch", "14/03/2024 11:05 Closing", "15/03/2024 12:00 End"],
        ["1/4", "2/5", "3/6", "4/7"],
        ["Only once 1/4", "Twice", "Thrice", "Never"],
    ],
)
def test_what_is_the_authors_stays(lines: list[str]) -> None:
    body = "This is a whole paragraph of a text.\n\nIt has another one.\n\n" * 3
    source = "".join(f"{body}{line} - so it is\n\n" if "/" not in line else f"{body}{line}\n\n" for line in lines)
    found = normalize([SourceText("a.txt", source + body)], given={"a.txt": "en"})
    assert [repair for repair in found.repairs if repair.rule == "page-edge"] == []


@pytest.mark.parametrize(
    "foot",
    [
        "\n{page}          Declaration of Rights\n\n",
        "\n-----------------------------------\n{page}                      A/RES/217(III)\n\n",
        "\nHarbour Library Association\nStatutes, draft 3                      Page {page}\n\n",
        "\n{page} | Page\n\n",
    ],
)
def test_feet_of_any_make_go_where_they_cut_sentences(foot: str) -> None:
    assert texts(paged("", foot)) == ITEMS


@pytest.mark.parametrize("numerals", [["i", "ii", "iii", "iv"], ["I", "II", "III", "IV"]])
def test_roman_numbers_of_pages_go(numerals: list[str]) -> None:
    pages = [LINES[start : start + PAGE] for start in range(0, len(LINES), PAGE)]
    source = "".join("\n".join(page) + f"\n\n{one}\n\n" for page, one in zip(pages, numerals, strict=False))
    assert texts(source) == ITEMS


def test_a_foot_in_another_writing_goes_though_it_comes_once() -> None:
    lines = ["لمّا كان الاعتراف بالكرامة المتأصلة في جميع أعضاء الأسرة"] * 5
    source = "\n".join(lines) + "\n\nHarbour Library\nStatutes, page 1\n\n" + "\n".join(lines) + "."
    (block,) = normalize([SourceText("a.txt", source)], given={"a.txt": "ar"}).blocks
    assert "page" not in block.text


def test_verses_with_a_refrain_stay() -> None:
    verse = "the river runs down to the sea and on and on\n" + "\n".join(f"a line of verse, {n}" for n in "abcdef")
    source = f"{verse}\nla la la, sing with me, la la la\n" * 4
    found = normalize([SourceText("a.txt", source)], given={"a.txt": "en"})
    assert [repair for repair in found.repairs if repair.rule == "page-edge"] == []


@pytest.mark.parametrize(
    "text",
    [
        """
Loans

The borrower shall return every book within a month to the
Harbour Library of Port Anne, which is open on every weekday
from nine to five, and shall pay for what is lost.

The lender shall take back every book that is brought to the
reading room in time, and shall give a receipt for it. A book
which is damaged shall be replaced by the borrower.

Books that are not returned shall be sent for by post to the
Harbour Library of Port Anne, which is open on every weekday
from nine to five, at the cost of the borrower.
""",
        "\n\n".join(
            line
            for number in range(1, 7)
            for line in (
                f"الجلسة {number}: المكتبة العامة في مدينة الميناء وكتبها",
                f"Session {number}: the library and its 9000 books",
            )
        ),
        "\n\n".join(
            line
            for number in range(1, 5)
            for line in (f"Part {number}/4", "Bring a rope.", "And a lamp.", "Materials", "None.")
        ),
        "Rules of the library\n\n"
        + "\n\n".join(f"({number})\n\nEvery member may borrow {number} books for a month." for number in range(1, 5)),
        "Rules\n\n" + "\n\n".join(f"- {number} -\n\nEvery member may borrow books." for number in range(1, 5)),
    ],
    ids=["sentences again", "two writings in turn", "parts", "numbers in brackets", "numbers between dashes"],
)
def test_what_the_author_says_again_stays(text: str) -> None:
    found = normalize([SourceText("a.txt", text)])
    assert [one for one in found.repairs if one.rule in {"page-edge", "page-number", "running-head"}] == []
