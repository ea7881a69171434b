"""The fonts of a PDF without its source: embedded, subset, and which file of a folder they were really taken from.

A producer may number glyphs anew when it makes a subset, so that a glyph is looked for in the whole file by its
drawing: the curves and the advance must be equal, at the same units per em. The side bearing may differ by a rounded
unit: programs that write `hmtx` anew take it from other roundings, and the outline of a TrueType glyph is moved by it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks.verify_texts import missing_in
from publish.fonts.characters import FontFileError
from publish.fonts.outlines import FontOutlines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from publish.checks.verify_model import FontFile
    from publish.fonts.outlines import Glyph
    from publish.pdf.read_model import PdfFont


#: A thousandth of the em at most, a hundredth of a point in text: so much may a side bearing be rounded.
_ROUNDED = (0, -1, 1)


@dataclass(frozen=True, slots=True)
class Match:
    """The file that a font was taken from, and the used glyphs that it draws otherwise; all where there is none."""

    file: FontFile | None
    different: frozenset[int]


class FontFiles:
    """The files that fonts are compared with; each is read only when a font asks for it."""

    def __init__(self, files: Sequence[FontFile]) -> None:
        self._files = tuple(files)
        self._opened: dict[str, FontOutlines | None] = {}
        self._drawings: dict[str, frozenset[Glyph]] = {}
        self._characters: dict[str, dict[Glyph, frozenset[str]]] = {}
        self._names: dict[str, dict[str, frozenset[str]]] = {}

    def match(self, font: PdfFont, used: Mapping[int, str | None], outlines: FontOutlines) -> Match:
        """Find the file that draws a font's used glyphs alike: all of them, else as many as possible.

        Spaces look the same in many files, so that glyphs without ink say nothing; a font of which nothing else is used
        matches no file, and contradicts none.

        Args:
            font: The font; files of its name are looked at first.
            used: Its glyph ids, each with its text.
            outlines: Its program.
        """
        drawn = {glyph: _glyph(outlines, glyph) for glyph in used}
        inked = {glyph: shape for glyph, shape in drawn.items() if shape is None or shape.outline}
        best = Match(None, frozenset(inked))
        for file in sorted(self._files, key=lambda file: (not _alike(file.label, font.name), file.file)):
            other = self._open(file)
            if other is None or other.units_per_em != outlines.units_per_em:
                continue
            different = frozenset(self._different(inked, used, file, other))
            if len(different) < len(best.different):
                best = Match(file, different)
            if inked and not different:
                break
        return best if len(best.different) <= len(inked) // 2 else Match(None, frozenset(inked))

    def _different(
        self, inked: Mapping[int, Glyph | None], used: Mapping[int, str | None], file: FontFile, other: FontOutlines
    ) -> Iterator[int]:
        """Yield the glyphs that a file draws otherwise: by glyph id, by character, and at last by its whole drawings.

        All drawings of a large file take long to read, so they are, where any glyph is known to be the file's.
        """
        left = {glyph: shape for glyph, shape in inked.items() if not _is_drawn(shape, _glyph(other, glyph))}
        left = {glyph: shape for glyph, shape in left.items() if not _is_drawn(shape, _nominal(other, used[glyph]))}
        if len(left) < len(inked):
            drawings = self._drawings_of(file, other) if left else frozenset()
            left = {glyph: shape for glyph, shape in left.items() if _among(drawings, shape) is None}
        yield from left

    def meant(
        self, match: Match, outlines: FontOutlines, glyph: int | None, text: str | None, *, is_part: bool
    ) -> str | None:
        """Say where a text contradicts the file that its glyph was taken from; None where it does not.

        A drawing that the file has for other characters only, and not for the text's one, is a lie; so is a text with a
        character that the file has nowhere. Alternates, ligatures and joined forms have no character of their own. Of a
        glyph that is only a part of what it is read as (`is_part`), as a letter without its dots, no more is known than
        that it is a letter, a mark or a sign.
        """
        if match.file is None or glyph is None or not text:
            return None
        shape, other = _glyph(outlines, glyph), self._open(match.file)
        if other is None or (len(text) == 1 and _is_drawn(shape, _nominal(other, text))):
            return None  # as nearly always; what else the drawing may mean takes long to find out
        if shape is None or not shape.outline:
            return None
        nominal = other.program.nominal
        missing = missing_in(nominal, text) if nominal and not is_part else None
        if missing is not None:
            return f"is read back as “{text}”, but {match.file.label} has no “{missing}”"
        characters = self._characters_drawn(match.file, other, glyph, shape) if len(text) == 1 else ()
        if not characters or any(_same(text, own) or (is_part and _kind(text) == _kind(own)) for own in characters):
            return None
        return f"is read back as “{text}”, but {match.file.label} draws “{min(characters)}” so"

    def _characters_drawn(self, file: FontFile, other: FontOutlines, glyph: int, shape: Glyph) -> frozenset[str]:
        """Return the characters for which a file has a drawing."""
        if _is_drawn(shape, _glyph(other, glyph)):  # the producer kept the file's glyph ids
            return self._characters_by_name(file, other).get(other.program.names[glyph], frozenset())
        known = self._characters_of(file)
        found = _among(known, shape)
        return known[found] if found is not None else frozenset()

    def _characters_by_name(self, file: FontFile, other: FontOutlines) -> dict[str, frozenset[str]]:
        """Return the characters of each glyph's name of a file, by its cmap."""
        if file.file not in self._names:
            found: dict[str, set[str]] = {}
            for point, name in other.program.nominal.items():
                found.setdefault(name, set()).add(chr(point))
            self._names[file.file] = {name: frozenset(own) for name, own in found.items()}
        return self._names[file.file]

    def _characters_of(self, file: FontFile) -> dict[Glyph, frozenset[str]]:
        """Return the characters of each drawing of a file, by its cmap."""
        if file.file not in self._characters:
            other = self._open(file)
            found: dict[Glyph, set[str]] = {}
            for point, name in other.program.nominal.items() if other else ():
                number = other.number(name) if other else None
                shape = _glyph(other, number) if other and number is not None else None
                if shape is not None:
                    found.setdefault(shape, set()).add(chr(point))
            self._characters[file.file] = {shape: frozenset(own) for shape, own in found.items()}
        return self._characters[file.file]

    def _open(self, file: FontFile) -> FontOutlines | None:
        if file.file not in self._opened:
            try:
                self._opened[file.file] = FontOutlines(file.data)
            except FontFileError:
                self._opened[file.file] = None
        return self._opened[file.file]

    def _drawings_of(self, file: FontFile, outlines: FontOutlines) -> frozenset[Glyph]:
        if file.file not in self._drawings:
            self._drawings[file.file] = frozenset(_all(outlines))
        return self._drawings[file.file]


