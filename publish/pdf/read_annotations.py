"""Appearances of annotations: what they draw over a page, text and shapes (ISO 32000-1, 12.5.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from publish.pdf.read_geometry import UNIT, around, intersect, multiply
from publish.pdf.read_paths import box_corners
from publish.pdf.read_state import matrix, numbers

if TYPE_CHECKING:
    from publish.pdf.read_geometry import Matrix
    from publish.pdf.read_model import Box
    from publish.pdf.read_text import TextReader

#: Flags of an annotation that is not shown (12.5.3): Hidden, NoView.
_NOT_SHOWN = 0b100010


def follow(annotation: DictionaryObject, reader: TextReader, ctm: Matrix, clip: Box) -> bool:
    """Follow what an annotation draws over a page; tell whether it draws anything of its own that could be followed."""
    form = appearance(annotation)
    if form is None:
        return False
    box, own = form.get("/BBox"), form.get("/Matrix")
    space = matrix([float(item) for item in own]) if isinstance(own, ArrayObject) else UNIT
    corners = box_corners(space, numbers([float(item) for item in box], 4)) if isinstance(box, ArrayObject) else []
    resources = form.get("/Resources", DictionaryObject()).get_object()
    rectangle = annotation["/Rect"].get_object()
    if not corners or not isinstance(resources, DictionaryObject) or not isinstance(rectangle, ArrayObject):
        return False
    left, bottom, right, top = around(corners)
    x1, y1, x2, y2 = numbers([float(item) for item in rectangle], 4)
    if right == left or top == bottom:
        return False
    across, up = (x2 - x1) / (right - left), (y2 - y1) / (top - bottom)
    placed = multiply((across, 0.0, 0.0, up, x1 - left * across, y1 - bottom * up), ctm)
    seen = intersect(clip, around(box_corners(placed, (left, bottom, right, top))))
    reader.read(form.get_data(), resources, multiply(space, placed), seen, depth=1)
    return True


def may_show(annotation: DictionaryObject) -> bool:
    """Tell whether a reader may draw an annotation in a way of its own: all but windows and links without a border."""
    flags = annotation.get("/F")
    hidden = flags is not None and bool(int(flags.get_object()) & _NOT_SHOWN)
    kind = annotation.get("/Subtype")
    bare = kind == "/Popup" or (kind == "/Link" and not _border(annotation))
    return "/AP" in annotation or not (hidden or bare)


def _border(annotation: DictionaryObject) -> float:
    """Return how wide the border of an annotation is, in points: 1 where it says nothing (12.5.2, 12.5.4)."""
    style, border = annotation.get("/BS"), annotation.get("/Border")
    style, border = (one.get_object() if one is not None else None for one in (style, border))
    if isinstance(style, DictionaryObject):
        return float(style.get("/W", 1))
    widths = numbers([float(item) for item in border[:3]], 3) if isinstance(border, ArrayObject) else (0.0, 0.0, 1.0)
    return widths[2]


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
