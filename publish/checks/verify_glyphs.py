"""Each glyph of a PDF without its source: which fail and why, and which could not be judged.

Gate by gate: as it is drawn (G4), as the files draw it that its font was taken from (G5), as it is read back (G8). The
first fault of a glyph is its fault.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.checks import drawn, embedded, readback
from publish.checks.glyph_ink import program
from publish.checks.verify_fonts import FontFiles, Match
from publish.checks.verify_report import BOXES, TOLD_APART, UNFOLLOWED, Spot
from publish.checks.verify_texts import compare_replacements, contradiction, fault_of, garbled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from publish.checks.verify_model import FontFile
    from publish.checks.verify_texts import Compared
    from publish.pdf.read_model import GlyphRun, PdfEvidence, PdfPage

#: What ToUnicode says of a glyph whose text another one carries; Ghostscript writes a zero for nothing.
_WITHOUT_TEXT = frozenset({"", "\0"})
_OCR = "invisible text over a picture, as text recognition lays it"


@dataclass(frozen=True, slots=True)
class JudgedGlyphs:
    """The glyphs that fail, and those that could not be judged, by (page, run, index).

    `matches` has the file behind each font that can be read; it is empty where there are no files to compare with.
    `replacements` has each ActualText that could be compared with its glyphs, and its page.
    """

    failed: dict[tuple[int, int, int], Spot] = field(default_factory=dict)
    unknown: dict[tuple[int, int, int], str] = field(default_factory=dict)
    matches: Mapping[int, Match] = field(default_factory=dict)
    replacements: list[tuple[int, Compared]] = field(default_factory=list)


def judge_glyphs(evidence: PdfEvidence, files: tuple[FontFile, ...] | None) -> JudgedGlyphs:
    """Judge every glyph that the pages draw; `files` are what fonts must have been taken from, None for any."""
    compared = FontFiles(files) if files is not None else None
    found = JudgedGlyphs(matches=_match(evidence, compared) if compared is not None else {})
    _judge_drawing(evidence, found)
    _judge_files(evidence, found)
    _compare_replacements(evidence, found)
    _judge_texts(evidence, found, compared)
    return found


def runs_of(evidence: PdfEvidence) -> Iterator[tuple[int, int, GlyphRun]]:
    """Yield the runs of all pages, each with its page and its number on it, from 0."""
    return ((at, number, run) for at, page in enumerate(evidence.pages) for number, run in enumerate(page.runs))


def _judge_drawing(evidence: PdfEvidence, found: JudgedGlyphs) -> None:
    """Gate G4, told apart: what fails, what could not be followed, and the text that recognition lays over pictures."""
    _, faults = drawn.check(evidence)
    for fault in faults:
        place = (fault.page, fault.run, fault.index)
        page = evidence.pages[fault.page]
        run = page.runs[fault.run]
        if fault.kind == drawn.INVISIBLE and _over_picture(page, run, fault.index):
            found.unknown[place] = _OCR
        elif fault.is_certain:
            found.failed[place] = Spot(*place, drawn.GATE.id, fault.kind)
        else:
            found.unknown[place] = fault.kind


def _over_picture(page: PdfPage, run: GlyphRun, index: int) -> bool:
    x, y = run.origins[index]
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in page.images)


def _compare_replacements(evidence: PdfEvidence, found: JudgedGlyphs) -> None:
    boxes: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    for (page, run, index), spot in found.failed.items():
        if spot.kind in BOXES:
            boxes[page].add((run, index))
    for number, one in enumerate(evidence.pages):
        found.replacements.extend((number, compared) for compared in compare_replacements(one, boxes[number]))


def _judge_texts(evidence: PdfEvidence, found: JudgedGlyphs, compared: FontFiles | None) -> None:
    """Gate G8, as far as the file itself tells: each glyph that is shown has a sane text."""
    replaced = _replaced(evidence)
    lied = _runs(found, lambda one: one.is_lie)
    more = _runs(found, lambda one: not one.agrees) - lied
    for page, number, run in runs_of(evidence):
        font = run.font
        outlines = program(evidence.fonts[font]) if font is not None else None
        match = found.matches.get(font) if font is not None else None
        for index, (glyph, text) in enumerate(zip(run.glyphs, run.texts, strict=True)):
            place = (page, number, index)
            if place in found.failed or (text is None and place in found.unknown):
                continue
            fault = _senseless(text, is_more=(page, number) in more)
            if fault is not None and (page, number) in replaced - lied:
                fault += UNFOLLOWED
            fault = fault or garbled(text) or contradiction(glyph, text, outlines)
            if fault is None and compared and outlines and match:
                part = _is_shared(evidence.pages[page].runs, number, index)
                fault = compared.meant(match, outlines, glyph, text, is_part=part)
            if fault is not None and not (text is None and (page, number) in replaced):
                found.failed[place] = Spot(*place, readback.GATE.id, fault)
            elif (page, number) in lied:
                found.failed[place] = Spot(*place, readback.GATE.id, TOLD_APART)


def _senseless(text: str | None, *, is_more: bool) -> str | None:
    """Say that a glyph has no sane text; with `is_more`, ActualText gives more than the glyphs beside it say."""
    return "is read back as nothing" if text == "" and is_more else fault_of(text)


def _is_shared(runs: Sequence[GlyphRun], number: int, index: int) -> bool:
    """Tell whether a glyph shows only a part of its text: a glyph beside it has none, as a mark that was split off."""
    texts = runs[number].texts
    before = texts[index - 1] if index else runs[number - 1].texts[-1] if number else None
    after = texts[index + 1] if index + 1 < len(texts) else None
    if index + 1 == len(texts) and number + 1 < len(runs):
        after = runs[number + 1].texts[0]
    return not _WITHOUT_TEXT.isdisjoint({before, after})


def _replaced(evidence: PdfEvidence) -> set[tuple[int, int]]:
    """List the runs (page and run) whose text ActualText gives instead."""
    return {
        (number, run)
        for number, page in enumerate(evidence.pages)
        for replacement in page.replacements
        for run in range(replacement.first, replacement.end)
    }


def _runs(found: JudgedGlyphs, chosen: Callable[[Compared], bool]) -> set[tuple[int, int]]:
    """List the runs (page and run) of the chosen ones of the replacements."""
    return {
        (page, run)
        for page, one in found.replacements
        if chosen(one)
        for run in range(one.replacement.first, one.replacement.end)
    }


def _match(evidence: PdfEvidence, files: FontFiles) -> dict[int, Match]:
    """Find, for each font that can be read, the file that it was taken from."""
    used: dict[int, dict[int, str | None]] = defaultdict(dict)
    for _, _, run in runs_of(evidence):
        if run.font is not None:
            used[run.font].update((glyph, text) for glyph, text in zip(run.glyphs, run.texts, strict=True) if glyph)
    matches = {}
    for number, glyphs in sorted(used.items()):
        outlines = program(evidence.fonts[number])
        if outlines is not None:
            matches[number] = files.match(evidence.fonts[number], glyphs, outlines)
    return matches


def _judge_files(evidence: PdfEvidence, found: JudgedGlyphs) -> None:
    """Gate G5 against font files: a glyph that no file draws so fails."""
    for page, number, run in runs_of(evidence):
        match = found.matches.get(run.font) if run.font is not None else None
        for index, glyph in enumerate(run.glyphs if match else ()):
            place = (page, number, index)
            if match and glyph in match.different and place not in found.failed:
                kind = f"is not drawn as {match.file.label} draws it" if match.file else TOLD_APART
                found.failed[place] = Spot(*place, embedded.GATE.id, kind)
