"""What a file draws, line by line: the runs of glyphs that stand in one text box, put together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.checks.pages import PageMap
    from publish.fonts import FontFace
    from publish.pdf.read_model import GlyphRun, PdfEvidence

#: A glyph as drawn: the file of the locked face behind its font, None where G5 knows none, and its glyph id.
FaceGlyph: TypeAlias = "tuple[str | None, int | None]"


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """The glyphs of one line as drawn. `runs` are (page, run), both from 0; `texts` what ToUnicode says of each.

    `start` is where the line begins on the page, in points; `places` says how far along the line and above it each
    glyph stands from there, in em of its run; `ems` are those of its runs (`GlyphRun.em`).
    """

    runs: tuple[tuple[int, int], ...]
    glyphs: tuple[FaceGlyph, ...]
    texts: tuple[str | None, ...]
    start: tuple[float, float] = (0.0, 0.0)
    places: tuple[tuple[float, float], ...] = ()
    ems: tuple[tuple[float, float, float, float], ...] = ()

    @property
    def page(self) -> int:
        """The page on which it begins, from 0."""
        return self.runs[0][0]


@dataclass(frozen=True, slots=True)
class BoxedLines:
    """The lines of a bound file by (section, box), and those that stand in no box of any section."""

    boxed: Mapping[tuple[int, int], DrawnLine]
    stray: tuple[DrawnLine, ...]


def drawn_lines(evidence: PdfEvidence, faces: Mapping[int, FontFace]) -> Iterator[DrawnLine]:
    """Yield the lines of a file in the order of drawing: runs in a row whose text line begins at the same place.

    `faces` holds the locked face behind each font that gate G5 has proven.
    """
    files = {number: face.file for number, face in faces.items()}
    for number, page in enumerate(evidence.pages):
        for _, group in groupby(enumerate(page.runs), key=lambda item: item[1].line):
            members = list(group)
            yield DrawnLine(
                tuple((number, at) for at, _ in members),
                tuple((files.get(run.font), glyph) for _, run in members for glyph in run.glyphs),  # type: ignore[arg-type]  # None is in no mapping
                tuple(text for _, run in members for text in run.texts),
                members[0][1].line,
                tuple(place for _, run in members for place in _places(run)),
                tuple(run.em for _, run in members),
            )


def _places(run: GlyphRun) -> Iterator[tuple[float, float]]:
    """Yield each glyph's place from the beginning of its line, in em: along the line, and up."""
    (ax, ay, bx, by), (left, bottom) = run.em, run.line
    area = ax * by - ay * bx
    if not area:
        yield from ((0.0, 0.0) for _ in run.origins)
        return
    for x, y in run.origins:
        across, up = x - left, y - bottom
        yield (across * by - up * bx) / area, (up * ax - across * ay) / area


def boxed_lines(evidence: PdfEvidence, faces: Mapping[int, FontFace], pages: PageMap) -> BoxedLines:
    """Sort the lines of a bound file into the text boxes that they stand in.

    A box that is drawn in several places has one line with all that was drawn: it cannot be what was set.
    """
    boxes: dict[tuple[int, int], list[DrawnLine]] = {}
    stray: list[DrawnLine] = []
    for line in drawn_lines(evidence, faces):
        page, at = line.runs[0]
        box = pages.box_at(page + 1, evidence.pages[page].runs[at].line)
        if box is None:
            stray.append(line)
        else:
            boxes.setdefault(box, []).append(line)
    return BoxedLines({box: _joined(lines) for box, lines in boxes.items()}, tuple(stray))


def _joined(lines: Sequence[DrawnLine]) -> DrawnLine:
    if len(lines) == 1:
        return lines[0]
    return DrawnLine(
        tuple(run for line in lines for run in line.runs),
        tuple(glyph for line in lines for glyph in line.glyphs),
        tuple(text for line in lines for text in line.texts),
        lines[0].start,
        tuple(place for line in lines for place in line.places),
        tuple(em for line in lines for em in line.ems),
    )
