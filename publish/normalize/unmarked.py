"""Headings that nothing marks but their place: short lines that stand apart above the text that they head.

Changes: in a text in prose without a marked heading, makes headings of the short lines above its parts.
Leaves alone: one such line alone, or with numbers in all; lines that are said again (speakers), lines that are no
sentences (names, verse, addresses), and what stands at the end.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.normalize.model import BlockType
from publish.normalize.titles import GOING_ON, texts
from publish.normalize.width import cells
from publish.normalize.wrapping import ends_open, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.normalize.draft import Draft

#: A heading that nothing marks is no wider than this, in cells.
_WIDEST = 60
#: So many headings of their kind are needed before one is believed.
_LEAST = 2
#: Part of the paragraphs that must end as sentences do for a text to be prose.
_PROSE = 0.75
#: A paragraph of so many cells is prose, in scripts that end no sentence with a stop.
_LONG = 90


def with_unmarked_headings(drafts: Sequence[Draft], languages: Sequence[str]) -> list[Draft]:
    """Find the headings that nothing marks, in each text of a source.

    Args:
        drafts: all blocks of one source, in order, with titles and marked headings as such.
        languages: the language of each.

    Returns:
        The blocks, with those that head others as headings of level 2.
    """
    found: set[int] = set()
    for start, end in texts(languages):
        found.update(start + index for index in _unmarked(drafts[start:end]))
    return [
        replace(draft, type=BlockType.HEADING, level=2) if index in found else draft
        for index, draft in enumerate(drafts)
    ]


def _unmarked(drafts: Sequence[Draft]) -> set[int]:
    """Return the places of the headings in one text, none where there are marked ones."""
    if any(draft.type is BlockType.HEADING for draft in drafts):
        return set()
    said = Counter(draft.text.text for draft in drafts)
    found = {
        index
        for index, draft in enumerate(drafts)
        if index and _may_head(draft) and said[draft.text.text] == 1 and _heads(draft, drafts[index + 1 :][:1])
    }
    bare = [index for index in found if not any(map(str.isdigit, drafts[index].text.text))]
    prose = _is_prose([draft for index, draft in enumerate(drafts) if index not in found])
    return found if prose and len(bare) >= _LEAST else set()


def _may_head(draft: Draft) -> bool:
    text = draft.text.text
    if not _is_plain(draft) or not draft.apart or cells(text) > _WIDEST or not any(map(str.isalpha, text)):
        return False
    first = next((character for character in text if character.isalpha()), "")
    return text[-1] not in GOING_ON and (ends_open(text) or text[-1] in "?？؟") and not first.islower()


def _heads(draft: Draft, following: Sequence[Draft]) -> bool:
    """Tell whether what stands below is a part of a text: a list, a table, a paragraph of sentences."""
    if not following or following[0].quoted:
        return False
    below = following[0]
    if below.cell is not None or below.type in {BlockType.ITEM, BlockType.BULLET}:
        return True
    return _is_plain(below) and _is_sentence(below) and cells(below.text.text) > cells(draft.text.text)


def _is_prose(drafts: Sequence[Draft]) -> bool:
    paragraphs = [draft for draft in drafts if _is_plain(draft)]
    ended = sum(_is_sentence(draft) or draft.text.text[-1] in GOING_ON for draft in paragraphs)
    return ended > 1 and ended >= _PROSE * len(paragraphs)


def _is_sentence(draft: Draft) -> bool:
    return ends_sentence(draft.text.text) or cells(draft.text.text) > _LONG


def _is_plain(draft: Draft) -> bool:
    """Tell whether a block is a paragraph at the margin, and nothing else."""
    special = draft.quoted or draft.cell or draft.note or draft.form or draft.image or draft.frame
    return draft.type is BlockType.PARA and draft.level == 1 and not special
