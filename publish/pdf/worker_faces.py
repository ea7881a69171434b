"""What fonts the engine can see: asked of its own fontconfig, not of the job that it was given."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from weasyprint.text.constants import FONTCONFIG_WEIGHT
from weasyprint.text.ffi import ffi, fontconfig

from publish.fonts import FontFace
from publish.fonts.characters import FontFileError, read_face_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weasyprint.text.fonts import FontConfiguration

ffi.cdef("FcResult FcPatternGetInteger (FcPattern *p, const char *object, int n, int *i);")

#: Fontconfig's own numbers back to those of OpenType (FC_WEIGHT, `OS/2.usWeightClass`).
_WEIGHTS = {value: key for key, value in FONTCONFIG_WEIGHT.items() if isinstance(key, int)}
#: FC_SLANT_ROMAN; everything else leans.
_ROMAN = 0


@dataclass(frozen=True, slots=True)
class EngineFace:
    """A face as the engine sees it: what a style sheet called it, and the file that the engine reads it from.

    `declared` is false where no style sheet did, and the system brought it.
    """

    family: str
    weight: int
    style: Literal["normal", "italic"]
    path: Path
    declared: bool


def visible(configuration: FontConfiguration) -> tuple[EngineFace, ...]:
    """Return every face that a font configuration holds."""
    sets = ((fontconfig.FcSetSystem, False), (fontconfig.FcSetApplication, True))
    return tuple(
        EngineFace(
            _string(pattern, b"family"),
            _WEIGHTS.get(weight := _integer(pattern, b"weight"), weight),
            "normal" if _integer(pattern, b"slant") == _ROMAN else "italic",
            Path(_string(pattern, b"file")),
            declared,
        )
        for number, declared in sets
        for pattern in _patterns(configuration, number)
    )


@lru_cache(maxsize=1024)
def digest(path: Path) -> str:
    """Return the SHA-256 of a font's file: the engine writes each under a name of its own and never changes it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@lru_cache(maxsize=256)
def open_face(face: EngineFace) -> FontFace | None:
    """Read a face for shaping; None for a file that is not a font."""
    try:
        name, characters = read_face_data(face.path.read_bytes())
    except FontFileError:
        return None
    file = face.path.name
    return FontFace(face.family, face.weight, face.style, file, face.path, digest(face.path), name, characters)


def _patterns(configuration: FontConfiguration, number: int) -> Iterator[Any]:
    fonts = fontconfig.FcConfigGetFonts(configuration._config, number)  # noqa: SLF001 - the version is pinned
    if fonts != ffi.NULL:
        yield from (fonts.fonts[at] for at in range(fonts.nfont))


def _string(pattern: Any, key: bytes) -> str:  # noqa: ANN401 - a pointer
    found = ffi.new("FcChar8 **")
    if fontconfig.FcPatternGetString(pattern, key, 0, found) != fontconfig.FcResultMatch:
        return ""
    return str(ffi.string(found[0]).decode("utf-8", "replace"))


def _integer(pattern: Any, key: bytes) -> int:  # noqa: ANN401 - same
    found = ffi.new("int *")
    if fontconfig.FcPatternGetInteger(pattern, key, 0, found) != fontconfig.FcResultMatch:
        return 0
    return int(found[0])
