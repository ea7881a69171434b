"""Damages of ink: letters half hidden, and what is put onto a finished page, exchanged on it or taken from it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name

from publish.pdf.read import read
from tests.faults.damaging import content

if TYPE_CHECKING:
    from collections.abc import Callable

    import pikepdf


def over(paint: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Paint something in the page's own space, behind all that it draws."""
    return content(lambda stream: b"q " + stream + b" Q " + paint)


def half(lower: float, upper: float, colour: bytes = b"1 g") -> Callable[[pikepdf.Pdf], None]:
    """Cover a band of each line, from so far above the baseline to so far, in em."""

    def damage(pdf: pikepdf.Pdf) -> None:
        saved = io.BytesIO()
        pdf.save(saved)
        bands = b""
        for run in read(saved.getvalue()).pages[0].runs:
            em, (_, y) = run.em[3], run.line
            bands += b" %s 0 %.3f 900 %.3f re f" % (colour, y + lower * em, (upper - lower) * em)
        over(bands)(pdf)

    return damage


def picture(pdf: pikepdf.Pdf) -> None:
    """Put a picture at the foot of the page, far from its text."""
    stream = pdf.make_stream(b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8)
    stream.ColorSpace = Name.DeviceGray
    name = str(pdf.pages[0].add_resource(stream, Name.XObject)).encode()
    over(b"q 90 0 0 90 60 40 cm " + name + b" Do Q")(pdf)


def stamp(pdf: pikepdf.Pdf) -> None:
    """Stamp the page with an annotation that draws shapes, far from its text."""
    look = pdf.make_stream(b"0 g 0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[60, 40, 90, 70], F=4, AP=Dictionary(N=look))
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def profiled(name: str, operators: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Let a profile that nobody looked at decide what black looks like, under a name of the page's spaces."""

    def damage(pdf: pikepdf.Pdf) -> None:
        profile = pdf.make_stream(b"no profile", N=3)
        pdf.pages[0].Resources.ColorSpace = Dictionary({f"/{name}": Array([Name.ICCBased, profile])})
        content(lambda stream: stream.replace(b"BT", operators + b" BT"))(pdf)

    return damage


def second_program(pdf: pikepdf.Pdf) -> None:
    """Give each font a second program, which readers may take for the first."""
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/FontFile2" in item:
            item.FontFile3 = pdf.make_stream(item.FontFile2.read_bytes(), Subtype=Name.OpenType)


#: Letters of any script: of each more is hidden than can be spared.
HALVES = {
    "the lower half covered": (half(-0.3, 0.24), "G4"),
    "the upper half covered": (half(0.24, 0.9), "G4"),
    "the foot covered": (half(-0.3, 0.08), "G4"),
    "the upper half covered in black": (half(0.24, 0.9, b"0 g"), "G4"),
}
ADDED = {
    "a picture put onto the page": (picture, "G7"),
    "letters drawn as shapes": (over(b"0 g 60 40 m 70 70 l 80 40 l 76 40 l 70 60 l 64 40 l f"), "G7"),
    "a line drawn": (over(b"60 40 m 80 40 l S"), "G7"),
    "faint letters drawn as shapes": (over(b".9 g 60 40 m 70 70 l 80 40 l 70 60 l f"), "G7"),
    "a stamp": (stamp, "G7"),
    "black by a profile": (profiled("X", b"/X cs 0 0 0 sc"), "G4"),
    "a profile for the device": (profiled("DefaultRGB", b"0 0 0 rg"), "G4"),
    "a second font program": (second_program, "G4"),
}
