"""The press edition: single pages with bleed, crop and registration marks in a slug, black text, an output intent.

    +---------------------------+  media box: bleed and slug around the trim, from 0,0
    |  |  slug: marks        |  |
    |--+---------------------+--|
    |  | bleed box           |  |
    |  |  +---------------+  |  |
    |  |  | trim box      |  |  |

ISO 32000-2, 14.11.2 (boxes), 14.11.3 (marks), 14.11.5 (output intents). PDF/X (ISO 15930) is not claimed.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from publish.geometry import Size, points
from publish.pdf.worker_separation import Condition
from publish.press.ink import InkWriter
from publish.press.sheets import numbers, written

#: How wide the slug is outside the bleed; marks keep off the bleed by the gap, and are so long.
SLUG, MARK_GAP, MARK_LENGTH = points(10), points(1), points(6)

#: The radius of a registration mark, and the width of all marks.
_TARGET, _LINE = points(2), 0.25

#: A circle of four Bézier curves: how far the control points lie from the ends (4/3 · (√2 - 1)).
_ROUND = 0.5523

#: What belongs to screens, readers and archives, and not on a press.
_NOT_FOR_PRESS = ("StructTreeRoot", "MarkInfo", "Names", "AF", "Outlines", "Metadata", "OutputIntents", "OpenAction")


@dataclass(frozen=True, slots=True)
class PressWishes:
    """What the print shop asks for: the trimmed page and the bleed in points, the printing condition by its name.

    `profile` is the condition's ICC profile, empty where none is given.
    """

    trim: Size
    bleed: float
    condition: str
    profile: bytes = b""


def media_size(wishes: PressWishes) -> Size:
    """The size of the medium: the trimmed page, bleed and slug."""
    margin = 2 * (wishes.bleed + SLUG)
    return Size(wishes.trim.width + margin, wishes.trim.height + margin)


def press_edition(pdf: bytes, wishes: PressWishes, title: str) -> bytes:
    """Make the press edition of a bound document of ours, whose pages all are of the trimmed size.

    It opens the authors' pictures: to be called inside the fence.
    """
    margin = wishes.bleed + SLUG
    width, height = (media := media_size(wishes)).width, media.height
    condition = Condition(wishes.profile) if wishes.profile else None
    with Pdf.open(BytesIO(pdf)) as document:
        writer = InkWriter(wishes.trim, wishes.bleed, condition)
        registration = document.make_indirect(_registration(document))
        marks = _marks(wishes)
        for page in document.pages:
            content = writer.page(page)
            clip = numbers(SLUG, SLUG, width - 2 * SLUG, height - 2 * SLUG)
            moved = f"q {clip} re W n 1 0 0 1 {numbers(margin, margin)} cm\n".encode() + content + b"\nQ\n"
            page.obj.Contents = document.make_stream(moved + marks)
            resources = Dictionary({**page.obj.get("/Resources", Dictionary())})
            resources.ColorSpace = Dictionary(
                {**resources.get("/ColorSpace", Dictionary()), "/Registration": registration}
            )
            page.obj.Resources = resources
            _set_boxes(page, width, height, wishes.bleed)
            for key in ("/Annots", "/StructParents", "/Tabs"):
                if key in page.obj:
                    del page.obj[key]
        for item in document.objects:
            if isinstance(item, (Dictionary, pikepdf.Stream)) and "/ShadingType" in item:
                writer.shading(item)
        for key in _NOT_FOR_PRESS:
            if f"/{key}" in document.Root:
                del document.Root[f"/{key}"]
        document.Root.OutputIntents = Array([_intent(document, wishes, condition)])
        document.Root.ViewerPreferences = _preferences(document)
        document.docinfo = document.make_indirect(Dictionary(Title=String(title), Trapped=Name("/False")))
        return written(document)


def _set_boxes(page: pikepdf.Page, width: float, height: float, bleed: float) -> None:
    edge = SLUG + bleed
    for name, inset in (("MediaBox", 0.0), ("BleedBox", SLUG), ("TrimBox", edge)):
        box = (inset, inset, width - inset, height - inset)
        page.obj[f"/{name}"] = Array([round(value, 4) for value in box])
    if "/CropBox" in page.obj:
        del page.obj.CropBox


def _preferences(document: Pdf) -> Dictionary:
    """Keep the reading direction; show and print nothing scaled."""
    before = document.Root.get("/ViewerPreferences", Dictionary())
    kept = {"/Direction": before.Direction} if "/Direction" in before else {}
    return Dictionary({**kept, "/DisplayDocTitle": True, "/PrintScaling": Name("/None")})


def _intent(document: Pdf, wishes: PressWishes, condition: Condition | None) -> Dictionary:
    """Name the printing condition as the registry of characterizations does, with its profile if there is one.

    14.11.5, table 401.
    """
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(wishes.condition),
        RegistryName=String("http://www.color.org"),
        Info=String(wishes.condition),
    )
    if condition is not None:
        intent.DestOutputProfile = document.make_stream(wishes.profile, N=condition.inks)
    return intent


def _registration(document: Pdf) -> Array:
    """The colour that prints on every plate (8.6.6.4), black where there are no plates."""
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([0]), N=1)
    return Array([Name.Separation, Name.All, Name.DeviceGray, document.make_indirect(tint)])


def _marks(wishes: PressWishes) -> bytes:
    """Draw crop marks at the corners and a registration mark in the middle of each side, all outside the bleed."""
    margin = SLUG + wishes.bleed
    width, height = wishes.trim.width + 2 * margin, wishes.trim.height + 2 * margin
    outer, inner = SLUG - MARK_GAP - MARK_LENGTH, SLUG - MARK_GAP
    lines = []
    for x in (margin, width - margin):
        lines += [(x, outer, x, inner), (x, height - outer, x, height - inner)]
    for y in (margin, height - margin):
        lines += [(outer, y, inner, y), (width - outer, y, width - inner, y)]
    middle = (outer + inner) / 2
    centres = ((width / 2, middle), (width / 2, height - middle), (middle, height / 2), (width - middle, height / 2))
    drawn = [f"{numbers(x, y)} m {numbers(to_x, to_y)} l" for x, y, to_x, to_y in lines]
    drawn += [_target(x, y) for x, y in centres]
    return f"q /Registration CS 1 SCN {numbers(_LINE)} w {' '.join(drawn)} S Q".encode("ascii")


def _target(x: float, y: float) -> str:
    """A cross in a circle."""
    radius, bend, arm = _TARGET * 0.6, _TARGET * 0.6 * _ROUND, _TARGET
    ends = ((0.0, radius), (-radius, 0.0), (0.0, -radius), (radius, 0.0))
    hands = (((radius, bend), (bend, radius)), ((-bend, radius), (-radius, bend)))
    hands += tuple(tuple((-a, -b) for a, b in pair) for pair in hands)  # type: ignore[assignment]  # pairs of pairs
    curves = [
        f"{numbers(*(value for point in (*pair, end) for value in (x + point[0], y + point[1])))} c"
        for pair, end in zip(hands, ends, strict=True)
    ]
    cross = f"{numbers(x - arm, y)} m {numbers(x + arm, y)} l {numbers(x, y - arm)} m {numbers(x, y + arm)} l"
    return f"{numbers(x + radius, y)} m {' '.join(curves)} {cross}"
