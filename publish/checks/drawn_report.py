"""Findings of gate G4: glyphs that fail, by what is wrong with them, with the author's line and the first page.

What is wrong with a character (it is missing, its outline is empty) is told for each; where a font fails as a whole,
once for the font. What is wrong with a place (hidden, off the page, in the colour of its ground) is told once for all
that it befalls.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks import drawn
from publish.checks.codepoints import named
from publish.checks.glyph_ink import COPIED, MISSING
from publish.checks.model import REPORT_IT, Finding
from publish.diagnostics import Code, Diagnostic, PagePlace, Severity
from publish.fonts.characters import FontFileError
from publish.fonts.outlines import face_outlines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.checks.drawn import DrawnFault
    from publish.checks.pages import PageMap
    from publish.fonts import FontFace
    from publish.pdf.read_model import GlyphRun, PdfEvidence

#: A font of which more characters than these have one fault is told as a whole.
_APART = 8
#: So many of them are named then, and so much of a text is shown.
_NAMED, _EXCERPT = 3, 40

_HINTS = {
    **dict.fromkeys(
        (MISSING, COPIED),
        "The font of this text lacks the character: see `publish fonts list`, or write another one.",
    ),
    drawn.SAME_COLOUR: "Give one of both another colour: under [style.colours] of publication.toml, or in the style "
    "sheet that sets this text.",
    drawn.IN_LINE: "Move the line away from the letters in the style sheet: text-underline-offset: .3em.",
    drawn.OVERLAPPING: "Give the lines more room (line-height), or mend the style that moves them.",
    drawn.COVERED: "Mend the style that paints over this text: a background, a border, a picture.",
    drawn.OUTSIDE: "Mend the style that moves this text, or that cuts it off (overflow), or shorten the text.",
    drawn.TOO_SMALL: "Mend the font-size of the style that sets this text.",
    drawn.INVISIBLE: "Mend the style that hides this text.",
    drawn.PALE: "Give the text a lighter colour instead, as color: #777, and no opacity.",
}
#: Faults of a place and not of a character.
_OF_THE_PLACE = frozenset(
    {
        drawn.INVISIBLE,
        drawn.PALE,
        drawn.COVERED,
        drawn.VEILED,
        drawn.SAME_COLOUR,
        drawn.IN_LINE,
        drawn.OVERLAPPING,
        drawn.UNKNOWN_COLOUR,
        drawn.TOO_SMALL,
        drawn.NO_SIZE,
        drawn.OUTLINED,
        drawn.OUTSIDE,
    }
)


@dataclass(frozen=True, slots=True)
class _Cause:
    """What is reported once: a kind of fault, with what is told of it, in a font, of a character; "" for any."""

    kind: str
    detail: str
    font: str
    text: str


def report(
    faults: Sequence[DrawnFault], evidence: PdfEvidence, faces: Mapping[int, FontFace], pages: PageMap
) -> tuple[Finding, ...]:
    """Make findings of the faults of one file, in the order of their first pages.

    `faces` are the locked faces behind the fonts of the file; `pages` leads back to the author's text.
    """
    reporter = _Reporter(evidence, faces, pages)
    return tuple(reporter.finding(cause, found) for cause, found in reporter.causes(faults).items())


@dataclass(frozen=True, slots=True)
class _Reporter:
    evidence: PdfEvidence
    faces: Mapping[int, FontFace]
    pages: PageMap

    def causes(self, faults: Sequence[DrawnFault]) -> Mapping[_Cause, list[DrawnFault]]:
        """Gather the faults by their causes, in the order in which these come first."""
        known = {fault: self._cause(fault) for fault in faults}
        texts: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for cause in known.values():
            texts[cause.kind, cause.font].add(cause.text)
        causes: defaultdict[_Cause, list[DrawnFault]] = defaultdict(list)
        for fault, cause in known.items():
            many = len(texts[cause.kind, cause.font]) > _APART
            causes[_Cause(cause.kind, cause.detail, cause.font, "") if many else cause].append(fault)
        return causes

    def _cause(self, fault: DrawnFault) -> _Cause:
        if fault.kind in _OF_THE_PLACE:
            return _Cause(fault.kind, fault.detail, "", "")
        run = self._run(fault)
        return _Cause(fault.kind, fault.detail, self._font(run), self._text(fault))

    def finding(self, cause: _Cause, faults: Sequence[DrawnFault]) -> Finding:
        """Tell one cause, at the first place that it befalls."""
        first = faults[0]
        run, (x, y) = self._run(first), self._run(first).origins[first.index]
        box = self.pages.box_at(first.page + 1, run.line)
        texts = list(dict.fromkeys(text for fault in faults if (text := self._text(fault))))
        where = PagePlace(
            self.pages.product.path, first.page + 1, (x, y, x + max(run.em[0], 0.0), y + max(run.em[3], 0.0))
        )
        diagnostic = Diagnostic(
            Code.G004,
            self._message(cause, faults, texts),
            self.pages.source_of(*box, texts[0] if texts else "") if box is not None else None,
            _HINTS.get(cause.kind, REPORT_IT),
            where,
            Severity.ERROR if first.fails else Severity.WARNING,
        )
        language = self.pages.product.sections[box[0]].rendition.boxes[box[1]].language if box is not None else None
        return Finding(
            drawn.GATE.id,
            diagnostic,
            "" if cause.kind in _OF_THE_PLACE else "".join(texts),
            language,
            self._font(run),
            cause=f"{cause.kind} {cause.detail} {cause.font} {cause.text}",
        )

    def _message(self, cause: _Cause, faults: Sequence[DrawnFault], texts: Sequence[str]) -> str:
        run = self._run(faults[0])
        pages = sorted({fault.page + 1 for fault in faults})
        detail = f": {cause.detail}" if cause.detail else ""
        if cause.kind in _OF_THE_PLACE:
            amount = f"{len(faults):,} glyphs" if len(faults) > 1 else "1 glyph"
            on = f" on {len(pages)} pages" if len(pages) > 1 else ""
            marks = f", of it {_listed(texts)}," if cause.kind == drawn.IN_LINE and texts else ""
            return (
                f"Text in {self._font(run)}, “{self._excerpt(faults[0])}” ({amount}{on}){marks} {cause.kind}{detail}."
            )
        times = f" ({len(faults):,} times in this file)" if len(faults) > 1 else ""
        if len(texts) > 1:
            return f"{len(texts)} characters, {_listed(texts)}, in {cause.font}: each {cause.kind}{detail}{times}."
        what = f"“{texts[0]}” ({named(texts[0])})" if texts else f"Glyph {run.glyphs[faults[0].index]}, without text,"
        return f"{what} in {cause.font} {cause.kind}{detail}{times}."

    def _run(self, fault: DrawnFault) -> GlyphRun:
        return self.evidence.pages[fault.page].runs[fault.run]

    def _font(self, run: GlyphRun) -> str:
        if run.font is None:
            return "no font"
        return self.faces[run.font].label if run.font in self.faces else self.evidence.fonts[run.font].name

    def _text(self, fault: DrawnFault) -> str:
        """Return the character that a glyph shows: by ToUnicode, or else by its face, as of a mark in a cluster."""
        run = self._run(fault)
        text, glyph = run.texts[fault.index], run.glyphs[fault.index]
        face = self.faces.get(run.font) if run.font is not None else None
        if text or glyph is None or face is None:
            return text or ""
        try:
            return face_outlines(face).character(glyph)
        except FontFileError:
            return ""

    def _excerpt(self, fault: DrawnFault) -> str:
        """Show the line that a fault stands in."""
        run = self._run(fault)
        box = self.pages.box_at(fault.page + 1, run.line)
        if box is not None:
            return self.pages.product.sections[box[0]].rendition.boxes[box[1]].text.strip()[:_EXCERPT]
        return "".join(text or "" for text in run.texts).strip()[:_EXCERPT]


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(_named(texts))


def _named(texts: Sequence[str]) -> Iterator[str]:
    yield from (f"“{text}” ({named(text)})" for text in texts[:_NAMED])
    if len(texts) > _NAMED:
        yield f"{len(texts) - _NAMED} more"
