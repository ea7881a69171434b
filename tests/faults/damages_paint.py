"""Damages of paint: text that is there and cannot be seen, or hardly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.faults.damaging import content

if TYPE_CHECKING:
    from collections.abc import Callable

#: Back to the page's own space, from within whatever the engine leaves open.
_OUT = b" Q Q Q Q Q Q "


def state(**entries: pikepdf.Object | float) -> Callable[[pikepdf.Pdf], None]:
    """Set all text under an extended graphics state (ISO 32000-1, 8.4.5)."""

    def damage(pdf: pikepdf.Pdf) -> None:
        given = Dictionary({"/Type": Name.ExtGState, **{f"/{key}": value for key, value in entries.items()}})
        name = pdf.pages[0].add_resource(given, Name.ExtGState)
        content(lambda stream: stream.replace(b"BT", f"{name} gs BT".encode()))(pdf)

    return damage


def masked(pdf: pikepdf.Pdf) -> None:
    """Set all text under a soft mask that lets nothing through."""
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], Group=group)
    state(SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=form))(pdf)


def colour(operators: bytes) -> Callable[[bytes], bytes]:
    """Paint all text with other operators in place of its own."""
    own = re.compile(rb"(?:-?[\d.]+ ){1,4}(?:rg|g|k|scn?)\b|/\w+ cs\b")
    return lambda stream: own.sub(b"", stream).replace(b"BT", operators + b" BT")


def separation(pdf: pikepdf.Pdf) -> None:
    """Paint all text with no ink of a spot colour."""
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0, 0, 1], N=1)
    space = Array([Name.Separation, Name.Spot, Name.DeviceCMYK, function])
    pdf.pages[0].Resources.ColorSpace = Dictionary(Spot=space)
    content(colour(b"/Spot cs 0 scn"))(pdf)


def pattern(pdf: pikepdf.Pdf) -> None:
    """Paint all text with a pattern that is empty."""
    tile = pdf.make_stream(
        b"", PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9], XStep=9, YStep=9, Resources=Dictionary()
    )
    pdf.pages[0].Resources.Pattern = Dictionary(P0=tile)
    content(colour(b"/Pattern cs /P0 scn"))(pdf)


def layer(pdf: pikepdf.Pdf) -> None:
    """Put all text on a layer that is switched off (8.11)."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("off")))
    pdf.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(OFF=[group], Order=[group]))
    pdf.pages[0].Resources.Properties = Dictionary(Off=group)
    content(lambda stream: b"/OC /Off BDC " + stream + b" EMC")(pdf)


def note_over(pdf: pikepdf.Pdf) -> None:
    """Lay an annotation with an opaque picture over the page."""
    look = pdf.make_stream(b"1 g 0 0 900 900 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 900, 900])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=[0, 0, 900, 900], F=4, AP=Dictionary(N=look))
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def cover_with_image(pdf: pikepdf.Pdf) -> None:
    picture = pdf.make_stream(b"\xff", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1)
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    name = pdf.pages[0].add_resource(picture, pikepdf.Name.XObject)
    pdf.pages[0].contents_add(b"q 900 0 0 900 -100 -100 cm " + bytes(str(name), "ascii") + b" Do Q")


def in_space(operators: bytes, make: Callable[[pikepdf.Pdf], Array]) -> Callable[[pikepdf.Pdf], None]:
    """Paint all text with a colour of a space that is not one of the device's."""

    def damage(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Resources.ColorSpace = Dictionary(X=make(pdf))
        content(colour(b"/X cs " + operators))(pdf)

    return damage


def picture(**entries: Any) -> pikepdf.Dictionary:  # noqa: ANN401 - PDF objects
    return Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, **entries)


def drawn(data: bytes, entries: pikepdf.Dictionary, *, under: bool = False) -> Callable[[pikepdf.Pdf], None]:
    """Draw a picture of one sample over the whole page, or under its text."""

    def damage(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(data, entries)
        if "/SMask" in entries:
            stream.SMask = pdf.make_stream(b"\xff", picture(ColorSpace=Name.DeviceGray, BitsPerComponent=1))
        name = str(pdf.pages[0].add_resource(stream, Name.XObject)).encode()
        draw = b" q 1 g 900 0 0 900 -100 -300 cm " + name + b" Do Q "
        content(lambda text: draw + text if under else text + draw)(pdf)

    return damage


def shaded(pdf: pikepdf.Pdf) -> None:
    """Paint a black shading under the text."""
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[0], N=1)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[0, 0, 1, 1], Function=function)
    shading.Extend = Array([True, True])
    name = str(pdf.pages[0].add_resource(shading, Name("/Shading"))).encode()
    content(lambda stream: b"q " + name + b" sh Q " + stream)(pdf)


def transferred(pdf: pikepdf.Pdf) -> None:
    """Let a transfer function (10.5) make white of everything."""
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1], C1=[1], N=1)
    state(TR=pdf.make_indirect(function))(pdf)


def membership(**entries: Any) -> Callable[[pikepdf.Pdf], None]:  # noqa: ANN401 - PDF objects
    """Put all text on a membership (8.11.2.2) of one layer, which is shown."""

    def damage(pdf: pikepdf.Pdf) -> None:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("on")))
        pdf.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(ON=[group], Order=[group]))
        given = Dictionary(Type=Name.OCMD, OCGs=[group], **entries)
        if "/VE" in given:
            given.VE = Array([Name.Not, group])
        pdf.pages[0].Resources.Properties = Dictionary(Off=pdf.make_indirect(given))
        content(lambda stream: b"/OC /Off BDC " + stream + b" EMC")(pdf)

    return damage


