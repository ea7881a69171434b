"""Presentation forms: glyphs of old fonts and PDF extraction in the place of letters.

Changes: U+FB01 (the fi ligature) to `fi`, U+FE8E (final alef) to alef, U+FEFB to lam and alef.
Leaves alone: U+FDFA and U+FDF2 and their like, which are signs in their own right; full-width letters, which are a
Chinese or Japanese author's choice.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from publish.intake.model import Edit
from publish.intake.repairs import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = Rule.PRESENTATION_FORM

#: Latin, Armenian and Hebrew ligatures, Arabic forms A without the word signs U+FDF0-FDFF, Arabic forms B.
_FORMS = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb20-\ufb4f\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc]")


def edits(text: str) -> Iterator[Edit]:
    """Put letters in the place of their presentation forms (compatibility decomposition of UAX #15)."""
    if text.isascii():
        return
    for match in _FORMS.finditer(text):
        letters = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", match.group()))
        if letters != match.group():
            # Isolated forms of marks decompose to a space and the mark: the mark belongs to the letter before it.
            yield Edit(match.start(), match.end(), letters.replace(" ", ""))
