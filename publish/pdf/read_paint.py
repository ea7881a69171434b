"""What text and shapes are painted with, as far as it decides whether they can be seen: colour and blending.

ISO 32000-1: 8.6 (colour spaces), 11.3.5 (blend modes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from pypdf.generic import ArrayObject, DictionaryObject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf.generic import PdfObject

#: Red, green, blue from 0 to 1; None where it is not known.
Colour: TypeAlias = "tuple[float, float, float] | None"

WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
#: How many numbers a colour of a family has: those that can be told without a table or a profile.
_DEVICE = {
    "/DeviceGray": 1,
    "/G": 1,
    "/CalGray": 1,
    "/DeviceRGB": 3,
    "/RGB": 3,
    "/CalRGB": 3,
    "/DeviceCMYK": 4,
    "/CMYK": 4,
}
_NO_TRANSFER = frozenset({"/Identity", "/Default"})
_INKS = frozenset({"/Separation", "/DeviceN"})
PATTERN, TINT, UNKNOWN = -1, -2, 0
#: Below the one alpha nothing can be read; shapes of the second may hide what is below, those of the third do.
FAINT, VEILING, OPAQUE = 0.3, 0.3, 0.9
#: Blend modes in which dark ink on white paper stays dark (11.3.5.2); in the others it is gone, or hangs on the paper.
_KEEPS_DARK = frozenset({"/Normal", "/Compatible", "/Multiply", "/Darken", "/ColorBurn", "/HardLight", "/Luminosity"})


def components(space: PdfObject | str | None) -> int:
    """Say how many numbers a colour of a space has, or that it is PATTERN, TINT (of inks) or UNKNOWN."""
    if isinstance(space, ArrayObject) and space:
        family = str(space[0])
        if family == "/ICCBased":
            profile = space[1].get_object()
            return int(profile.get("/N", UNKNOWN)) if isinstance(profile, DictionaryObject) else UNKNOWN
        if family in _INKS:
            return TINT
    else:
        family = str(space)
    return PATTERN if family == "/Pattern" else _DEVICE.get(family, UNKNOWN)


def colour(kind: int, values: Sequence[float]) -> Colour:
    """Turn the numbers of a colour into red, green and blue; inks of a tint of nought are no ink at all."""
    match kind, list(values):
        case 1, [gray]:
            return gray, gray, gray
        case 3, [red, green, blue]:
            return red, green, blue
        case 4, [cyan, magenta, yellow, black]:
            return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
        case _:
            return WHITE if kind == TINT and values and not any(values) else None


def keeps_dark(state: DictionaryObject) -> bool | None:
    """Tell whether an extended graphics state (8.4.5) leaves dark ink dark; None where it says nothing of it."""
    mode, mask = state.get("/BM"), state.get("/SMask")
    for key in ("/TR2", "/TR"):  # a transfer function (10.5) may turn black into white
        if key in state and str(state[key].get_object()) not in _NO_TRANSFER:
            return False
    if mode is None and mask is None:
        return None
    given = mode.get_object() if mode is not None else "/Normal"
    modes = list(given) if isinstance(given, ArrayObject) else [given]
    return str(modes[0] if modes else "/Normal") in _KEEPS_DARK and (mask is None or mask.get_object() == "/None")
