"""Colour spaces: from the numbers of a colour to red, green and blue, where that can be computed (ISO 32000-1, 8.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, StreamObject, TextStringObject

from publish.pdf.read_functions import evaluate
from publish.pdf.read_paint import BLACK, WHITE, Colour

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pypdf.generic import PdfObject

#: Spaces inside spaces.
_DEEPEST = 4
#: The white that lightness is told against, and the way from it to red, green and blue (IEC 61966-2-1).
_D65 = (0.9505, 1.0, 1.089)
_TO_RGB = ((3.2406, -1.5372, -0.4986), (-0.9689, 1.8758, 0.0415), (0.0557, -0.2040, 1.0570))


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: how its colours are turned into red, green and blue, and with which it begins.

    `is_pattern` tells that it is that of patterns. `is_plain` is false where more than the device decides what a colour
    looks like: a profile, a table, a function.
    """

    convert: Callable[[Sequence[float]], Colour]
    initial: Colour = BLACK
    is_pattern: bool = False
    is_plain: bool = True


def _gray(values: Sequence[float]) -> Colour:
    (gray,) = values
    return gray, gray, gray


def _rgb(values: Sequence[float]) -> Colour:
    red, green, blue = values
    return red, green, blue


def _cmyk(values: Sequence[float]) -> Colour:
    cyan, magenta, yellow, black = values
    return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)


GRAY, RGB, CMYK = Space(_gray), Space(_rgb), Space(_cmyk)
PATTERN = Space(lambda _: None, None, is_pattern=True)
UNKNOWN = Space(lambda _: None, None, is_plain=False)
_BY_COUNT = {1: GRAY, 3: RGB, 4: CMYK}
_NAMED = {
    "/DeviceGray": GRAY,
    "/G": GRAY,
    "/DeviceRGB": RGB,
    "/RGB": RGB,
    "/DeviceCMYK": CMYK,
    "/CMYK": CMYK,
    "/Pattern": PATTERN,
}


def colour(space: Space, values: Sequence[float]) -> Colour:
    """Turn the numbers of a colour into red, green and blue; None where that cannot be computed."""
    try:
        return space.convert(values)
    except (ValueError, ArithmeticError, LookupError, TypeError):
        return None


def unsure(space: Space) -> Space:
    """Return a space as one of which more than the device decides."""
    return Space(space.convert, space.initial, is_plain=False)


def space_of(given: PdfObject | str | None, depth: int = 0) -> Space:
    """Read a colour space: its name, or the array that makes it."""
    given = given if given is None or isinstance(given, str) else given.get_object()
    if not isinstance(given, ArrayObject) or not given or depth >= _DEEPEST:
        return _NAMED.get(str(given), UNKNOWN)
    family = str(given[0])
    try:
        return _FAMILIES[family](given, depth) if family in _FAMILIES else _NAMED.get(family, UNKNOWN)
    except (LookupError, ValueError, TypeError, AttributeError):
        return UNKNOWN


def _profiled(given: ArrayObject, _: int) -> Space:
    """Take a profile for what its number of components says (8.6.5.5): profiles are not opened here."""
    profile = given[1].get_object()
    count = int(profile.get("/N", 0)) if isinstance(profile, DictionaryObject) else 0
    return unsure(_BY_COUNT.get(count, UNKNOWN))


def _calibrated(given: ArrayObject, _: int) -> Space:
    return unsure(GRAY if given[0] == "/CalGray" else RGB)


def _inks(given: ArrayObject, depth: int) -> Space:
    """Follow tints to the colours that stand for them (8.6.6.4, 8.6.6.5); no tint of any ink is paper."""
    base, function = space_of(list.__getitem__(given, 2), depth + 1), list.__getitem__(given, 3)
    names = given[1].get_object()
    if names == "/None":
        return Space(lambda _: WHITE, WHITE, is_plain=False)

    def convert(values: Sequence[float]) -> Colour:
        return colour(base, evaluate(function, values)) if any(values) else WHITE

    full = [1.0] * (len(names) if isinstance(names, ArrayObject) else 1)
    known: dict[tuple[float, ...], Colour] = {}

    def remembered(values: Sequence[float]) -> Colour:
        key = tuple(values)
        if key not in known:
            known[key] = convert(values)
        return known[key]

    return Space(remembered, colour(Space(remembered), full), is_plain=False)


def _lightness(given: ArrayObject, _: int) -> Space:
    """Lead L*a*b* (8.6.5.4) to red, green and blue; its white is taken for the screen's."""

    def convert(values: Sequence[float]) -> Colour:
        lightness, a, b = values
        middle = (lightness + 16) / 116
        xyz = [
            white * (part**3 if part >= 6 / 29 else 108 / 841 * (part - 4 / 29))
            for white, part in zip(_D65, (middle + a / 500, middle, middle - b / 200), strict=True)
        ]
        linear = [sum(weight * part for weight, part in zip(row, xyz, strict=True)) for row in _TO_RGB]
        red, green, blue = (_encoded(min(max(value, 0.0), 1.0)) for value in linear)
        return red, green, blue

    del given
    return Space(convert, BLACK, is_plain=False)


def _encoded(linear: float) -> float:
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055  # noqa: PLR2004 - sRGB


def _indexed(given: ArrayObject, depth: int) -> Space:
    """Look colours up in their table (8.6.6.3)."""
    base, most, table = space_of(list.__getitem__(given, 1), depth + 1), int(given[2]), given[3].get_object()
    data = (
        table.get_data()
        if isinstance(table, StreamObject)
        else table.original_bytes
        if isinstance(table, TextStringObject | ByteStringObject)
        else b""
    )
    count = len(data) // (most + 1)
    family = given[1].get_object()
    limits = (
        [0.0, 100.0, *_range(family)] if isinstance(family, ArrayObject) and family[0] == "/Lab" else [0.0, 1.0] * count
    )

    def convert(values: Sequence[float]) -> Colour:
        at = min(max(round(values[0]), 0), most) * count
        row = data[at : at + count]
        return colour(
            base,
            [low + byte / 255 * (high - low) for byte, low, high in zip(row, limits[::2], limits[1::2], strict=True)],
        )

    return Space(convert, colour(Space(convert), [0.0]), is_plain=False)


def _range(lightness: ArrayObject) -> list[float]:
    given = lightness[1].get_object().get("/Range", [-100, 100, -100, 100])
    return [float(value) for value in given]


def _pattern(_given: ArrayObject, _depth: int) -> Space:
    return PATTERN


_FAMILIES: Mapping[str, Callable[[ArrayObject, int], Space]] = {
    "/ICCBased": _profiled,
    "/CalGray": _calibrated,
    "/CalRGB": _calibrated,
    "/Separation": _inks,
    "/DeviceN": _inks,
    "/Lab": _lightness,
    "/Indexed": _indexed,
    "/I": _indexed,
    "/Pattern": _pattern,
}
