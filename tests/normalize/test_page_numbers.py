"""Numbers and heads of pages that stand against the text go, with the sentence going on; the author's numbers stay."""

from __future__ import annotations

import textwrap

import pytest

from publish.intake import SourceText
from publish.normalize import normalize

WORDS = [
    *("peace", "bread", "water", "light", "house", "river", "road", "field", "forest", "bridge", "market"),
    *("school", "garden", "winter", "summer"),
]
TEXT = [
    f"{number}. Everyone has a right to {word} and to {other}, and to the enjoyment of {third} in the community of "
    f"all, whatever the distance between the {word} and the {other} of those who were there before."
    for number, (word, other, third) in enumerate(zip(WORDS, WORDS[1:], WORDS[2:], strict=False), start=1)
]
LINES = [line for text in TEXT for line in textwrap.wrap(text, 62)]
TITLE = "Rights of all"


def texts(source: str) -> list[str]:
    found = normalize([SourceText("a.txt", source)], given={"a.txt": "en"})
    return [f"{block.number}. {block.text}" if block.number else block.text for block in found.blocks]


def paged(edge: str) -> str:
    pages = [LINES[start : start + 11] for start in range(0, len(LINES), 11)]
    text = "\n".join(pages[0])
    for page, lines in enumerate(pages[1:], start=1):
        text += "\n" + edge.format(page=page, following=page + 1) + "\n".join(lines)
    return f"{TITLE}\n\n{text}\n"


@pytest.mark.parametrize(
    "edge",
    [
        "- {page} -\n",
        "— {page} —\n",
        "\n{page}\n\n",
        "{page}\n\f" + TITLE + "\n",
        "{page}\f" + TITLE + " | {following}\n",
        "\f" + TITLE + "\n\n",
        "Page {page} of 4\n",
        "\nPage {page} of 4\n\f\n",
        "[{page}]\n",
        "{page}/4\n",
    ],
)
def test_edges_of_pages_go(edge: str) -> None:
    assert texts(paged(edge)) == [TITLE, *TEXT]


@pytest.mark.parametrize("digits", ["٠١٢٣٤", "०१२३४", "០១២៣៤"])
def test_numbers_of_pages_are_known_in_any_digits(digits: str) -> None:
    native = paged("— {page} —\n").translate({})
    for number in range(1, 5):
        native = native.replace(f"— {number} —", f"— {digits[number]} —")
    assert texts(native) == [TITLE, *TEXT]


@pytest.mark.parametrize(
    "lines",
    [
        ["The year was one that nobody who lived through it will forget:", "", "1945", "", "It was a year of peace."],
        ["Chapter", "", "1", "", "Of the first things"],
        ["The year was good.", "", "1984", "", "The association bought a ship.", "", "1985", "", "Nothing happened."],
        ["1", "", "Of first things, in short.", "", "2", "", "Of others, which are many.", "", "3", "", "Of the rest."],
        ["Print", "", "Printing came to the harbour in 1921, when the first press was set up there."],
        ["1. See it here", "2. Send it to", "   https://example.org/b"],
        ["The war of all wars lasted from the summer of the year", "1914", "to the winter of another year."],
        ["He had seen both of them:", "[1]", "and that was all there was to see of them in that year."],
    ],
)
def test_the_authors_numbers_stay(lines: list[str]) -> None:
    found = normalize([SourceText("a.txt", "\n".join(lines))], given={"a.txt": "en"})
    gone = {"page-number", "running-head", "browser-header", "navigation"}
    assert [one for one in found.repairs if one.rule in gone] == []
