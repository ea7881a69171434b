"""Pictures of pages are made by another engine, in a process of its own, and are the same every time."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
from PIL import Image

from publish.fence import Fence, FenceError, Trouble
from publish.pdf import pictures as pictures_module
from publish.pdf.pictures import PagePicture, picture_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest


def pdf(*colours: str) -> bytes:
    """Make a PDF whose pages of 100 by 200 pt are filled with one colour each, but for the lower half."""
    document = pikepdf.new()
    for colour in colours:
        page = document.add_blank_page(page_size=(100, 200))
        page.Contents = document.make_stream(f"{colour} rg 0 100 100 100 re f".encode())
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_each_page_asked_for_has_its_picture_and_its_size() -> None:
    (pictures,) = picture_pages([(pdf("1 0 0", "0 0 1"), [2, 1, 9])])
    assert [(one.page, one.width, one.height) for one in pictures] == [(2, 100.0, 200.0), (1, 100.0, 200.0)]
    with Image.open(io.BytesIO(pictures[0].png)) as image:
        assert image.size == (160, 320)
        colours = [image.convert("RGB").getpixel((80, y)) for y in (80, 240)]
    assert colours == [(0, 0, 255), (255, 255, 255)]


def test_the_same_page_gives_the_same_bytes() -> None:
    document = pdf("0 1 0")
    one, other = picture_pages([(document, [1])] * 2)
    assert one == other


def test_what_is_no_pdf_has_no_pictures() -> None:
    none, some = picture_pages([(b"no PDF", [1]), (pdf("0 0 0"), [1])])
    assert (none, len(some)) == ((), 1)


def test_a_page_that_ends_the_drawing_costs_no_other_page(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Sequence[int]] = []
    draw = pictures_module._drawn  # noqa: SLF001

    def drawn(fence: Fence, document: bytes, pages: Sequence[int]) -> tuple[PagePicture, ...]:
        asked.append(tuple(pages))
        if 2 in pages:
            raise FenceError(Trouble.DIED, "stopped")
        return draw(fence, document, pages)

    monkeypatch.setattr(pictures_module, "_drawn", drawn)
    (pictures,) = picture_pages([(pdf("1 0 0", "0 0 1", "0 1 0"), [1, 2, 3])])
    assert [one.page for one in pictures] == [1, 3]
    assert asked == [(1, 2, 3), (1,), (2,), (3,)]
