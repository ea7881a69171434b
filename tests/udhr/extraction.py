"""What two readers of PDFs, poppler and pypdf, get back from pages: characters lost, surplus, and out of order."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pypdf import PdfReader

from publish.fonts.setting import readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.pdf.model import TextBox


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A reader's result over all pages: characters wanted, lost and surplus.

    `ordered` tells that all characters came in their order, numbers of items and notes among them. `torn` counts words,
    of `words` within lines, that the reader has not in one piece, in one of its ways to read where it has several.
    """

    reader: str
    wanted: int
    lost: int
    surplus: int
    ordered: bool
    words: int = 0
    torn: int = 0


def read_back(pdf: bytes, boxes: Sequence[TextBox]) -> tuple[ReadBack, ...]:
    """Compare the text of the boxes, page by page, with what each reader gives.

    Lost, surplus and order are those of characters that are no white space, which lines and their readers set as they
    like; words tell of spaces where none belong.
    """
    pages = range(1, max((box.page for box in boxes), default=0) + 1)
    wanted = ["".join(_shown(box.text) for box in boxes if box.page == page) for page in pages]
    inner = [[word for box in boxes if box.page == page for word in readable(box.text).split()[1:-1]] for page in pages]
    readers: dict[str, tuple[list[str], ...]] = {"pypdf": (_with_pypdf(pdf),)}
    if shutil.which("pdftotext"):
        readers["pdftotext"] = (_with_poppler(pdf, "-raw"), _with_poppler(pdf))
    return tuple(
        replace(
            compare(name, wanted, list(map(_shown, found[0]))), words=sum(map(len, inner)), torn=torn(inner, *found)
        )
        for name, found in readers.items()
    )


def torn(words: Sequence[Sequence[str]], *found: Sequence[str]) -> int:
    """Count the words of each page that are not in one piece in all of what was found."""
    ways = [[readable(page) for page in pages] for pages in found]
    return sum(
        any(word not in (pages[page] if page < len(pages) else "") for pages in ways)
        for page, own in enumerate(words)
        for word in own
    )


def compare(reader: str, wanted: Sequence[str], found: Sequence[str]) -> ReadBack:
    """Compare pages: all that is set (`wanted`), in its order, and what a reader found."""
    lost = surplus = 0
    ordered = True
    for page, whole in enumerate(wanted):
        other = found[page] if page < len(found) else ""
        lost += (Counter(whole) - Counter(other)).total()
        surplus += (Counter(other) - Counter(whole)).total()
        ordered = ordered and _within(whole, other)
    return ReadBack(reader, sum(map(len, wanted)), lost, surplus, ordered)


def _within(text: str, found: str) -> bool:
    """Tell whether the characters of a text stand in what was found in their order, with others between them or not."""
    rest = iter(found)
    return all(character in rest for character in text)


def _shown(text: str) -> str:
    return "".join(readable(text).split())


def _with_pypdf(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def _with_poppler(pdf: bytes, *options: str) -> list[str]:
    command = ["pdftotext", *options, "-enc", "UTF-8", "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode(errors="replace")
    return text.split("\f")
