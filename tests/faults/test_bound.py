"""Faults of a bound book and of its sheets: running heads and folios exchanged, pages and sides in another order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

import pytest
from pikepdf import Array

from publish.checks.model import PlacedSection, Product
from publish.checks.proof import prove
from publish.edition.furniture import PageFurniture, furniture
from publish.edition.page import section
from publish.geometry import PAPER
from publish.normalize.model import BlockType, Inline, InlineRole
from publish.pdf.bind import BoundPage, OutlineEntry, bind
from publish.pdf.metadata import Metadata
from publish.pipeline.imposed import imposed_pages
from publish.press.imposition import impose
from publish.press.placement import SheetSpec
from publish.press.sheets import book_sheets, impose_pdf
from publish.resources import styles_folder
from publish.style import Stack, book_grid, compose
from tests.faults.damages_beside import BESIDE, BESIDE_SHEETS
from tests.faults.damaging import written

if TYPE_CHECKING:
    from collections.abc import Callable

    import pikepdf

    from publish.checks.model import Proof
    from publish.fonts import FontCatalog
    from publish.locale import Language
    from publish.normalize.model import Block
    from publish.pdf.engine import Engine
    from publish.style import StyleSheet

A5 = PAPER["A5"]
TITLES = {"en": "Plan", "ar": "خطة"}
TEXT = {"en": "Plan number {} of action", "ar": "خطة عمل رقم {}"}


ADDRESS = "https://example.org/plan"


def _linked(block: Block) -> str:
    """Write a paragraph, as a link where it is one."""
    text = escape(block.text)
    return f'<a href="{ADDRESS}">{text}</a>' if block.inlines else text


@dataclass(frozen=True)
class Book:
    """A book of four pages with running heads and folios, and its one sheet."""

    bound: Product
    sheets: Product
    prove: Callable[..., Proof]


@pytest.fixture(scope="module", params=["ar", "en"])
def book(  # noqa: PLR0913, PLR0917 - fixtures
    request: pytest.FixtureRequest,
    engine: Engine,
    sheet: StyleSheet,
    known: Callable[[str], Language],
    catalog: FontCatalog,
    make_block: Callable[[str, str], Block],
) -> Book:
    tag = request.param
    own, spine = known(tag), "right" if tag == "ar" else "left"
    paragraphs = [make_block(tag, TEXT[tag].format(number)) for number in range(1, 5)]
    title = replace(make_block(tag, TITLES[tag]), type=BlockType.TITLE)
    paragraphs[1] = replace(paragraphs[1], inlines=(Inline(0, len(paragraphs[1].text), InlineRole.LINK, ADDRESS),))
    blocks = (title, *paragraphs)
    body = f'<p data-block="0">{escape(title.text)}</p>' + "".join(
        f'<p data-block="{at}" style="break-after: page">{_linked(one)}</p>' for at, one in enumerate(paragraphs, 1)
    )
    around = [PageFurniture(own, "right" if page % 2 else "left", page, TITLES[tag], 0) for page in range(1, 5)]
    stacks = {tag: catalog.stack_for(own.script, "")}
    bare = compose(
        styles_folder(),
        ("base.css", "furniture.css"),
        "plain",
        catalog,
        [Stack(own, stacks[tag])],
        book_grid(A5).bare_page(),
    )
    text, decor = section(tag, own, TITLES[tag], body, sheet), furniture(around, 1, A5.height, bare, own)
    laid_out, edges = engine.render([text, decor])
    pages = [BoundPage(tag, page) for page in range(1, 5)]
    outline = [OutlineEntry(TITLES[tag], tag)]
    pdf = bind({tag: laid_out}, pages, edges, outline, A5, Metadata("id-1", {tag: TITLES[tag]}, date="2023-10-22"))
    sections = (PlacedSection(laid_out, 1, blocks), PlacedSection(edges, 1, (), decor.printed))
    bound = Product("booklet.pdf", pdf, sections, title=TITLES[tag])
    wanted, _ = book_sheets(impose(4, spine), SheetSpec(PAPER["A4"], A5))  # type: ignore[arg-type]  # left or right
    assert wanted
    printed, _ = impose_pdf(pdf, wanted, title="Plan", name="booklet.pdf")
    assert printed
    sheets = Product("booklet-print.pdf", printed, original="booklet.pdf", imposed=imposed_pages(wanted))

    def judged(*products: Product) -> Proof:
        return prove(blocks, (), products, catalog, stacks)

    proof = judged(bound, sheets)
    assert [str(one.diagnostic) for one in proof.findings] == []
    return Book(bound, sheets, judged)


def exchanged_forms(pdf: pikepdf.Pdf) -> None:
    """Draw the running head and folio of the second page on the third, and the other way round."""
    second, third = (pdf.pages[at].Resources.XObject for at in (1, 2))
    (name,) = set(second.keys()) & set(third.keys())
    second[name], third[name] = third[name], second[name]


def exchanged(one: int, other: int) -> Callable[[pikepdf.Pdf], None]:
    """Let two pages (or sides of sheets) change places."""

    def damage(pdf: pikepdf.Pdf) -> None:
        for key in ("/Contents", "/Resources"):
            first, second = pdf.pages[one].obj, pdf.pages[other].obj
            first[key], second[key] = second[key], first[key]

    return damage


def swapped_on_a_sheet(pdf: pikepdf.Pdf) -> None:
    """Let the two pages of a side change places."""
    side = pdf.pages[0]
    side.contents_coalesce()
    stream = side.Contents.read_bytes()
    first, second = re.findall(rb"/P\d+ Do", stream)
    side.Contents = pdf.make_stream(stream.replace(first, b"\0").replace(second, first).replace(b"\0", second))


def moved(matrix: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Move all of a side by a matrix."""

    def damage(pdf: pikepdf.Pdf) -> None:
        side = pdf.pages[0]
        side.contents_coalesce()
        side.Contents = pdf.make_stream(matrix + b" cm " + side.Contents.read_bytes())

    return damage


