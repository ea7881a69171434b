"""Which glyphs a face puts in for the letters beside them: its contextual rules (OpenType, GSUB lookups 5, 6, 8)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import uharfbuzz
from fontTools.ttLib import TTFont

from publish.fonts.shaping import buffer_of, open_font

if TYPE_CHECKING:
    from pathlib import Path

    from publish.fonts.model import FontFace
    from publish.fonts.shaping import Direction

_CONTEXTUAL = frozenset({5, 6, 8})
_EXTENSION = 7


def contextual_forms(  # noqa: PLR0913, PLR0917 - what shaping depends on
    text: str, face: FontFace, script: str, language: str, direction: Direction, span: tuple[int, int]
) -> frozenset[int]:
    """Return the glyphs that contextual rules of a face put into a run when it is shaped (see `shape`)."""
    buffer = buffer_of(text, script, language, direction, span)
    rules = _contextual_rules(face.path, face.sha256)
    found: set[int] = set()
    before: Counter[int] = Counter()

    def listen(message: str) -> bool:
        nonlocal before
        verb, _, rest = message.partition(" lookup ")
        if verb == "start":
            before = Counter(info.codepoint for info in buffer.glyph_infos)
        elif verb == "end" and int(rest.split()[0]) in rules:
            found.update(Counter(info.codepoint for info in buffer.glyph_infos) - before)
        return not message.startswith("start table GPOS")

    buffer.set_message_func(listen)
    uharfbuzz.shape(open_font(face), buffer, {})
    return frozenset(found)


@lru_cache(maxsize=16)
def _contextual_rules(path: Path, _digest: str) -> frozenset[int]:
    """List a file's contextual lookups by their numbers."""
    with TTFont(path, lazy=True) as font:
        if "GSUB" not in font:
            return frozenset()
        lookups = font["GSUB"].table.LookupList.Lookup
        return frozenset(
            number
            for number, lookup in enumerate(lookups)
            if any(
                (table.ExtensionLookupType if lookup.LookupType == _EXTENSION else lookup.LookupType) in _CONTEXTUAL
                for table in lookup.SubTable
            )
        )
