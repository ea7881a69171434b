"""Gate G2: every word is shaped as its script and its language require, before anything is rendered.

Each word of the texts is shaped by HarfBuzz in the faces that will set it. Words cannot show that a face has lost
its rules, since HarfBuzz falls back on its own, so each face is asked for the features that the script needs; and
the forms that a language's readers expect stand in a table.

Passes: `خطة` in Scheherazade New, Turkish `fiil` without a ligature. Fails: a mark that begins a word, `بب` as two
isolated letters, a face without GPOS, Serbian italics in Russian forms, markup that cuts an Arabic word in two.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.checks.codepoints import named
from publish.checks.model import Anchor, Count, Finding, Gate
from publish.checks.required import forms_for, lacks_form, missing_features
from publish.checks.shape_faults import faults, is_whole
from publish.checks.styling import Style, printed_style, runs_of, style_at
from publish.diagnostics import Code, Diagnostic, Severity
from publish.fonts.itemization import FontStack, itemize
from publish.fonts.joining import joining_type, joins
from publish.locale import language
from publish.normalize.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.checks.model import GateResult, PrintedText
    from publish.diagnostics import Location
    from publish.fonts import FontCatalog, FontFace
    from publish.fonts.itemization import Item

GATE = Gate(
    "G2",
    "every word is shaped as its script and language require",
    "OpenType, GSUB, GPOS and registered features; the Unicode Standard, 9.2 (joining) and 2.11 (marks)",
)

_WORD = re.compile(r"\S+")
_SPACE = ord(" ")
_HINTS = {
    "empty box": "Add a font that has it to the stack of this script.",
    "dotted circle": "Write the letter before its mark, or remove the mark or the space before it.",
    "another font": "Its letter comes from a later font of the stack: put a family first that has both.",
    "no letter": "Write the letter before its mark, or remove the mark or the space before it.",
    "mark": "Take a font that places this mark, or write the letter with its mark as one character.",
    "join": "Take a font whose letters join, or remove what stands between them.",
}
_MARKUP_HINT = "Mark up the whole word: letters do not join across the ends of markup."
_FONT_HINT = "Take another font for this language, or another version of this one; see the stack of its script."


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word in one style: its text, where it stands, and the language that it is in."""

    text: str
    language: str
    style: Style
    source: Anchor | Location | None
    offset: int = 0

    def at(self, within: int) -> tuple[Anchor | None, Location | None]:
        """Lead to the author's place of the character at an offset in the word."""
        if isinstance(self.source, Anchor):
            anchor = Anchor(self.source.block, self.source.offset + within)
            return anchor, anchor.block.location(anchor.offset)
        return None, self.source


@dataclass(frozen=True, slots=True)
class _Fault:
    """Something wrong, said once for each text, font and language."""

    what: str
    text: str
    language: str
    face: str
    hint: str
    severity: Severity = Severity.ERROR


@dataclass(slots=True)
class _Found:
    """The faults so far, each with the first place where it stands and how often it does."""

    first: dict[_Fault, tuple[Anchor | None, Location | None]] = field(default_factory=dict)
    times: dict[_Fault, int] = field(default_factory=dict)

    def add(self, fault: _Fault, piece: _Piece, within: int, times: int) -> None:
        self.first.setdefault(fault, piece.at(within))
        self.times[fault] = self.times.get(fault, 0) + times


def check(
    blocks: Sequence[Block],
    printed: Sequence[PrintedText],
    catalog: FontCatalog,
    stacks: Mapping[str, tuple[str, ...]],
) -> tuple[GateResult, tuple[Finding, ...]]:
    """Shape every word of the texts and of the words that the product prints; counts words.

    `stacks` gives the declared families for each language tag, best first. Characters that no face has are left to
    gate G1.
    """
    shaper = _Shaper(catalog, stacks)
    found = _Found()
    count = Count()
    words = list(_words(blocks, printed))
    proven = shaper.proven([piece for piece, _ in words])
    for numbers, first in proven:
        piece = words[numbers[0]][0]
        often = sum(words[number][1] for number in numbers)
        count.add(often, language=piece.language, face=first, style=str(piece.style))
    done = {number for numbers, _ in proven for number in numbers}
    for number, (piece, times) in enumerate(words):
        if number in done:
            continue
        wrong, face = shaper.faults(piece)
        failed = times if any(fault.severity is Severity.ERROR for fault, _ in wrong) else 0
        count.add(times, failed, language=piece.language, face=face, style=str(piece.style))
        for fault, within in wrong:
            found.add(fault, piece, within, times)
    for block in blocks:
        for offset in _cut_words(block):
            count.add(1, 1, language=block.language, style=str(style_at(block, offset)))
            text = block.text[max(offset - 1, 0) : offset + 1]
            fault = _Fault(
                "is cut in two by markup, so that its letters do not join", text, block.language, "", _MARKUP_HINT
            )
            found.add(fault, _Piece(text, block.language, Style(), Anchor(block, offset)), 0, 1)
    return count.result(GATE.id), tuple(
        _finding(fault, place, found.times[fault]) for fault, place in found.first.items()
    )


