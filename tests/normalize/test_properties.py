"""What holds for any text whatever: nothing but layout changes, every character knows its place, twice is once."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from publish.intake import SourceText
from publish.normalize import NormalizedText, normalize
from publish.normalize.rst import write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.diagnostics import Location

#: Pieces that messy texts are made of.
PIECES = st.sampled_from(
    [
        *("1. ", "1. ", "2. ", "3) ", "(4) ", "٨ . ", "五、", "① ", "a) ", "iv. ", "- ", "• ", "* ", "## ", "3.1.9. "),
        *("**", "*", "_", "<sup>", "</sup>", "<b>", "</b>", "\\", "`", "|", ":", ";", "!", "。", "।", "x ", "2023"),
        *("\n", "\n", "\n", "\n\n", "\n\n\n", "\f", "\u2028", "\x85", "  ", "\t", "    ", "\u00a0", "\u3000"),
        *("====\n", "----\n", "10/26/23, 12:28 PM\n", "- 2 -\n", "https://a.b/c 1/3\n", "Page 1 of 9\n", "Print\n"),
        *("All human beings ", "are born free, ", "and equal. ", "Все люди ", "рождаются ", "يولد ", "الناس "),
        *("すべての", "人間は、", "มนุษย์", "가나", "\u1100\u1161", "क्ष", "É", "ß", "e\u0301", "ﬁ", "ﻻ"),
        *("\u00ad", "\u200f", "\u200b", "\ufeff", "\u2066"),
    ]
)
MESSES = st.one_of(
    st.lists(PIECES, max_size=40).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
).map(lambda text: text.replace("\r", "\n").replace("\x00", ""))


def read(text: str, name: str = "a.txt") -> NormalizedText:
    return normalize([SourceText(name, text)], given={name: "en"})


def letters(texts: Iterable[str]) -> Counter[str]:
    """Count letters, marks and digits, in the form in which equal ones are equal."""
    return Counter(
        character
        for text in texts
        for character in unicodedata.normalize("NFKD", text)
        if unicodedata.category(character)[0] in "LMN"
    )


@given(MESSES)
def test_no_letter_mark_or_digit_changes_but_for_logged_repairs(text: str) -> None:
    normalized = read(text)
    kept = letters(block.text for block in normalized.blocks)
    taken = letters(repair.before for repair in normalized.repairs)
    # The number of a marker is structure: it stands in the block, not in its text.
    put = letters(repair.after for repair in normalized.repairs if repair.rule != "list-marker")
    assert kept + taken + letters(unlogged_markers(normalized)) == letters([text]) + put


def unlogged_markers(normalized: NormalizedText) -> list[str]:
    """Return the markers that were no repair, since they stand in the source as reStructuredText writes them."""
    logged = [place(repair.location) for repair in normalized.repairs if repair.rule == "list-marker"]
    starts = [place(block.location()) for block in normalized.blocks]
    return [
        f"{block.number}."
        for before, start, block in zip([(0, 0), *starts], starts, normalized.blocks, strict=False)
        if block.number is not None and not any(before < marker < start for marker in logged)
    ]


def place(location: Location) -> tuple[int, int]:
    return location.line or 0, location.column or 0


@given(MESSES)
def test_every_character_leads_to_itself_in_the_source(text: str) -> None:
    lines = text.split("\n")
    for block in read(text).blocks:
        for offset, character in enumerate(block.text):
            line, column = place(block.location(offset))
            there = lines[line - 1][column - 1 : column]
            if character == " ":
                # A space may stand for a line end, a tab, or what was taken out beside it.
                assert not there.isalnum()
            else:
                # Composed letters and presentation forms are not the same code point, but of the same letters.
                cluster = unicodedata.normalize("NFKD", lines[line - 1][column - 1 : column + 3])
                assert character == there or unicodedata.normalize("NFKD", character)[-1] in cluster


@given(MESSES)
def test_blocks_hold_clean_text(text: str) -> None:
    for block in read(text).blocks:
        assert block.text == block.text.strip()
        assert block.text
        assert not any(unicodedata.category(character) in {"Cc", "Zl", "Zp"} for character in block.text)
        assert "  " not in block.text
        assert all(one.end <= two.start for one, two in pairwise(block.inlines))
        assert all(0 <= one.start < one.end <= len(block.text) for one in block.inlines)


@given(MESSES)
def test_normalizing_a_normalized_text_changes_nothing(text: str) -> None:
    blocks = read(text).blocks
    written = write(blocks, "en")
    again = read(written, "a.rst") if written else NormalizedText(())
    assert again.repairs == ()
    assert [(one.type, one.text, one.number) for one in again.blocks] == [
        (one.type, one.text, one.number) for one in blocks
    ]
    if written:
        assert write(again.blocks, "en") == written
