"""Part of gate G7: what a page paints beside text is what its sections painted there, no picture more and none less.

The engine painted it from the style sheet and the text's own pictures; whatever else is on a page nobody declared, and
it may be letters. Of sheets the pages of their original are compared; beside those stand the printer's marks: lines.

Passes: a rule under a title, a picture of the text, a fold mark. Fails: a picture that was put onto a finished page,
one that was exchanged, letters drawn as shapes, a rule that is gone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from publish.checks.covered import meet
from publish.checks.model import REPORT_IT, Finding
from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.pdf.read import read_painted
from publish.pdf.read_model import Painted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from publish.checks.model import ImposedPage, Product
    from publish.pdf.read_model import Box, PdfEvidence, PdfPage

#: The id of the gate that this is a part of.
GATE = "G7"
#: By how much a box may stand elsewhere, in points: rounding.
_PLACE = 0.1
#: A shape no wider or deeper than this is empty, in points.
_EMPTY = 1e-3
#: So far marks of the fold reach into the pages beside it, in points: half of a collation mark, and its line.
_MARKS = 5.0


def check(product: Product, evidence: PdfEvidence) -> Iterator[Finding]:
    """Find what pages paint that none of their sections did, and what they lack of it."""
    wanted: defaultdict[int, list[Painted]] = defaultdict(list)
    for section in product.sections:
        for number, painted in enumerate(read_painted(section.rendition.pdf)):
            shift = section.shifts[number] if section.shifts else 0.0
            wanted[section.first_page + number] += [_moved(one, 1.0, shift, 0.0) for one in painted]
    for number, page in enumerate(evidence.pages, 1):
        surplus, lost = _differences(page.painted, wanted[number])
        yield from _findings(product.path, number, surplus, lost)


def check_imposed(
    product: Product, evidence: PdfEvidence, pages: Sequence[tuple[Box, Sequence[Painted]]]
) -> Iterator[Finding]:
    """Find what sheets paint on their pages that the original does not, and what they lack of it.

    `pages` has the trim box and the paint of each page of the original (`pages_of`). Inks of a press may be others
    than those of a screen, and what reaches the trim may reach over it.
    """
    sides: defaultdict[int, list[ImposedPage]] = defaultdict(list)
    for one in product.imposed:
        if one.page <= len(pages):
            sides[one.side].append(one)
    for number, page in enumerate(evidence.pages, 1):
        rooms = [_place(pages[one.page - 1][0], one.scale, one.across, one.up) for one in sides[number]]
        # What reaches over a page's edge is clipped there, but stands in the stream of the side as a whole.
        wanted = [
            _moved(painted, one.scale, one.across, one.up)
            for one in sides[number]
            for painted in pages[one.page - 1][1]
        ]
        for room in rooms:
            surplus, lost = _differences(_within(page.painted, room), _within(wanted, room))
            inner = (room[0] + _MARKS, room[1] + _MARKS, room[2] - _MARKS, room[3] - _MARKS)
            yield from _findings(product.path, number, [one for one in surplus if meet(one.box, inner)], lost)
        beside = [one for one in page.painted if one.kind != "line" and not any(meet(one.box, room) for room in rooms)]
        beside = [one for one in beside if not any(one.kind == own.kind and _near(one.box, own.box) for own in wanted)]
        yield from _findings(product.path, number, beside, ())


def pages_of(evidence: PdfEvidence) -> tuple[tuple[Box, Sequence[Painted]], ...]:
    """Keep of a file what sheets are compared with: each page's trim box, from its own corner, and its paint."""
    return tuple((_trim(page), page.painted) for page in evidence.pages)


def _trim(page: PdfPage) -> Box:
    left, bottom, right, top = page.boxes.get("TrimBox", page.boxes.get("CropBox", page.boxes["MediaBox"]))
    return 0.0, 0.0, right - left, top - bottom


def _differences(found: Iterable[Painted], wanted: Iterable[Painted]) -> tuple[list[Painted], list[Painted]]:
    """Return what was found and not wanted, and what was wanted and not found; hardly any two stand in other orders."""
    left: defaultdict[tuple[str, str], list[Painted]] = defaultdict(list)
    for one in wanted:
        left[one.kind, one.what].append(one)
    surplus = []
    for one in found:
        candidates = left[one.kind, one.what]
        at = next((at for at, other in enumerate(candidates) if _near(one.box, other.box)), None)
        if at is None:
            surplus.append(one)
        else:
            del candidates[at]
    return surplus, [one for rest in left.values() for one in rest]


def _near(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= _PLACE for a, b in zip(one, other, strict=True))


def _moved(one: Painted, scale: float, across: float, up: float) -> Painted:
    return Painted(one.kind, _place(one.box, scale, across, up), one.what)


def _place(box: Box, scale: float, across: float, up: float) -> Box:
    left, right = sorted((scale * box[0] + across, scale * box[2] + across))
    bottom, top = sorted((scale * box[1] + up, scale * box[3] + up))
    return left, bottom, right, top


def _within(painted: Iterable[Painted], room: Box) -> Iterator[Painted]:
    """Take the parts that lie in a page's room; of a sheet only kinds and places are compared."""
    for one in painted:
        left, bottom, right, top = one.box
        kept = (max(left, room[0]), max(bottom, room[1]), min(right, room[2]), min(top, room[3]))
        # What only touches the edge shows nothing there; a line has no area of its own.
        seen = 0.0 if one.kind == "line" else _EMPTY
        if kept[2] - kept[0] >= seen and kept[3] - kept[1] >= seen:
            yield Painted(one.kind, kept)


def _findings(path: str, page: int, surplus: Sequence[Painted], lost: Sequence[Painted]) -> Iterator[Finding]:
    for found, does, made in (
        (surplus, "paints", "no section of this build painted"),
        (lost, "does not paint", "a section of this build painted"),
    ):
        if found:
            others = f" and {len(found) - 1} more" if len(found) > 1 else ""
            message = f"The page {does} a {found[0].kind}{others} that {made} there."
            where = PagePlace(path, page, found[0].box)
            yield Finding(GATE, Diagnostic(Code.G007, message, hint=REPORT_IT, place=where))
