"""Headings of reStructuredText: ranked by the order in which their adornments come up, as docutils ranks them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.normalize.rst.groups import MARKER
from publish.normalize.width import cells, indent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.intake.model import Traced

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1+\s*$")
#: An adornment that is shorter than its text is one from this length on (docutils, `Text.underline`).
_SHORTEST = 4
#: The adornment that stands over and under each title that `write` makes.
_OWN_TITLE = "=="


@dataclass(frozen=True, slots=True)
class Section:
    """A heading: its text, its rank (1 for a title), how many lines it takes."""

    text: Traced
    rank: int
    lines: int


def sections(lines: Sequence[Traced]) -> dict[int, Section]:
    """Find all headings, by the index of the first line of each.

    A heading that the text begins with is its title where no other is adorned as it is (docutils, `DocTitle`); so is
    what has a double line over and under it, where the text begins so.
    """
    found = list(_adorned(lines))
    styles = list(dict.fromkeys(style for _, _, _, style in found))
    if not found:
        return {}
    first, top = found[0][0], [style for _, _, _, style in found].count(styles[0])
    opens = all(not line.text.strip() for line in lines[:first])
    titled = (opens and top == 1) or styles[0] == _OWN_TITLE
    return {
        index: Section(text, styles.index(style) + (1 if titled else 2), count) for index, text, count, style in found
    }


def is_transition(lines: Sequence[Traced], index: int) -> bool:
    """Tell whether a line is nothing but a rule between two paragraphs."""
    text = lines[index].text
    alone = _blank(lines, index - 1) and _blank(lines, index + 1)
    return alone and bool(_ADORNMENT.match(text)) and len(text.rstrip()) >= _SHORTEST


def _adorned(lines: Sequence[Traced]) -> Iterator[tuple[int, Traced, int, str]]:
    """Yield index, text, number of lines and adornment of each heading; twice the sign for a line over it too."""
    index, fresh = 0, True
    while index < len(lines):
        over, text, under = (lines[at].text.rstrip() if at < len(lines) else "" for at in range(index, index + 3))
        fresh = fresh or _blank(lines, index - 1)
        if fresh and _ADORNMENT.match(over) and over == under and text.strip() and _fits(over, text.strip()):
            yield index, lines[index + 1], 3, over[0] * 2
            index += 3
        elif fresh and _is_text(over) and _ADORNMENT.match(text) and _fits(text, over):
            yield index, lines[index], 2, text[0]
            index += 2
        else:
            index, fresh = index + 1, False
            continue
        fresh = True


def _is_text(text: str) -> bool:
    plain = bool(text) and indent(text) == 0 and not _ADORNMENT.match(text) and not text.startswith(".. ")
    return plain and not (MARKER.match(text) and not text[0].isdigit())


def _fits(adornment: str, text: str) -> bool:
    return len(adornment) >= min(_SHORTEST, cells(text))


def _blank(lines: Sequence[Traced], index: int) -> bool:
    return not 0 <= index < len(lines) or not lines[index].text.strip()
