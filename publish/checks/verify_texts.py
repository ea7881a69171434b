"""What a PDF says its glyphs mean, without the source: ToUnicode, the names of glyphs, ActualText.

Passes: every glyph that is shown has a text of assigned characters; ActualText that says the same letters as the glyphs
that it replaces, as far as those say any. Fails: a glyph without text, U+FFFD, a control or private-use character; a
glyph that its own font calls `A` and ToUnicode `B`; one glyph read as several characters that no sign stands for
together, as programs write that mistake the bytes of ToUnicode; ActualText with other words.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from publish.checks.codepoints import is_default_ignorable
from publish.fonts.glyph_names import characters_of
from publish.fonts.script_runs import COMMON, foreign_scripts, script_in_words, script_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from publish.fonts.outlines import FontOutlines
    from publish.pdf.read_model import PdfPage, Replacement

_LOST = "\ufffd"
_BYTE = 0xFF
#: Symbols, but not those of currency: general categories.
_SIGNS = frozenset({"Sm", "So"})
#: General categories that no text has (Unicode, 4.5), in words.
_SENSELESS = {
    "Cc": "a control character",
    "Cn": "which Unicode does not assign",
    "Co": "a private-use character without meaning",
    "Cs": "half of a character",
}
#: Letters and marks of these scripts are named with signs, as in “㎡” or “x²”; those of others in no one glyph.
_WITH_SIGNS = frozenset({"Latn", "Grek", "Cyrl", "Hani", "Hira", "Kana", "Hang", "Zyyy", "Zinh"})
#: White space that some producers map their spaces to.
_SPACES = frozenset("\t\n\r")


@lru_cache(maxsize=65536)
def fault_of(text: str | None) -> str | None:
    """Say what is wrong with the text of a glyph; None where it is sane.

    An empty text is: of a cluster the first glyph carries all, the others nothing.
    """
    if text is None:
        return "has no text, so that it cannot be searched or copied"
    for character in text:
        kind = _SENSELESS.get(unicodedata.category(character)) if character not in _SPACES else None
        if character == _LOST:
            kind = "the sign for a lost character"
        if kind is not None:
            return f"is read back as U+{ord(character):04X}, {kind}"
    return None


@lru_cache(maxsize=65536)
def garbled(text: str | None) -> str | None:
    """Say why no one glyph can stand for all characters of its text; None where it can."""
    if text is None or len(text) == 1:
        return None
    # UTF-16 in the wrong order of bytes (ISO 32000-1, 9.10.3): Latin letters all become characters of full blocks.
    if len(text) > 1 and all(ord(one) > _BYTE and not ord(one) & _BYTE and one.isalpha() for one in text):
        return f"is read back as “{text}”, letters whose bytes are in the wrong order"
    apart = foreign_scripts(text)
    if apart is not None:
        one, other = map(script_in_words, apart)
        return f"is read back as “{text}”, letters of {one} and {other} together, which no sign stands for"
    scripts = {script_of(one) for one in text} - _WITH_SIGNS
    sign = next((one for one in text if unicodedata.category(one) in _SIGNS and script_of(one) == COMMON), None)
    if scripts and sign:
        return f"is read back as “{text}”, a letter of {script_in_words(min(scripts))} together with “{sign}”"
    return None


def missing_in(nominal: Mapping[int, str], text: str) -> str | None:
    """Return the first character of a text that a font's cmap (`nominal`) has in no form; None where it has all.

    Forms are those that shaping or styling may take: composed or decomposed, of compatibility, of the other case.
    """
    for form in (text, *(unicodedata.normalize(kind, text) for kind in ("NFC", "NFD"))):
        missing = [one for one in form if not _needs_no_glyph(one) and not _forms(one) & nominal.keys()]
        if not missing:
            return None
    return missing[0]


def _needs_no_glyph(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cf" or is_default_ignorable(character)


@lru_cache(maxsize=8192)
def _forms(character: str) -> frozenset[int]:
    """Return the code points that a glyph of a character may be taken from, each alone enough."""
    forms = {character, character.upper(), character.lower(), unicodedata.normalize("NFKD", character)[:1]}
    if unicodedata.category(character) == "Pd":
        forms |= {"-", "\u2010"}  # shaping takes the plain hyphen for one that does not break
    return frozenset(ord(one) for form in forms for one in form)


def contradiction(glyph: int | None, text: str | None, outlines: FontOutlines | None) -> str | None:
    """Say where a font's own names contradict the text of a glyph; None where they do not, or say nothing.

    Only plain letters and figures are held against it: many signs have two characters and one name.
    """
    if outlines is None or glyph is None or text is None or len(text) != 1 or glyph >= outlines.count:
        return None
    name = outlines.program.names[glyph]
    own = characters_of(name)
    if len(own) == 1 and own.isascii() and own.isalnum() and text.isascii() and text.isalnum() and own != text:
        return f"is read back as “{text}”, but its font calls it “{name}”"
    return None


@dataclass(frozen=True, slots=True)
class Compared:
    """An ActualText and what its glyphs say themselves, in `own`.

    `agrees` tells whether both have the same letters. `is_lie` tells that it contradicts them: glyphs without a sane
    text, and the box of a missing character, say nothing that could be contradicted.
    """

    replacement: Replacement
    own: str
    agrees: bool
    is_lie: bool


def compare_replacements(page: PdfPage, boxes: Collection[tuple[int, int]] = ()) -> Iterator[Compared]:
    """Compare each ActualText of a page with the glyphs that it replaces: their letters, and the order of these.

    `boxes` are the glyphs that are drawn as the box of a missing character, by run and place in the run.
    """
    for replacement in page.replacements:
        span = range(replacement.first, replacement.end)
        shown = [
            "" if (run, index) in boxes else text for run in span for index, text in enumerate(page.runs[run].texts)
        ]
        if not shown or None in shown:
            continue  # it may stand in for a text that the glyphs lack: that is what it is for
        sane = [text for text in shown if text and fault_of(text) is None]
        given, own = _letters(replacement.text), _letters("".join(sane))
        agrees = given == own or (not _is_in_order(own) and Counter(given) == Counter(own))
        is_part = len(sane) < len(shown) and _has_part(given, own)
        yield Compared(replacement, "".join(sane), agrees, not (agrees or is_part))


def _has_part(given: str, own: str) -> bool:
    """Tell whether all letters of `own` are among those given, in their order where that is known."""
    if not _is_in_order(own):
        return Counter(own) <= Counter(given)
    left = iter(given)
    return all(letter in left for letter in own)


def _letters(text: str) -> str:
    """Take what matters: letters and figures, whatever their width and case; no signs, no hyphens."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in folded if character.isalnum())


def _is_in_order(letters: str) -> bool:
    """Tell whether glyphs surely stand in the order of their text: those of alphabets with capitals, left to right."""
    return all(
        letter.isascii() or (letter.upper() != letter and unicodedata.bidirectional(letter) == "L")
        for letter in letters
    )
