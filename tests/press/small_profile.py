"""A printer's profile of a few hundred bytes, for tests: CMYK that knows two shades of each ink (ICC.1:2010, 10.10)."""

from __future__ import annotations

import struct


def cmyk_profile() -> bytes:
    """Write a profile of class prtr: ink is what Lab lacks of white, neutral colours are black and a little of all."""
    identity = b"".join(struct.pack(">i", 65536 if at in {0, 4, 8} else 0) for at in range(9))
    straight = bytes(range(256))
    to_inks = bytes(part for light in (0, 1) for a in (0, 1) for b in (0, 1) for part in _inks(light, a, b))
    to_lab = bytes(
        part
        for cyan in (0, 1)
        for magenta in (0, 1)
        for yellow in (0, 1)
        for black in (0, 1)
        for part in _lab(cyan, magenta, yellow, black)
    )
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 5) + b"test\0" + bytes(79),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061),
        b"A2B0": _lut(4, 3, identity, straight, to_lab),
        b"B2A0": _lut(3, 4, identity, straight, to_inks),
    }
    return _file(tags)


def _inks(light: int, a: int, b: int) -> tuple[int, ...]:
    dark = 0 if light else 200
    return (255 if not a else 0, 255 if a else 0, 255 if b else 0, dark)


def _lab(cyan: int, magenta: int, yellow: int, black: int) -> tuple[int, ...]:
    light = max(0, 255 - 60 * cyan - 70 * magenta - 20 * yellow - 230 * black)
    return (light, 128 - 50 * cyan + 60 * magenta, 128 - 40 * cyan + 70 * yellow)


def _lut(inputs: int, outputs: int, matrix: bytes, straight: bytes, table: bytes) -> bytes:
    head = b"mft1\0\0\0\0" + bytes([inputs, outputs, 2, 0]) + matrix
    return head + straight * inputs + table + straight * outputs


def _file(tags: dict[bytes, bytes]) -> bytes:
    """Put the tags behind a header and their directory (7.2, 7.3)."""
    at = 128 + 4 + 12 * len(tags)
    directory, data = struct.pack(">I", len(tags)), b""
    for name, tag in tags.items():
        directory += struct.pack(">4sII", name, at + len(data), len(tag))
        data += tag + bytes(-len(tag) % 4)
    size = at + len(data)
    head = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02100000, b"prtr", b"CMYK", b"Lab ")
    head += struct.pack(">6H4s", 2020, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return head + bytes(128 - len(head)) + directory + data
