"""What preflight is to judge each product by: the plan that it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.pdf.inspect import inspect
from publish.preflight import Subject, Use
from publish.press.shop import media_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.checks.model import Product
    from publish.edition import Text
    from publish.geometry import Size
    from publish.pipeline.covers import Beginning
    from publish.press.model import Volume
    from publish.press.sheets import PrintSheets
    from publish.press.shop import PressWishes


def booklet_subject(  # noqa: PLR0913, PLR0917 - the plan of a book
    product: Product,
    book: Volume,
    trim: Size,
    texts: Sequence[Text],
    begins: Sequence[Beginning],
    wordless: frozenset[int],
) -> Subject:
    """The screen edition: a line of the outline for each text, and a link to each in every contents."""
    return Subject(
        product.path,
        Use.SCREEN,
        inspect(product.pdf),
        (trim,) * len(book.pages),
        blanks=frozenset(blank.number for blank in book.blanks),
        wordless=wordless,
        links=len(texts) * len(begins) if len(texts) > 1 else 0,
        outline=len(texts),
    )


def press_subject(product: Product, wishes: PressWishes, book: Volume, wordless: frozenset[int]) -> Subject:
    """The press edition; its marks are drawn on blanks too."""
    blanks = frozenset(blank.number for blank in book.blanks)
    return Subject(
        product.path,
        Use.PRESS,
        inspect(product.pdf),
        (media_size(wishes),) * len(book.pages),
        wordless=wordless | blanks,
        bleed=wishes.bleed,
    )


def sheets_subject(path: str, pdf: bytes, sheets: PrintSheets) -> Subject:
    """Print sheets: sides without pages and marks are blank; on the others something may be no more than a mark."""
    bare = {number for number, side in enumerate(sheets.sides, start=1) if not side.pages}
    marked = {number for number, side in enumerate(sheets.sides, start=1) if side.marks}
    return Subject(
        path,
        Use.SHEETS,
        inspect(pdf),
        (sheets.size,) * len(sheets.sides),
        blanks=frozenset(bare - marked),
    )


def leaflet_subject(product: Product, sizes: Sequence[Size], filled: int) -> Subject:
    """A leaflet: one text, on the first `filled` of its panels."""
    return Subject(
        product.path,
        Use.SCREEN,
        inspect(product.pdf),
        tuple(sizes),
        blanks=frozenset(range(filled + 1, len(sizes) + 1)),
        outline=1,
    )