def shown_in_another_order(pdf: pikepdf.Pdf) -> None:
    kids = [page.obj for page in pdf.pages]
    pdf.Root.Pages.Kids = Array([kids[1], kids[0], *kids[2:]])


SHEETS = {
    "two sides exchanged": (exchanged(0, 1), "G6"),
    "sides in another order": (shown_in_another_order, "G6"),
    "two pages of a side exchanged": (swapped_on_a_sheet, "G6"),
    "a side scaled": (moved(b".9 0 0 .9 20 20"), "G6"),
    "a side shifted": (moved(b"1 0 0 1 30 0"), "G6"),
    "a side turned": (moved(b"-1 0 0 -1 842 595"), "G6"),
    "a side mirrored": (moved(b"-1 0 0 1 842 0"), "G6"),
}
PAGES = {
    "pages in another order": (shown_in_another_order, "G6"),
    "two pages exchanged": (exchanged(1, 2), "G6"),
}


@pytest.mark.parametrize("fault", SHEETS)
def test_a_fault_of_sheets(book: Book, caught: Callable[[Proof, str], None], fault: str) -> None:
    damage, gate = SHEETS[fault]
    caught(book.prove(book.bound, replace(book.sheets, pdf=written(book.sheets.pdf, damage))), gate)


@pytest.mark.parametrize("fault", PAGES)
def test_a_fault_of_a_bound_book(book: Book, caught: Callable[[Proof, str], None], fault: str) -> None:
    damage, gate = PAGES[fault]
    caught(book.prove(replace(book.bound, pdf=written(book.bound.pdf, damage))), gate)


def test_running_heads_and_folios_exchanged(book: Book, caught: Callable[[Proof, str], None]) -> None:
    caught(book.prove(replace(book.bound, pdf=written(book.bound.pdf, exchanged_forms))), "G7")


@pytest.mark.parametrize("fault", BESIDE)
def test_what_is_said_beside_the_pages(book: Book, caught: Callable[[Proof, str], None], fault: str) -> None:
    caught(book.prove(replace(book.bound, pdf=written(book.bound.pdf, BESIDE[fault]))), "G7")


@pytest.mark.parametrize("fault", BESIDE_SHEETS)
def test_what_is_said_beside_sheets(book: Book, caught: Callable[[Proof, str], None], fault: str) -> None:
    damage = BESIDE_SHEETS[fault]
    caught(book.prove(book.bound, replace(book.sheets, pdf=written(book.sheets.pdf, damage))), "G7")
