"""Rivers are found where spaces stand below one another, and nowhere else."""

from __future__ import annotations

from publish.justify import BreakKind, Breakpoint, Fit, Line, Paragraph
from publish.pdf.worker_rivers import longest_river


def set_in(rows: list[str], ratio: float = 1.4) -> tuple[int, int]:
    """Set rows of letters that are each one point wide, spaces too."""
    text = "".join(rows)
    ends = [sum(len(row) for row in rows[: at + 1]) for at in range(len(rows))]
    paragraph = Paragraph(
        text,
        (1.0,) * len(text),
        tuple(character == " " for character in text),
        (Breakpoint(len(text), len(text), BreakKind.END),),
        10.0,
    )
    starts = [0, *ends][: len(ends)]
    fit = Fit(1.0, 0.0, ratio)
    return longest_river(
        paragraph, [Line(start, end, BreakKind.SPACE, fit) for start, end in zip(starts, ends, strict=True)]
    )


def test_spaces_below_one_another_are_a_river() -> None:
    assert set_in(["aa bbbb", "cc dddd", "ee ffff", "gg hhhh"]) == (4, 3)
    assert set_in(["aa bbbb", "cc dddd", "ee ffff", "ggggg h"]) == (3, 2)


def test_spaces_apart_are_none() -> None:
    assert set_in(["aa bbbb", "aaaa bb", "a bbbbb", "aaaaa b"])[0] == 1


def test_spaces_as_the_font_has_them_are_not_seen() -> None:
    assert set_in(["aa bbbb"] * 5, ratio=1.0)[0] == 0


def test_a_text_without_lines_has_none() -> None:
    assert set_in([]) == (0, 0)
