"""Appearances of annotations, as far as they hide what a page shows (ISO 32000-1, 12.5.5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from publish.pdf.read_fonts import FontTable
from publish.pdf.read_geometry import UNIT, around, multiply
from publish.pdf.read_paths import box_corners
from publish.pdf.read_state import matrix, numbers
from publish.pdf.read_text import TextReader

if TYPE_CHECKING:
    from publish.pdf.read_geometry import Matrix
    from publish.pdf.read_model import Box, Fill

#: Flags of an annotation that is not shown (12.5.3): Hidden, NoView.
_NOT_SHOWN = 0b100010


@dataclass(frozen=True, slots=True)
class AnnotationLook:
    """An annotation's normal appearance, the rectangle that it fills, and the page that it lies on."""

    form: StreamObject
    rectangle: Box
    ctm: Matrix
    clip: Box

    def fills(self, after: int) -> tuple[Fill, ...]:
        """Return the opaque shapes that it paints, over the page's first `after` runs."""
        box = self.form.get("/BBox")
        own = self.form.get("/Matrix")
        space = matrix([float(item) for item in own]) if isinstance(own, ArrayObject) else UNIT
        corners = box_corners(space, numbers([float(item) for item in box], 4)) if isinstance(box, ArrayObject) else []
        resources = self.form.get("/Resources", DictionaryObject()).get_object()
        if not corners or not isinstance(resources, DictionaryObject):
            return ()
        left, bottom, right, top = around(corners)
        width, height = right - left, top - bottom
        if not width or not height:
            return ()
        x1, y1, x2, y2 = self.rectangle
        across, up = (x2 - x1) / width, (y2 - y1) / height
        placed = (across, 0.0, 0.0, up, x1 - left * across, y1 - bottom * up)
        reader = TextReader(FontTable())
        reader.read(self.form.get_data(), resources, multiply(space, multiply(placed, self.ctm)), self.clip)
        return tuple(replace(fill, after=after) for fill in reader.fills)


def appearance(annotation: DictionaryObject) -> StreamObject | None:
    """Return the normal appearance of an annotation that is shown; None where it has none."""
    flags = annotation.get("/F")
    if flags is not None and int(flags.get_object()) & _NOT_SHOWN:
        return None
    looks = annotation.get("/AP")
    looks = looks.get_object() if looks is not None else None
    normal = looks.get("/N") if isinstance(looks, DictionaryObject) else None
    normal = normal.get_object() if normal is not None else None
    if isinstance(normal, DictionaryObject) and not isinstance(normal, StreamObject):
        chosen = normal.get(str(annotation.get("/AS", "")))
        normal = chosen.get_object() if chosen is not None else None
    return normal if isinstance(normal, StreamObject) and "/Rect" in annotation else None