def _is_drawn(shape: Glyph | None, own: Glyph | None) -> bool:
    """Tell whether a glyph is drawn as a file's own glyph is."""
    if shape is None or own is None or shape == own:
        return shape is not None and shape == own
    if shape.advance != own.advance or len(shape.outline) != len(own.outline):
        return False
    return any(shape.moved(across) == own for across in _ROUNDED)


def _among(drawings: Collection[Glyph], shape: Glyph | None) -> Glyph | None:
    """Find a glyph among a file's drawings as that has it; None where it is not there."""
    moved = (shape.moved(across) for across in _ROUNDED) if shape is not None else ()
    return next((one for one in moved if one in drawings), None)


def _nominal(outlines: FontOutlines, text: str | None) -> Glyph | None:
    """Return the glyph that cmap gives a single character."""
    name = outlines.program.nominal.get(ord(text)) if text is not None and len(text) == 1 else None
    number = outlines.number(name)
    return _glyph(outlines, number) if number is not None else None


def _all(outlines: FontOutlines) -> Iterable[Glyph]:
    return (shape for glyph in range(outlines.count) if (shape := _glyph(outlines, glyph)) is not None)


def _glyph(outlines: FontOutlines, glyph: int) -> Glyph | None:
    try:
        return outlines.glyph(glyph)
    except FontFileError:
        return None


def _same(text: str, own: str) -> bool:
    """Tell whether two characters are one but for their compatibility form or case: small capitals are drawn alike."""
    # Of a pair of brackets a line from right to left draws the other one (UAX #9, L4).
    return own == _mirrored(text) or (
        unicodedata.normalize("NFKD", text).casefold() == unicodedata.normalize("NFKD", own).casefold()
    )


def _kind(character: str) -> str:
    return unicodedata.category(character)[0]


def _mirrored(text: str) -> str | None:
    """Return the character that mirrors one (Bidi_Mirrored), by their names; None where there is none."""
    if not unicodedata.mirrored(text):
        return None
    name = unicodedata.name(text, "")
    for one, other in (("LEFT", "RIGHT"), ("LESS-THAN", "GREATER-THAN")):
        swapped = name.replace(one, other) if one in name else name.replace(other, one)
        if swapped != name:
            try:
                return unicodedata.lookup(swapped)
            except KeyError:
                return None
    return None


def _alike(label: str, name: str) -> bool:
    return _plain(label) == _plain(name)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower().removesuffix("regular"))
