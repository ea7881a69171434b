"""Pictures of the publication: where they may lie, what they may hold, and the address by content that they get.

Only files inside the publication's folder are taken, never one of the net. An SVG is a drawing and nothing else: text
in it would be set outside of the proof, scripts, styles, images and references could open or repeat anything.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.parsers import expat

from publish.fence import read_ordinary

if TYPE_CHECKING:
    from pathlib import Path

#: Bytes of a picture: more than any print of A4 at 600 dpi needs.
_LARGEST = 40_000_000
#: Bytes of a drawing.
_LARGEST_DRAWING = 2_000_000
#: Elements around an element of a drawing.
_DEEPEST = 100

_SIGNATURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}

#: What a drawing may be made of (SVG 2): shapes, groups, gradients, clips, and words about itself that are not drawn.
_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "defs",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "title",
        "desc",
        "metadata",
    ]
)
_NAMESPACE = "http://www.w3.org/2000/svg"
_OWN_REFERENCE = re.compile(r"url\(\s*['\"]?#")
_REFERENCES = re.compile(r"url\(|javascript:|data:|https?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be shown: its address, which holds its hash and tells its kind, and its file, if it is one."""

    address: str
    path: str


@dataclass(frozen=True, slots=True)
class PictureFault:
    """Why a picture cannot be used, and the way out."""

    message: str
    hint: str


#: Says what a drawing holds that it must not; None where it is a drawing alone.
Judge = Callable[[bytes], str | None]


def drawing_fault(data: bytes) -> str | None:
    """Say what a drawing holds that it must not; None where it is a drawing alone."""
    faults: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise ValueError(_DEEPEST)  # expat hands it on
        namespace, _, local = name.rpartition(" ")
        if namespace == _NAMESPACE and local not in _ELEMENTS:
            faults.append(f"holds <{local}>, which cannot be proven")
        for key, value in attributes.items():
            if key.rpartition(" ")[2].startswith("on") or _REFERENCES.search(_OWN_REFERENCE.sub("", value)):
                faults.append(f"leads elsewhere by the attribute {key.rpartition(' ')[2]}")

    def doctype(*_: object) -> None:
        faults.append("holds a document type")

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own form
    except expat.ExpatError as error:
        return f"is no drawing that can be read (line {error.lineno})"
    except ValueError:  # too deep, or in an encoding that expat has not
        return "is no drawing that can be read"
    return faults[0] if faults else None


def find_picture(folder: Path, name: str, beside: str = "", judge: Judge = drawing_fault) -> Picture | PictureFault:
    """Find a picture that a text or publication.toml names.

    Args:
        folder: The publication's folder; nothing outside of it is opened.
        name: The address as it is written, with `/`.
        beside: The name of the file that names it: a picture may lie beside that, or where the publication begins.
        judge: What reads a drawing; for one from anybody `drawing_fault` behind a fence.
    """
    pure = PurePosixPath(name)
    if ":" in name or pure.is_absolute() or name.startswith("//"):
        return PictureFault(
            f"The image {name} is not in the publication's folder.",
            "Copy the image into the folder, and name it from there: nothing is fetched.",
        )
    suffix = pure.suffix.lower()
    if suffix not in _SIGNATURES and suffix != ".svg":
        return PictureFault(f"The image {name} is in no format that can be printed.", "Save it as SVG, PNG or JPEG.")
    root = folder.resolve()
    places = [(folder / PurePosixPath(beside).parent / pure), folder / pure]
    try:
        found = next((place for place in places if place.is_file()), None)
    except OSError:  # a name that is too long for one
        found = None
    if found is None:
        return PictureFault(f"The image {name} does not exist.", _meant(places, name))
    if not found.resolve().is_relative_to(root):
        return PictureFault(
            f"The image {name} lies outside of the publication's folder.", "Copy the image into the folder."
        )
    return _read(found.resolve(), root, name, suffix, judge)


def _read(path: Path, root: Path, name: str, suffix: str, judge: Judge) -> Picture | PictureFault:
    most = _LARGEST_DRAWING if suffix == ".svg" else _LARGEST
    try:
        data = read_ordinary(path, most, root)
    except OSError as error:
        if error.errno == errno.EFBIG:
            return PictureFault(f"The image {name} is larger than {most // 1_000_000} MB.", "Save it smaller.")
        return PictureFault(
            f"The image {name} cannot be read: {error.strerror}.", "Give yourself permission to read it."
        )
    made = inspect(name, data, judge)
    return made if isinstance(made, PictureFault) else replace(made, path=str(path))


def inspect(name: str, data: bytes, judge: Judge = drawing_fault) -> Picture | PictureFault:
    """Look at the bytes of a picture that stands in a text's own file, or in the folder."""
    suffix = PurePosixPath(name).suffix.lower()
    wrong = judge(data) if suffix == ".svg" else None
    if suffix != ".svg" and not data.startswith(_SIGNATURES[suffix]):
        wrong = f"is no {suffix.removeprefix('.').upper()} file"
    if wrong:
        return PictureFault(f"The image {name} {wrong}.", "Save it again from the program that made it, as paths.")
    return Picture(f"image:{sha256(data).hexdigest()[:16]}{suffix}", "")


def _meant(places: Sequence[Path], name: str) -> str:
    """Name the file that is spelled most like one that is not there, or say where that is looked for."""
    for place in places:
        try:
            inside = sorted(one.name for one in place.parent.iterdir())
        except OSError:
            continue
        near = get_close_matches(place.name.casefold(), [one.casefold() for one in inside], n=1, cutoff=0.7)
        if near:
            meant = next(one for one in inside if one.casefold() == near[0])
            return f"Did you mean {PurePosixPath(name).with_name(meant)}? Names of files are exact."
    return (
        "Put it beside the text, or name it as seen from publication.toml. Names of files are exact: look for capitals."
    )