class _Shaper:
    """Finds the faults of words, once for each word, style and language."""

    def __init__(self, catalog: FontCatalog, stacks: Mapping[str, tuple[str, ...]]) -> None:
        self._catalog = catalog
        self._families = stacks
        self._stacks: dict[tuple[str, Style, str], FontStack] = {}

    def proven(self, pieces: Sequence[_Piece]) -> list[tuple[list[int], FontFace]]:
        """Prove at once what can be: words of one face without marks and joining, where neighbours change nothing.

        Such words of a language and style are shaped as one line. Where nothing in it is wrong, none of them is; where
        anything is, or may be, each must be looked at by itself (`faults`). Returns the numbers of the proven words of
        each language and style, with their face.
        """
        groups: defaultdict[tuple[str, Style, str], list[int]] = defaultdict(list)
        for number, piece in enumerate(pieces):
            groups[piece.language, piece.style, piece.style.role].append(number)
        found: list[tuple[list[int], FontFace]] = []
        for (tag, style, _), group in groups.items():
            stack = self._stack(tag, style)
            used = set().union(*(pieces[number].text for number in group))
            plain = {character for character in used if _is_plain(character, stack)}
            words = [number for number in group if plain.issuperset(pieces[number].text)]
            line = _Piece(" ".join(pieces[number].text for number in words), tag, style, None)
            if words and _SPACE in stack.faces[0].characters and self._is_whole(line, stack):
                found.append((words, stack.faces[0]))
        return found

    def _is_whole(self, line: _Piece, stack: FontStack) -> bool:
        items = itemize(line.text, stack, line.language, "ltr")
        return all(
            item.face is not None and is_whole(line.text, item) and not any(self._requirements(line, item, item.face))
            for item in items
        )

    def faults(self, piece: _Piece) -> tuple[list[tuple[_Fault, int]], FontFace | None]:
        """Return a word's faults with the offsets where they stand, and the face that sets its beginning."""
        known = language(piece.language)
        stack = self._stack(piece.language, piece.style)
        items = itemize(piece.text, stack, piece.language, known.direction if known else "ltr")
        return list(self._look(piece, items)), items[0].face if items else None

    def _look(self, piece: _Piece, items: Sequence[Item]) -> Iterator[tuple[_Fault, int]]:
        for item in items:
            if item.face is None:
                continue
            for what, text in faults(piece.text, item):
                hint = next(hint for key, hint in _HINTS.items() if key in what)
                yield _Fault(what, text, piece.language, item.face.label, hint), item.start
            yield from self._requirements(piece, item, item.face)

    def _requirements(self, piece: _Piece, item: Item, face: FontFace) -> Iterator[tuple[_Fault, int]]:
        text = piece.text[item.start : item.end]
        if lacking := missing_features(face, item.script):
            for feature in lacking if any(map(str.isalpha, text)) else ():
                what = f"lacks {feature}, which the script {item.script} needs"
                yield _Fault(what, "", piece.language, face.label, _FONT_HINT), item.start
        for form in forms_for(piece.language):
            if form.style not in {None, piece.style.slant}:
                continue
            for number, wanted in enumerate(form.text):
                if wanted in text and lacks_form(form, number, face, piece.language):
                    what = f"is not shown as {piece.language} requires: {form.why}"
                    place = item.start + text.index(wanted)
                    yield _Fault(what, wanted, piece.language, face.label, _FONT_HINT, form.severity), place

    def _stack(self, tag: str, style: Style) -> FontStack:
        key = (tag, style, style.role)
        if key not in self._stacks:
            known = language(tag)
            families = self._families.get(tag) or (self._catalog.stack(known.script) if known else ())
            ordered = style.ordered(tag, families)
            faces = (self._catalog.face(family, style.weight, style.slant) for family in ordered)
            self._stacks[key] = FontStack([face for face in faces if face is not None])
        return self._stacks[key]


def _is_plain(character: str, stack: FontStack) -> bool:
    """Tell whether a character is in the first face of a stack, is no mark or control, and joins no other."""
    return (
        stack.find(character) == 0 and unicodedata.category(character)[0] in "LNPS" and joining_type(character) == "U"
    )


def _words(blocks: Sequence[Block], printed: Sequence[PrintedText]) -> Iterator[tuple[_Piece, int]]:
    """Yield each word of each language and style once, where it stands first, with how often it stands there."""
    known: dict[tuple[str, Style, str], dict[str, tuple[_Piece, list[int]]]] = {}
    for text, tag, style, source, start in _runs(blocks, printed):
        words = known.setdefault((tag, style, style.role), {})
        for word in _WORD.finditer(text):
            found = words.get(word[0])
            if found:
                found[1][0] += 1
                continue
            at = Anchor(source, start + word.start()) if isinstance(source, Block) else source
            words[word[0]] = _Piece(word[0], tag, style, at), [1]
    yield from ((piece, times[0]) for words in known.values() for piece, times in words.values())


def _runs(
    blocks: Sequence[Block], printed: Sequence[PrintedText]
) -> Iterator[tuple[str, str, Style, Block | Location | None, int]]:
    """Yield stretches of one style: text, language, style, where it stands, and from which offset on."""
    for block in blocks:
        for start, end, tag, style in runs_of(block):
            yield block.text[start:end], tag, style, block, start
    for text in printed:
        yield text.text, text.language, printed_style(text), text.block or text.location, 0


def _cut_words(block: Block) -> Iterator[int]:
    """Yield the ends of inline markup that part letters which join."""
    edges = {edge for inline in block.inlines for edge in (inline.start, inline.end)}
    yield from (edge for edge in sorted(edges) if 0 < edge < len(block.text) and joins(block.text, edge))


def _finding(fault: _Fault, place: tuple[Anchor | None, Location | None], times: int) -> Finding:
    anchor, location = place
    often = f" It stands {times} times in the text, here first." if times > 1 else ""
    subject = f"“{fault.text}” ({named(fault.text)})" if fault.text else fault.face
    where = f" in {fault.face}" if fault.text and fault.face else ""
    diagnostic = Diagnostic(
        Code.G002, f"{subject} {fault.what}{where}.{often}", location, fault.hint, severity=fault.severity
    )
    return Finding(GATE.id, diagnostic, fault.text, fault.language, fault.face or None, anchor)
