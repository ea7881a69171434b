"""Findings of `publish verify`: the same fault of the same character is told once, with its first place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks import drawn, embedded, readback
from publish.checks.codepoints import named
from publish.checks.glyph_ink import COPIED, MISSING
from publish.checks.model import Finding
from publish.diagnostics import Code, Diagnostic, Location, PagePlace, Severity

if TYPE_CHECKING:
    from publish.checks.verify_texts import Compared
    from publish.pdf.read_model import Box, GlyphRun, PdfEvidence, PdfPage

_CODES = {drawn.GATE.id: Code.G004, embedded.GATE.id: Code.G005, readback.GATE.id: Code.G008}
_HINTS = {
    drawn.GATE.id: "Mend it in the program that made the PDF: give the text a font that has the character, in sight.",
    embedded.GATE.id: "Set it in a font of the folder, or name the folder of the fonts that it was set in.",
    readback.GATE.id: "Export the PDF again with text that can be searched (ToUnicode), tagged where that is offered.",
}
_UNFOLLOWED_HINT = (
    "Readers that follow ActualText give it whole; for the others, make the PDF in a program that gives these glyphs a "
    "text of their own (ToUnicode)."
)
_EXCERPT = 40
#: The fault of a glyph that is told with others: with its font, or with the ActualText that stands for it.
TOLD_APART = ""
#: What is added to the fault of a glyph whose text ActualText gives, which not all readers take.
UNFOLLOWED = ", where ActualText is not followed"
#: Faults of a glyph that is drawn for a character which its font has not.
BOXES = frozenset({MISSING, COPIED})
#: So many characters are named where one finding is about several.
_NAMED = 12
#: The cause of findings of pages that cannot be read to their end.
DAMAGED = "damaged content"
#: Faults of a place, not of a character: told once for each page, with the text that stands there.
_OF_THE_PLACE = frozenset({drawn.INVISIBLE, drawn.PALE, drawn.OUTSIDE, drawn.COVERED, drawn.SAME_COLOUR})


@dataclass(frozen=True, slots=True)
class Spot:
    """A glyph that fails: its page and run (from 0), its place in the run, the gate, and what is wrong with it."""

    page: int
    run: int
    index: int
    gate: str
    kind: str


def spot_findings(spots: tuple[Spot, ...], evidence: PdfEvidence, path: str) -> tuple[Finding, ...]:
    """Make one finding for each fault of a character in a font, in the order of the pages."""
    groups: dict[tuple[str, str, str | None, str | int], list[Spot]] = {}
    for spot in sorted(spots, key=lambda spot: (spot.page, spot.run, spot.index)):
        if spot.kind == TOLD_APART:
            continue
        run = evidence.pages[spot.page].runs[spot.run]
        what = spot.page if spot.kind in _OF_THE_PLACE else "" if _is_of_font(spot) else run.texts[spot.index] or ""
        # A face may be embedded in several parts.
        font = evidence.fonts[run.font].name if run.font is not None else None
        groups.setdefault((spot.gate, spot.kind, font, what), []).append(spot)
    return tuple(_of_group(found, evidence, path) for found in groups.values())


def _of_group(spots: list[Spot], evidence: PdfEvidence, path: str) -> Finding:
    first = spots[0]
    run = evidence.pages[first.page].runs[first.run]
    name = evidence.fonts[run.font].name if run.font is not None else "no font"
    texts = [evidence.pages[spot.page].runs[spot.run].texts[spot.index] or "" for spot in spots]
    read = list(dict.fromkeys(filter(None, (_read(spot, evidence) for spot in spots))))
    text = "".join(read[:_NAMED]) if _is_of_font(first) else texts[0]
    times = f" ({len(spots):,} times)" if len(spots) > 1 else ""
    if first.kind in _OF_THE_PLACE:
        excerpt = "".join(texts).strip()
        what = f"“{excerpt[:_EXCERPT]}{'…' * (len(excerpt) > _EXCERPT)}”" if excerpt else "Text"
        times = f" ({len(spots):,} glyphs)"
    elif _is_unfollowed(first) and read:
        what = f"A glyph of {_listed(read)}"
    elif _is_of_font(first) and len(read) > 1:
        what = f"Each of {_listed(read)}"
    elif text:
        what = f"“{text}” ({named(text)})"
    else:
        what = f"Glyph {run.glyphs[first.index]}{' and others' * (len(spots) > 1)}"
    place = PagePlace(path, first.page + 1, _box(run, first.index))
    message = f"{what} in {name} {first.kind}{times}."
    hint = _UNFOLLOWED_HINT if _is_unfollowed(first) else _HINTS[first.gate]
    diagnostic = Diagnostic(_CODES[first.gate], message, Location(path), hint, place)
    return Finding(first.gate, diagnostic, text, font=name)


def _is_of_font(spot: Spot) -> bool:
    """Tell whether a fault is one of the font or of how it was written, whatever the character."""
    return spot.kind in BOXES or _is_unfollowed(spot)


def _is_unfollowed(spot: Spot) -> bool:
    return spot.kind.endswith(UNFOLLOWED)


def _read(spot: Spot, evidence: PdfEvidence) -> str:
    """Return what readers are given for a glyph: by ActualText, or its own text."""
    page = evidence.pages[spot.page]
    given = (one.text for one in page.replacements if one.first <= spot.run < one.end)
    return next(given, page.runs[spot.run].texts[spot.index] or "")


def _listed(texts: list[str]) -> str:
    shown = ", ".join(f"“{text[:_EXCERPT]}”" if text.isprintable() else named(text) for text in texts[:_NAMED])
    return shown + (f" and {len(texts) - _NAMED:,} more" if len(texts) > _NAMED else "")


def font_finding(number: int, name: str, evidence: PdfEvidence, path: str, fault: str) -> Finding:
    """Make the finding of a font as a whole, at the first page that shows it."""
    page = next((at for at, page in enumerate(evidence.pages) if any(run.font == number for run in page.runs)), 0)
    diagnostic = Diagnostic(
        Code.G005,
        f"Font {name or 'without a name'} {fault}.",
        Location(path),
        hint="Export the PDF again with its fonts embedded; to compare, name the folder of those that it was set in.",
        place=PagePlace(path, page + 1),
    )
    return Finding(embedded.GATE.id, diagnostic, font=name)


def replacement_finding(number: int, compared: Compared, page: PdfPage, path: str) -> Finding:
    """Make the finding of an ActualText that says something else than its glyphs; `number` is the page, from 0."""
    run, given = page.runs[compared.replacement.first], compared.replacement.text
    diagnostic = Diagnostic(
        Code.G008,
        f"“{compared.own[:_EXCERPT]}” is on the page, but readers are given “{given[:_EXCERPT]}” (ActualText).",
        Location(path),
        hint=_HINTS[readback.GATE.id],
        place=PagePlace(path, number + 1, _box(run, 0)),
    )
    return Finding(readback.GATE.id, diagnostic, given)


def box_finding(number: int, fault: str, path: str) -> Finding:
    """Make the finding of a page's boxes; `number` is the page, from 0."""
    diagnostic = Diagnostic(
        Code.G011,
        f"Page {number + 1} {fault}.",
        Location(path),
        hint="Set the page boxes in the program that made the PDF: printers cut at the trim box.",
        place=PagePlace(path, number + 1),
        severity=Severity.WARNING,
    )
    return Finding(drawn.GATE.id, diagnostic)


def damage_finding(number: int, path: str) -> Finding:
    """Make the finding of a page whose content cannot be read to its end; `number` is the page, from 0."""
    diagnostic = Diagnostic(
        Code.G010,
        f"The content of page {number + 1} is damaged and cannot be read to its end: what stands behind is not proven.",
        Location(path),
        hint="Get the file anew: it was changed or cut off on its way.",
        place=PagePlace(path, number + 1),
    )
    return Finding(drawn.GATE.id, diagnostic, cause=DAMAGED)


def _box(run: GlyphRun, index: int) -> Box:
    """Return the em square of a glyph on its page, in points: where to look for it."""
    x, y = run.origins[index]
    across, up = (run.em[0], run.em[1]), (run.em[2], run.em[3])
    corners = [
        (x, y),
        (x + across[0], y + across[1]),
        (x + up[0], y + up[1]),
        (x + across[0] + up[0], y + across[1] + up[1]),
    ]
    return (
        min(c[0] for c in corners),
        min(c[1] for c in corners),
        max(c[0] for c in corners),
        max(c[1] for c in corners),
    )
