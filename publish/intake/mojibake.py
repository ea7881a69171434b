"""Mojibake: text that was decoded with the wrong code page once, repaired where that is certain.

Of ftfy only `fix_encoding` is used: `fix_text` would change an author's quotes and dashes. It leaves alone what
Cyrillic code pages made of UTF-8 in Latin letters; that is as certain, since no such letters stand side by side in any
language.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from publish.intake.model import Edit, Repair, Traced
from publish.intake.repairs import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.intake.source import SourceText

_WORD = re.compile("[^ ]+")
_CYRILLIC_PAGES = ("cp1251", "koi8_r", "cp866")
#: cp1251 has no character for this byte; programs make a control of it.
_UNDEFINED = "\x98"
#: So many letters of more than one byte are no accident.
_LETTERS = 2


def mend(source: SourceText) -> tuple[tuple[Traced, ...], tuple[Repair, ...]]:
    """Undo mojibake line by line.

    Returns:
        The lines that changed, each with its way back to the file, and a repair for every word that changed.
    """
    mended: list[Traced] = []
    repairs: list[Repair] = []
    lines = [(number, text) for number, text in enumerate(source.text.split("\n"), start=1) if not text.isascii()]
    if not lines:
        return (), ()
    from ftfy import fix_encoding  # noqa: PLC0415 - slow to import

    for number, text in lines:
        fixed = _by_cyrillic_page(text) or fix_encoding(text)
        # A repair that makes or takes line ends would move every line below it.
        if fixed == text or "\n" in fixed:
            continue
        line = Traced.of_line(text, number)
        edits = tuple(_edits(line.text, fixed))
        mended.append(line.edit(edits))
        repairs.extend(
            Repair(Rule.MOJIBAKE, source.location(line.place(edit.start)), line.text[edit.start : edit.end], edit.after)
            for edit in edits
        )
    return tuple(mended), tuple(repairs)


def _by_cyrillic_page(text: str) -> str | None:
    """Read a line as the UTF-8 that a Cyrillic page was taken for; None where all of it is none."""
    for page in _CYRILLIC_PAGES:
        try:
            fixed = b"\x98".join(part.encode(page) for part in text.split(_UNDEFINED)).decode("utf-8")
        except UnicodeError:
            continue
        letters = sum(not one.isascii() for one in fixed)
        if letters >= _LETTERS and not any(
            unicodedata.category(one) in {"Cc", "Co", "Cn"} for one in fixed if one != "\t"
        ):
            return fixed
    return None


def _edits(before: str, after: str) -> Iterator[Edit]:
    """Say which words changed; a line whose words do not pair up changes as a whole."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) != len(new) or _WORD.sub("w", before) != _WORD.sub("w", after):
        yield Edit(0, len(before), after)
        return
    for match, word in zip(_WORD.finditer(before), new, strict=True):
        if match.group() != word:
            yield Edit(match.start(), match.end(), word)
