"""Damages of place: the right glyphs, but not where their font and their line put them, or on another page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pikepdf import Dictionary, Name

from tests.faults.damaging import content, fonts

if TYPE_CHECKING:
    from collections.abc import Callable

    import pikepdf


def moved(by: int) -> Callable[[bytes], bytes]:
    """Move the second glyph, and all behind it, back by so many thousandths of an em."""
    first = re.compile(rb"(\[<[0-9a-f]{4})(?:>(-?[\d.]+)<)?(?=[0-9a-f]{4})")
    return lambda stream: first.sub(rb"\1>%d \2<" % by, stream, count=1)


def overlapping(stream: bytes) -> bytes:
    """Draw the second line of text into the first one."""
    matrices = re.findall(rb"1 0 0 -1 ([\d.]+ [\d.]+) Tm", stream)
    return stream.replace(matrices[1], matrices[0], 1)


def swapped(stream: bytes) -> bytes:
    """Draw the two paragraphs in the other order, each in its own place."""
    first, second = re.findall(rb"BT.*?ET", stream, re.DOTALL)[:2]
    return stream.replace(second, b"\0").replace(first, second).replace(b"\0", first)


def nested(pdf: pikepdf.Pdf) -> None:
    """Draw the page through three forms, the innermost lower."""
    page = pdf.pages[0]
    data, resources = page.Contents.read_bytes(), page.Resources
    for level in range(3):
        form = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 999, 999], Resources=resources)
        data, resources = b"1 0 0 1 0 -%d cm /F Do" % (level == 1), Dictionary(XObject=Dictionary(F=form))
    page.Resources, page.Contents = resources, pdf.make_stream(data)


def replaced(pattern: bytes, by: bytes, count: int = 0) -> Callable[[pikepdf.Pdf], None]:
    return content(lambda stream: re.sub(pattern, by, stream, count=count))


def font_of_state(pdf: pikepdf.Pdf) -> None:
    """Set all text at 40 points by an extended graphics state (8.4.5)."""
    state = Dictionary(Type=Name.ExtGState, Font=[next(fonts(pdf)), 40])
    name = pdf.pages[0].add_resource(state, Name.ExtGState)
    content(lambda stream: re.sub(rb"(/\S+ [\d.]+ Tf)", rb"\1 " + str(name).encode() + b" gs", stream))(pdf)


def again(stream: bytes) -> bytes:
    """Return a stream's first text object again, in the page's own scale."""
    return b" .75 0 0 .75 0 0 cm " + stream[stream.index(b"BT") : stream.index(b"ET") + 2]


DAMAGES = {
    "one glyph moved along": (content(moved(-21)), "G6"),
    "one glyph raised": (replaced(rb"BT", b"BT 1 Ts", 1), "G6"),
    "kerning dropped": (replaced(rb">-?[1-9][\d.]*<(?=[0-9a-f])", b"><"), "G6"),
    "letters apart": (replaced(rb"BT", b"BT .3 Tc"), "G6"),
    "words apart": (content(moved(-150)), "G6"),
    "skewed": (replaced(rb"1 0 0 -1 (?=\S+ \S+ Tm)", b"1 0 .2 -1 "), "G6"),
    "mirrored": (replaced(rb"1 0 0 -1 (?=\S+ \S+ Tm)", b"-1 0 0 -1 "), "G6"),
    "upside down": (replaced(rb"1 0 0 -1 (?=\S+ \S+ Tm)", b"1 0 0 1 "), "G6"),
    "turned": (replaced(rb"1 0 0 -1 (\S+ \S+ Tm)", rb"0 1 1 0 \1"), "G6"),
    "squeezed": (replaced(rb"BT", b"BT 60 Tz"), "G6"),
    "smaller": (replaced(rb"(/\S+) ([\d.]+) Tf", rb"\1 9 Tf"), "G6"),
    "too small to be read": (replaced(rb"(/\S+) ([\d.]+) Tf", rb"\1 4 Tf"), "G4"),
    "almost nothing": (replaced(rb"(/\S+) ([\d.]+) Tf", rb"\1 .4 Tf"), "G4"),
    "no size": (replaced(rb"(/\S+) [\d.]+ Tf", rb"\1 0 Tf"), "G4"),
    "another size by a graphics state": (font_of_state, "G6"),
    "a line half a point off": (replaced(rb"BT", b"1 0 0 1 .7 0 cm BT", 1), "G6"),
    "a line over another": (content(overlapping), "G6"),
    "three forms deep and lower": (nested, "G6"),
    "lines drawn in another order": (content(swapped), "G8"),
    "drawn twice in one place": (content(lambda stream: stream + again(stream)), "G6"),
    "drawn twice": (content(lambda stream: stream + b" 1 0 0 1 0 -200 cm" + again(stream)), "G7"),
    "off the page": (content(lambda stream: b"1 0 0 1 -600 0 cm " + stream), "G4"),
}
