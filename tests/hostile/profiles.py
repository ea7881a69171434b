"""ICC profiles that are none, lie about their tables, or would take without end (ISO 15076-1)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_WHOLE = 0xFFFFFFFF
_WHITE = b"XYZ \0\0\0\0" + struct.pack(">iii", 63190, 65536, 54061)
_WORDS = b"desc\0\0\0\0" + struct.pack(">I", 6) + b"press\0" + bytes(78)
#: A grey press in one curve of nothing: as much as the colour engine needs.
_CURVE = b"curv\0\0\0\0" + struct.pack(">I", 0)


def profile(
    tags: Mapping[bytes, bytes], space: bytes = b"GRAY", size: int | None = None, count: int | None = None
) -> bytes:
    """Write a profile of a printer with these tags, whose size and number may be said wrong."""
    place, table, bodies = 128 + 4 + 12 * len(tags), b"", b""
    for name, body in tags.items():
        padded = body + bytes(-len(body) % 4)
        table += name + struct.pack(">II", place + len(bodies), len(body))
        bodies += padded
    whole = 128 + 4 + len(table) + len(bodies)
    head = struct.pack(">I4sI4s4s4s", size if size is not None else whole, b"lcms", 0x02100000, b"prtr", space, b"XYZ ")
    head = head + bytes(12) + b"acsp" + bytes(28) + struct.pack(">iii", 63190, 65536, 54061)
    head += bytes(128 - len(head))
    return head + struct.pack(">I", len(tags) if count is None else count) + table + bodies


def _grey(**changed: bytes) -> dict[bytes, bytes]:
    tags = {b"desc": _WORDS, b"wtpt": _WHITE, b"cprt": b"text\0\0\0\0none\0", b"kTRC": _CURVE}
    return {**tags, **{name.encode(): body for name, body in changed.items()}}


def _table(inputs: int, outputs: int, points: int, kind: bytes = b"mft2") -> bytes:
    """Write a table of colours: so many inks in, so many numbers out, so many points along each."""
    head = (
        kind
        + bytes(4)
        + bytes([inputs, outputs, points, 0])
        + struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    )
    return head + struct.pack(">HH", 2, 2) + b"\x80\0" * 200


def _moved(tag: bytes, place: int, length: int) -> bytes:
    data = bytearray(profile(_grey()))
    struct.pack_into(">II", data, bytes(data).index(tag, 128) + 4, place, length)
    return bytes(data)


def _steps(*steps: bytes) -> bytes:
    """Write a row of steps (`mpet`), each by its place."""
    body = b"mpet" + bytes(4) + struct.pack(">HHI", 4, 3, len(steps))
    place = len(body) + 8 * len(steps)
    rows = b"".join(struct.pack(">II", place, len(one)) for one in steps)
    return body + rows + b"".join(steps)


CASES: dict[str, Callable[[], bytes]] = {
    "honest": lambda: profile(_grey()),
    "nothing": lambda: b"",
    "words": lambda: b"no profile at all " * 50,
    "zeros": lambda: bytes(5_000),
    "a head alone": lambda: profile({})[:128],
    "cut": lambda: profile(_grey())[:200],
    "a size that lies": lambda: profile(_grey(), size=_WHOLE),
    "a size of nothing": lambda: profile(_grey(), size=0),
    "tags without end": lambda: profile(_grey(), count=_WHOLE),
    "a tag of a hundred": lambda: profile(_grey(), count=101) + _WORDS * 50,
    "a tag beyond the end": lambda: _moved(b"kTRC", 0xFFFFFFF0, 0xFFFF),
    "a tag in the head": lambda: _moved(b"kTRC", 0, 128),
    "a tag that is all": lambda: _moved(b"wtpt", 128, _WHOLE),
    "one tag for all": lambda: _moved(b"wtpt", profile(_grey()).index(b"curv"), 12),
    "a curve without end": lambda: profile(_grey(kTRC=b"curv\0\0\0\0" + struct.pack(">I", _WHOLE))),
    "a curve of no form": lambda: profile(_grey(kTRC=b"para\0\0\0\0" + struct.pack(">HH7i", 99, 0, *[0x7FFFFFFF] * 7))),
    "a curve that divides by nothing": lambda: profile(
        _grey(kTRC=b"para\0\0\0\0" + struct.pack(">HH7i", 4, 0, -1, 0, 0, 0, 0, 0, 0))
    ),
    "white that is black": lambda: profile(_grey(wtpt=b"XYZ \0\0\0\0" + bytes(12))),
    "words of controls": lambda: profile(
        _grey(desc=b"desc\0\0\0\0" + struct.pack(">I", 9) + b"\x1b[2J\x07\0\0\0\0" + bytes(78))
    ),
    "words without end": lambda: profile(_grey(desc=b"mluc\0\0\0\0" + struct.pack(">II", _WHOLE, 12) + b"\xff" * 400)),
    "a table without end": lambda: profile(
        {**_grey(), b"B2A0": _table(3, 4, 255), b"A2B0": _table(4, 3, 255)}, b"CMYK"
    ),
    "a table of no points": lambda: profile({**_grey(), b"B2A0": _table(3, 4, 0), b"A2B0": _table(4, 3, 1)}, b"CMYK"),
    "a table of too many inks": lambda: profile({**_grey(), b"B2A0": _table(255, 255, 2)}, b"CMYK"),
    "a table of bytes without end": lambda: profile({**_grey(), b"B2A0": _table(15, 15, 200, b"mft1")}, b"CMYK"),
    "a table of places that lie": lambda: profile(
        {
            **_grey(),
            b"B2A0": b"mBA \0\0\0\0" + bytes([3, 4, 0, 0]) + struct.pack(">5I", _WHOLE, 4, 4, 4, 4) + bytes(60),
        },
        b"CMYK",
    ),
    "a table of itself": lambda: profile(
        {**_grey(), b"B2A0": b"mBA \0\0\0\0" + bytes([3, 4, 0, 0]) + struct.pack(">5I", 0, 0, 0, 0, 0) + bytes(60)},
        b"CMYK",
    ),
    "steps without end": lambda: profile(
        {**_grey(), b"B2D0": _steps(*[b"cvst" + bytes(4) + struct.pack(">HH", 3, 3)] * 3_000)}, b"CMYK"
    ),
    "a matrix that is none": lambda: profile({**_grey(), b"B2D0": _steps(b"matf" + bytes(4) + b"\xff" * 4)}, b"CMYK"),
    "names of colours without end": lambda: profile(
        {**_grey(), b"ncl2": b"ncl2" + bytes(8) + struct.pack(">II", _WHOLE, _WHOLE)}
    ),
    "a screen, not a press": lambda: profile(_grey(), b"RGB "),
    "colours of no space": lambda: profile(_grey(), b"\xff\xff\xff\xff"),
    "fifteen inks": lambda: profile(_grey(), b"FCLR"),
    "a link of devices": lambda: profile(_grey()).replace(b"prtr", b"link"),
}
