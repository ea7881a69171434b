"""Gate G6, the re-shape proof: every line is drawn with the glyphs that its text takes in its locked fonts.

Each text box is set again: by the bidirectional algorithm, by script and language, by the fonts of its stack, by
HarfBuzz. Glyph ids and their order must be the same, and each glyph must stand where it does so (`placing`).

Passes: `office` drawn as o, ffi, c, e in the face that the stack names. Fails: the same with f, f, i; Turkish `fi`
as one glyph; a bold title in the regular; an Arabic letter in its isolated form inside a word, or spaced; two glyphs
swapped; a mark beside its letter, a pair without its kerning, a line drawn where it was not laid out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from publish.checks.codepoints import named
from publish.checks.connected import cut_words
from publish.checks.faithful import place
from publish.checks.imposed_lines import ProvenLine, strangers
from publish.checks.manner import forbidden_features, never_apart, required_features_of
from publish.checks.model import REPORT_IT, Count, Finding, Gate, GateResult
from publish.checks.placing import misplaced
from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.fonts.itemization import FontStack
from publish.fonts.setting import set_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.checks.lines import BoxedLines, DrawnLine, FaceGlyph
    from publish.checks.model import Product
    from publish.checks.pages import PageMap
    from publish.fonts import FontCatalog
    from publish.fonts.setting import LineGlyph
    from publish.pdf.model import TextBox

GATE = Gate(
    "G6",
    "every line is drawn as shaping its text in the locked fonts yields it",
    "OpenType, GSUB; UAX #9; UAX #24; ISO 32000-1, 9.7.4",
)

_LANGUAGE_HINT = "Set the text under its own language: fonts shape the same letters differently in each."
_EXCERPT = 30
#: What the cause of a finding begins with, where no face of the stack has the characters in the style.
LACKING = "no face has "


@dataclass(frozen=True, slots=True)
class Reshaped:
    """The verdict: the result in boxes, the findings, and the runs (page and run, from 0) that are not proven.

    `lines` has the proven lines by their glyphs, so that imposed sheets can be compared; `texts` what each box (section
    and box) is read back as, glyph by glyph from left to right.
    """

    result: GateResult
    findings: tuple[Finding, ...]
    unproven: frozenset[tuple[int, int]]
    lines: Mapping[tuple[FaceGlyph, ...], tuple[ProvenLine, ...]]
    texts: Mapping[tuple[int, int], str] = field(default_factory=dict)


def check(lines: BoxedLines, pages: PageMap, catalog: FontCatalog) -> Reshaped:
    """Set every drawn box of a bound file again and compare; counts boxes.

    Lines outside of all boxes are the business of gate G7.
    """
    setter = _Setter(catalog)
    cut = set(_cut_boxes(pages))
    findings: list[Finding] = []
    count = Count()
    unproven: set[tuple[int, int]] = set()
    texts: dict[tuple[int, int], str] = {}
    proven: defaultdict[tuple[FaceGlyph, ...], list[ProvenLine]] = defaultdict(list)
    for (section, number), line in lines.boxed.items():
        placed = pages.product.sections[section]
        box = placed.rendition.boxes[number]
        declared = pages.language_of(section, number)
        wanted = setter.set(box, declared)
        texts[section, number] = "".join(one.text for one in wanted)
        difference = _difference(box, declared, line, wanted) or setter.misused(box, declared, wanted)
        if difference is None:
            shift = placed.shifts[box.page - 1] if placed.shifts else 0.0
            difference = _placed(box, shift, line, wanted, is_cut=(section, number) in cut)
        face = next((one.face for one in wanted if one.face), None)
        count.add(1, int(difference is not None), language=declared, face=face)
        if difference is None:
            proven[line.glyphs].append(ProvenLine.of(line))
            continue
        unproven |= set(line.runs)
        where = place(placed, number, pages.product.path)
        hint = REPORT_IT if box.language == declared else _LANGUAGE_HINT
        diagnostic = Diagnostic(
            Code.G006, difference.message, pages.source_of(section, number, difference.text), hint, where
        )
        # Around characters that no face has, and in a style that the family has not, the engine sets a line in its own
        # way: G1 tells of the characters and of the style.
        is_lacking = any(one.glyph == 0 for one in wanted) or setter.lacks_style(box)
        cause = LACKING + box.text if is_lacking else ""
        findings.append(Finding(GATE.id, diagnostic, difference.text, declared, _font(wanted), cause=cause))
    kept = {glyphs: tuple(found) for glyphs, found in proven.items()}
    return Reshaped(count.result(GATE.id), tuple(findings), frozenset(unproven), kept, texts)


def check_imposed(
    lines: Sequence[DrawnLine], proven: Mapping[tuple[FaceGlyph, ...], tuple[ProvenLine, ...]], product: Product
) -> Reshaped:
    """Check that each line of imposed sheets is a proven line of their original, as often, and where it was planned."""
    unproven = strangers(lines, proven, product.imposed)
    result = GateResult(GATE.id, len(lines), len(unproven))
    if not unproven:
        return Reshaped(result, (), frozenset(), proven)
    diagnostic = Diagnostic(
        Code.G006,
        f"{len(unproven)} of {len(lines)} lines on the sheets are none of the proven lines of their original, "
        "or stand elsewhere.",
        hint="Mend the original first; if it is proven, report this with its source.",
        place=PagePlace(product.path, unproven[0].page + 1),
    )
    runs = frozenset(run for line in unproven for run in line.runs)
    return Reshaped(result, (Finding(GATE.id, diagnostic),), runs, proven)


class _Setter:
    """Sets boxes again, with the faces of the lock: for each family of the stack the one of the box's style."""

    def __init__(self, catalog: FontCatalog) -> None:
        self._catalog = catalog
        self._stacks: dict[tuple[object, ...], FontStack] = {}

    def set(self, box: TextBox, language: str) -> tuple[LineGlyph, ...]:
        return set_line(box.text, self._stack(box), box.manner(language))

    def misused(self, box: TextBox, language: str, wanted: Sequence[LineGlyph]) -> _Difference | None:
        """Say what a style asked for that the line's scripts do not allow, where that changes the line."""
        manner, scripts = box.manner(language), frozenset(one.script for one in wanted)
        excerpt = box.text.strip()[:_EXCERPT]
        if manner.letters_apart and (others := never_apart(scripts)):
            return _Difference(
                f"The letters of “{excerpt}” are spaced, which {' and '.join(others)} does not allow.", excerpt
            )
        features = forbidden_features(manner, scripts)
        kept = {name: value for name, value in manner.features if name not in features}
        missed = {name: 0 for name in required_features_of(manner) if kept.get(name) != 0}
        features = (*features, *missed)
        allowed = tuple((kept | missed).items())
        if not features or set_line(box.text, self._stack(box), replace(manner, features=allowed)) == wanted:
            return None
        named_ones = ", ".join(features)
        return _Difference(f"“{excerpt}” is set in other forms than its script asks for, by {named_ones}.", excerpt)

    def lacks_style(self, box: TextBox) -> bool:
        """Tell whether the family that a box is to be set in is locked, but not in its weight and slant."""
        family = next(iter(box.families), "")
        known = any(face.family == family for face in self._catalog.faces)
        return known and self._catalog.face(family, box.weight, _slant(box)) is None

    def _stack(self, box: TextBox) -> FontStack:
        style = _slant(box)
        key = (box.families, box.weight, style)
        if key not in self._stacks:
            faces = (self._catalog.face(family, box.weight, style) for family in box.families)
            self._stacks[key] = FontStack([face for face in faces if face is not None])
        return self._stacks[key]


