"""The scripts that a family is made for, by its characters: what it sets, unless its user says otherwise.

Nearly every family of any script has basic Latin beside it, for words and numbers inside a text, drawn to go with that
script. So Latin, Greek and Cyrillic tell what a family is made for only where it has no other script, or where its
Latin reaches as far as that of families for many languages.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from publish.fonts.orthography import letters_by_orthography, orthographies_covered, script_written
from publish.fonts.script_runs import script_of

if TYPE_CHECKING:
    from collections.abc import Collection

_BESIDE = frozenset({"Latn", "Grek", "Cyrl"})
#: Of all orthographies in Latin: Noto Serif Devanagari has 0.35, Noto Nastaliq Urdu 0.37; Noto Serif and DejaVu 0.99.
_FAR = 0.75
#: Of an orthography's letters: what a family for it has, though a rare one is missing.
_NEARLY = 0.9
#: What letters of any script may be, and those of CJK, which its families have beside one another.
_NO_ALPHABETS = frozenset({"Zyyy", "Zinh", "Hani", "Hang", "Bopo"})
#: Letters of a script that the table has no orthography of.
_FEW = 20


def scripts_with_letters(characters: Collection[int]) -> tuple[str, ...]:
    """Name the scripts (ISO 15924) that some code points have an orthography of, by the names of the orthographies."""
    return tuple(dict.fromkeys(map(script_written, orthographies_covered(characters))))


def scripts_made_for(characters: Collection[int]) -> tuple[str, ...]:
    """Name the scripts (ISO 15924) that a family of these code points is made for; none for signs alone."""
    whole = scripts_with_letters(characters)
    others = [script for script in whole if script not in _BESIDE] or _nearly(characters)
    others += _unlisted(characters)
    if not others or _latin_reaches_far(characters):
        return tuple(dict.fromkeys((*whole, *others)))
    return tuple(dict.fromkeys(others))


def _nearly(characters: Collection[int]) -> list[str]:
    """The scripts beside Latin, Greek and Cyrillic of which nearly all letters of an orthography are there."""
    return [
        script
        for name, letters in letters_by_orthography()
        if (script := script_written(name)) not in _BESIDE
        and sum(letter in characters for letter in letters) >= _NEARLY * len(letters)
    ]


def _unlisted(characters: Collection[int]) -> list[str]:
    """The scripts without an orthography in the table that more than a few letters belong to."""
    known = {script_written(name) for name, _ in letters_by_orthography()} | _BESIDE | _NO_ALPHABETS
    letters = (chr(point) for point in characters if unicodedata.category(chr(point))[0] == "L")
    found = Counter(map(script_of, letters))
    return sorted(script for script, number in found.items() if number >= _FEW and script not in known)


def _latin_reaches_far(characters: Collection[int]) -> bool:
    latin = sum(script_written(name) == "Latn" for name, _ in letters_by_orthography())
    return sum(script_written(name) == "Latn" for name in orthographies_covered(characters)) >= _FAR * latin
