"""What text and shapes are painted with, as far as it decides whether they can be seen: colour, blending, layers.

ISO 32000-1: 8.6 (colour spaces), 8.11 (optional content), 11.3.5 (blend modes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PdfReader
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
_INKS = frozenset({"/Separation", "/DeviceN"})
PATTERN, TINT, UNKNOWN = -1, -2, 0
#: Below the one alpha nothing is seen, from the other on nothing shows through.
FAINT, OPAQUE = 0.1, 0.9
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
    if mode is None and mask is None:
        return None
    given = mode.get_object() if mode is not None else "/Normal"
    modes = list(given) if isinstance(given, ArrayObject) else [given]
    return str(modes[0] if modes else "/Normal") in _KEEPS_DARK and (mask is None or mask.get_object() == "/None")


def layers_off(reader: PdfReader) -> frozenset[int]:
    """Return the object numbers of the optional content groups that a file opens switched off (8.11.4.3)."""
    properties = reader.root_object.get("/OCProperties")
    properties = properties.get_object() if properties is not None else None
    default = properties.get("/D") if isinstance(properties, DictionaryObject) else None
    default = default.get_object() if default is not None else None
    if not isinstance(properties, DictionaryObject) or not isinstance(default, DictionaryObject):
        return frozenset()
    off = set(_numbers(default.get("/OFF"))) | set(_used_off(properties))
    if default.get("/BaseState") == "/OFF":
        off |= set(_numbers(properties.get("/OCGs"))) - set(_numbers(default.get("/ON")))
    return frozenset(off)


def _used_off(properties: DictionaryObject) -> Iterator[int]:
    """Yield the groups that are off on a screen or on paper by their own account (8.11.4.4, Usage)."""
    groups = properties.get("/OCGs")
    groups = groups.get_object() if groups is not None else None
    for reference in list.__iter__(groups) if isinstance(groups, ArrayObject) else ():
        group = reference.get_object()
        usage = group.get("/Usage") if isinstance(group, DictionaryObject) else None
        usage = usage.get_object() if usage is not None else None
        for use in ("View", "Print"):
            state = usage.get(f"/{use}") if isinstance(usage, DictionaryObject) else None
            state = state.get_object() if state is not None else None
            own = isinstance(state, DictionaryObject) and state.get(f"/{use}State") == "/OFF"
            if own and isinstance(reference, IndirectObject):
                yield reference.idnum


def is_off(content: PdfObject | None, off: frozenset[int]) -> bool:
    """Tell whether optional content, a group or a membership of several (8.11.2), is switched off."""
    if content is None or not off:
        return False
    if isinstance(content, IndirectObject) and content.idnum in off:
        return True
    membership = content.get_object()
    if not isinstance(membership, DictionaryObject) or membership.get("/Type") != "/OCMD":
        return False
    groups = membership.raw_get("/OCGs") if "/OCGs" in membership else None
    single = isinstance(groups, IndirectObject) and not isinstance(groups.get_object(), ArrayObject)
    numbers = [groups.idnum] if single and isinstance(groups, IndirectObject) else list(_numbers(groups))
    found = [number in off for number in numbers]
    policy = any if membership.get("/P") == "/AllOn" else all
    return bool(found) and policy(found)


def _numbers(array: PdfObject | None) -> Iterator[int]:
    items = array.get_object() if array is not None else None
    if isinstance(items, ArrayObject):
        yield from (item.idnum for item in list.__iter__(items) if isinstance(item, IndirectObject))
