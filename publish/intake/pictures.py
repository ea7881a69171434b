"""Pictures that stand in a file: their bytes under a name made of them, and the passages that show them."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes

from publish.intake.model import Origin, Traced
from publish.intake.passages import Form, Image, Passage, PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Where the pictures of files lie beside the text.
FOLDER = "pictures"
#: Bytes of all pictures of one file.
_MOST = 60_000_000
_SIGNATURES = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"))
_DRAWING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<svg[\s>]", re.DOTALL)
_DATA = re.compile(r"data:[\w.+/-]*(?:;[\w=-]+)*?(?P<packed>;base64)?,", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
#: The measure of the page that word processors begin with: A4 with margins of 2.5 cm, in millimetres.
_MEASURE = 160
_NARROWEST = 5


@dataclass(frozen=True, slots=True)
class EmbeddedPicture:
    """A picture out of a file: the address that texts name it by, and its bytes."""

    address: str
    data: bytes


@dataclass(slots=True)
class Gallery:
    """The pictures of one file while it is read, each once."""

    kept: dict[str, EmbeddedPicture] = field(default_factory=dict)
    left: int = _MOST

    def keep(self, data: bytes | None) -> str | None:
        """Take up a picture; return its address, None where it is of no kind that can be printed, or too much."""
        suffix = _suffix(data) if data else None
        if data is None or suffix is None:
            return None
        address = f"{FOLDER}/{sha256(data).hexdigest()[:16]}{suffix}"
        if address not in self.kept:
            if len(data) > self.left:
                return None
            self.left -= len(data)
            self.kept[address] = EmbeddedPicture(address, data)
        return address

    def named(self, address: str) -> str | None:
        """Return the address of a picture that a page names: in the page itself, or beside it; None for the net's."""
        bare = address.strip()
        match = _DATA.match(bare)
        if match:
            return self.keep(_unpacked(bare[match.end() :], packed=match["packed"] is not None))
        name = unquote(bare.split("?")[0].split("#")[0])
        sound = name and not _SCHEME.match(name) and name.isprintable() and " " not in name
        return name if sound else None

    @property
    def pictures(self) -> tuple[EmbeddedPicture, ...]:
        """All pictures, in the order in which they were found."""
        return tuple(self.kept.values())


def share(length: float | None) -> int | None:
    """Return a length in millimetres in percent of the measure, as `Image.width` has it; None where it is not said."""
    return None if not length or length <= 0 else min(max(round(100 * length / _MEASURE), _NARROWEST), 100)


def figure(image: Image, depth: int = 0) -> Passage:
    """Make the passage that shows a picture, without a caption."""
    return Passage(
        Traced("", (Origin(0, *image.place),)), kind=PassageKind.PARA, depth=depth, form=Form.FIGURE, image=image
    )


def caption(passage: Passage) -> Passage:
    """Say that a passage is a caption; `captioned` brings it to its picture."""
    return replace(passage, kind=PassageKind.PARA, form=Form.FIGURE, loud=False)


def captioned(passages: Iterable[Passage]) -> list[Passage]:
    """Bring captions to the pictures that they stand below or above; one without a picture is a paragraph."""
    found: list[Passage] = []
    for passage in passages:
        before = found[-1] if found else None
        if before and _is_caption(passage) and _is_bare(before):
            found[-1] = _joined(before, passage)
        else:
            found.append(passage)
    kept: list[Passage] = []
    for passage in found:
        if kept and _is_bare(passage) and _is_caption(kept[-1]):
            kept[-1] = _joined(passage, kept[-1])
        else:
            kept.append(passage)
    return [replace(one, form=None, kind=PassageKind.LOOSE) if _is_caption(one) else one for one in kept]


def _is_caption(passage: Passage) -> bool:
    return passage.form is Form.FIGURE and passage.image is None


def _is_bare(passage: Passage) -> bool:
    return passage.image is not None and not passage.text.text


def _joined(shown: Passage, said: Passage) -> Passage:
    return replace(shown, text=said.text, marks=said.marks, language=said.language)


def out_of_cells(passages: Sequence[Passage]) -> list[Passage]:
    """Put the pictures of a table's cells behind the table."""
    kept: list[Passage] = []
    held: list[Passage] = []
    table: int | None = None
    for passage in passages:
        own = passage.cell.table if passage.cell else None
        if own != table:
            kept.extend(held)
            held.clear()
        table = own
        if passage.image and passage.cell:
            held.append(replace(passage, cell=None))
        else:
            kept.append(passage)
    return [*kept, *held]


def _suffix(data: bytes) -> str | None:
    known = next((suffix for signature, suffix in _SIGNATURES if data.startswith(signature)), None)
    return known or (".svg" if _DRAWING.match(data[:4096]) else None)


def _unpacked(data: str, *, packed: bool) -> bytes | None:
    try:
        return b64decode(unquote(data)) if packed else unquote_to_bytes(data)
    except (NotBase64, ValueError):
        return None
