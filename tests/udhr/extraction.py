"""What two readers of PDFs, poppler and pypdf, get back from pages: characters lost, surplus, and out of order."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdf import PdfReader

from publish.fonts.setting import readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.pdf.model import TextBox


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A reader's result over all pages: characters wanted, lost and surplus.

    `ordered` tells that all characters of the text came in their order; numbers of items, which the engine writes last,
    may stand between them.
    """

    reader: str
    wanted: int
    lost: int
    surplus: int
    ordered: bool


def read_back(pdf: bytes, boxes: Sequence[TextBox]) -> tuple[ReadBack, ...]:
    """Compare the text of the boxes, page by page, with what each reader gives; white space does not count."""
    pages = range(1, max((box.page for box in boxes), default=0) + 1)
    wanted = ["".join(_shown(box.text) for box in boxes if box.page == page) for page in pages]
    text = ["".join(_shown(box.text) for box in boxes if box.page == page and not box.generated) for page in pages]
    readers = {"pypdf": _with_pypdf(pdf)}
    if shutil.which("pdftotext"):
        readers["pdftotext"] = _with_poppler(pdf)
    return tuple(compare(name, wanted, text, found) for name, found in readers.items())


def compare(reader: str, wanted: Sequence[str], text: Sequence[str], found: Sequence[str]) -> ReadBack:
    """Compare pages: all that is set (`wanted`), the text among it in its order, and what a reader found."""
    lost = surplus = 0
    ordered = True
    for page, (whole, running) in enumerate(zip(wanted, text, strict=True)):
        other = found[page] if page < len(found) else ""
        lost += (Counter(whole) - Counter(other)).total()
        surplus += (Counter(other) - Counter(whole)).total()
        ordered = ordered and _within(running, other)
    return ReadBack(reader, sum(map(len, wanted)), lost, surplus, ordered)


def _within(text: str, found: str) -> bool:
    """Tell whether the characters of a text stand in what was found in their order, with others between them or not."""
    rest = iter(found)
    return all(character in rest for character in text)


def _shown(text: str) -> str:
    return "".join(readable(text).split())


def _with_pypdf(pdf: bytes) -> list[str]:
    return [_shown(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


def _with_poppler(pdf: bytes) -> list[str]:
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode(errors="replace")
    return [_shown(page) for page in text.split("\f")]
