"""Ways to change a finished PDF's objects and streams."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the fonts of the first page, by name."""
    table = pdf.pages[0].Resources.Font
    yield from (table[name] for name in sorted(table.keys()))


def content(change: Callable[[bytes], bytes]) -> Callable[[pikepdf.Pdf], None]:
    """Change the first page's content stream; a change that changes nothing is a fault of the test."""

    def damage(pdf: pikepdf.Pdf) -> None:
        before = pdf.pages[0].Contents.read_bytes()
        after = change(before)
        assert after != before
        pdf.pages[0].Contents = pdf.make_stream(after)

    return damage


def written(pdf: bytes, damage: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Return a PDF's bytes after a damage."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        damage(opened)
        saved = io.BytesIO()
        opened.save(saved)
    return saved.getvalue()