def _slant(box: TextBox) -> str:
    """Return the style of the faces that a box is set in: an oblique one is an italic one here."""
    return "normal" if box.style == "normal" else "italic"


@dataclass(frozen=True, slots=True)
class _Difference:
    """What is wrong with a line, in words, and the characters of the cluster where it begins."""

    message: str
    text: str


def _difference(box: TextBox, language: str, line: DrawnLine, wanted: Sequence[LineGlyph]) -> _Difference | None:
    """Say where a line differs from what was wanted; None where it does not.

    A font that G5 could not name is not held against the line once more.
    """
    excerpt = box.text.strip()[:_EXCERPT]
    if box.language != language:
        message = f"“{excerpt}” is set as {box.language or 'no language'}, but its text is in {language}."
        return _Difference(message, excerpt)
    for at, one in enumerate(wanted):
        if at == len(line.glyphs):
            return _Difference(f"Of “{excerpt}” only {at} of {len(wanted)} glyphs are drawn.", _cluster(wanted, at))
        file, glyph = line.glyphs[at]
        face = one.face.file if one.face else None
        if glyph == one.glyph and (glyph == 0 or file is None or file == face):
            continue  # the box of a missing character is no font's, and the business of gate G4
        text = _cluster(wanted, at)
        message = (
            f"“{excerpt}” is not drawn as its font shapes it: glyph {glyph} of {file or 'an unknown font'} stands "
            f"for “{text}” ({named(text)}), where glyph {one.glyph} of {face or 'no font'} belongs."
        )
        return _Difference(message, text)
    if len(line.glyphs) > len(wanted):
        message = f"“{excerpt}” is drawn with {len(line.glyphs)} glyphs, where its text takes {len(wanted)}."
        return _Difference(message, excerpt)
    return None


def _placed(
    box: TextBox, shift: float, line: DrawnLine, wanted: Sequence[LineGlyph], *, is_cut: bool
) -> _Difference | None:
    excerpt = box.text.strip()[:_EXCERPT]
    if is_cut:
        return _Difference(
            f"“{excerpt}” begins in the middle of a word, whose letters do not join across.", box.text[:1]
        )
    found = misplaced(box, shift, line, wanted)
    if found is None:
        return None
    return _Difference(found.words.format(f"“{excerpt}”"), excerpt if found.at is None else _cluster(wanted, found.at))


def _cut_boxes(pages: PageMap) -> Iterator[tuple[int, int]]:
    for section, alignments in enumerate(pages.alignments):
        blocks = pages.product.sections[section].blocks
        for block, alignment in alignments.items():
            yield from ((section, box) for box, _ in cut_words(blocks[block].text, alignment))


def _cluster(wanted: Sequence[LineGlyph], at: int) -> str:
    """Return the characters of the cluster that a glyph belongs to."""
    return next((one.text for one in (*reversed(wanted[: at + 1]), *wanted) if one.text), "")


def _font(wanted: Sequence[LineGlyph]) -> str | None:
    return next((one.face.label for one in wanted if one.face), None)