def half_covered(stream: bytes) -> bytes:
    """Cover the lower half of the letters of each line."""
    for match in reversed(list(re.finditer(rb"1 0 0 -1 (\S+) (\S+) Tm.*?ET", stream, re.DOTALL))):
        across, down = float(match[1]), float(match[2])
        cover = b" 1 g %.2f %.2f 400 4.4 re f" % (across - 200, down - 4)
        stream = stream[: match.end()] + cover + stream[match.end() :]
    return stream


def combed(stream: bytes) -> bytes:
    """Draw thin white lines over the page, hardly apart."""
    return stream + _OUT + b"1 G .95 w " + b" ".join(b"0 %d m 900 %d l S" % (y, y) for y in range(800))


_WHITE = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0, 0, 0], N=1)
_TABLE = String("\xff\xff\xff")

DAMAGES = {
    "invisible": (content(lambda stream: stream.replace(b"BT", b"BT 3 Tr", 1)), "G4"),
    "text as a clip": (content(lambda stream: stream.replace(b"BT", b"BT 7 Tr", 1)), "G4"),
    "in outline": (content(lambda stream: stream.replace(b"BT", b"BT 1 Tr", 1)), "G4"),
    "with white edges": (content(lambda stream: stream.replace(b"BT", b"1 G 6 w BT 2 Tr", 1)), "G4"),
    "with thick edges, as a clip": (content(lambda stream: stream.replace(b"BT", b"0 G 4 w BT 6 Tr", 1)), "G4"),
    "in white outline": (content(lambda stream: stream.replace(b"BT", b"1 G BT 1 Tr", 1)), "G4"),
    "almost white": (content(lambda stream: stream.replace(b"BT", b".96 g BT")), "G4"),
    "white on white": (content(colour(b"1 g")), "G4"),
    "white in RGB": (content(colour(b"1 1 1 rg")), "G4"),
    "no ink in CMYK": (content(colour(b"0 0 0 0 k")), "G4"),
    "a spot colour without ink": (separation, "G4"),
    "a spot colour that is white": (
        in_space(b"1 scn", lambda _: Array([Name.Separation, Name.Spot, Name.DeviceCMYK, _WHITE])),
        "G4",
    ),
    "white by lightness": (
        in_space(b"100 0 0 scn", lambda _: Array([Name.Lab, Dictionary(WhitePoint=[0.95, 1, 1.09])])),
        "G4",
    ),
    "white of a table": (in_space(b"0 scn", lambda _: Array([Name.Indexed, Name.DeviceRGB, 0, _TABLE])), "G4"),
    "an empty pattern": (pattern, "G4"),
    "alpha of nought": (state(ca=0), "G4"),
    "hardly any alpha": (state(ca=0.15), "G4"),
    "a blend mode that takes black away": (state(BM=Name.Lighten), "G4"),
    "a soft mask": (masked, "G4"),
    "a transfer function": (transferred, "G4"),
    "a layer that is off": (layer, "G4"),
    "a membership of layers that are off": (membership(P=Name.AllOff), "G4"),
    "a membership of any layer that is off": (membership(P=Name.AnyOff), "G4"),
    "a membership by an expression": (membership(VE=Array()), "G4"),
    "an annotation over the text": (note_over, "G4"),
    "clipped": (
        content(lambda stream: stream.replace(b"BT", b"q 0 0 9 9 re W n BT", 1).replace(b"ET", b"ET Q", 1)),
        "G4",
    ),
    "clipped by a shape": (
        content(lambda stream: stream.replace(b"BT", b"0 0 m 900 0 l 0 1 l 0 900 l h W n BT", 1)),
        "G4",
    ),
    "clipped by two corners": (
        content(lambda stream: stream.replace(b"BT", b"-9 -9 5 5 re 900 900 5 5 re W n BT", 1)),
        "G4",
    ),
    "covered by a rectangle": (content(lambda stream: stream + b" q 1 g 0 0 900 900 re f Q"), "G4"),
    "covered by a shape": (content(lambda stream: stream + b" q 1 g -99 -99 m 999 0 l 999 999 l 0 999 l f Q"), "G4"),
    "covered by a shading": (content(lambda stream: stream + b" q /Sh0 sh Q"), "G4"),
    "covered by a thick line": (content(lambda stream: stream + _OUT + b"1 G 900 w 0 300 m 900 300 l S"), "G4"),
    "covered by many thin lines": (content(combed), "G4"),
    "covered, almost opaque": (
        content(lambda stream: stream + _OUT + b"1 g 0 0 900 900 re 0 0 900 900 re f"),
        "G4",
    ),
    "half covered": (content(half_covered), "G4"),
    "covered by an image": (cover_with_image, "G4"),
    "covered by an inline picture": (
        content(lambda stream: stream + _OUT + b"900 0 0 900 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI"),
        "G4",
    ),
    "covered by a stencil": (drawn(b"\0", picture(ImageMask=True, BitsPerComponent=1)), "G4"),
    "covered by a picture with a colour left out": (
        drawn(b"\xff", picture(ColorSpace=Name.DeviceGray, BitsPerComponent=8, Mask=Array([0, 0]))),
        "G4",
    ),
    "covered by a picture with a mask": (
        drawn(b"\xff", picture(ColorSpace=Name.DeviceGray, BitsPerComponent=8, SMask=Name.Later)),
        "G4",
    ),
    "on a black picture": (drawn(b"\0", picture(ColorSpace=Name.DeviceGray, BitsPerComponent=8), under=True), "G4"),
    "on a black shading": (shaded, "G4"),
}
