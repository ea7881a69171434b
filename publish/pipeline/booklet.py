"""Make the booklet: sections -> plan -> contents and furniture -> bound document -> print sheets, press edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.checks.model import PlacedSection, Product
from publish.edition import booklet as sections
from publish.edition.furniture import FURNITURE, PageFurniture, furniture, shortened
from publish.geometry import PAPER
from publish.pdf.bind import BoundPage, OutlineEntry, PageLabel, bind
from publish.pdf.metadata import Metadata
from publish.pipeline.covers import Beginning, beginnings
from publish.pipeline.imposed import imposed_pages
from publish.pipeline.model import Made
from publish.pipeline.shop import make_for_shop
from publish.pipeline.subjects import booklet_subject, press_subject, sheets_subject
from publish.press.gathering import pages_of
from publish.press.imposition import impose
from publish.press.model import Part, Role, Volume
from publish.press.paper import Paper
from publish.press.placement import SheetSpec
from publish.press.planner import blank_notes, plan, plan_from_back
from publish.press.sheets import book_sheets, impose_pdf
from publish.press.stitching import too_thick
from publish.press.ticket import JobTicket, PressJob, book_ticket

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.diagnostics import Diagnostic
    from publish.edition import Colophon, Section, Text
    from publish.pdf.attach import Attachment
    from publish.pdf.model import Rendition
    from publish.pipeline.looks import Looks
    from publish.pipeline.model import Manuscript
    from publish.pipeline.rendering import Renderer
    from publish.press.imposition import Imposition
    from publish.press.model import BookPage
    from publish.press.sheets import PrintSheets
    from publish.press.shop import PressWishes
    from publish.publication import Publication

BOOKLET, SHEETS = "booklet.pdf", "booklet-print.pdf"

_Laid = dict[str, tuple["Section", "Rendition"]]


def make_booklet(  # noqa: PLR0913, PLR0917 - what a booklet is made of
    renderer: Renderer,
    publication: Publication,
    manuscript: Manuscript,
    looks: Looks,
    colophon: Colophon,
    attachments: Sequence[Attachment] = (),
) -> Made:
    """Lay the sections out, plan the volume, bind it, impose it."""
    texts = manuscript.texts
    begins = beginnings(publication, texts)
    early = [
        *(begin.set_cover(manuscript.title_page, looks.sheets) for begin in begins),
        *(sections.text(text, looks.sheets) for text in texts),
        sections.imprint(texts, colophon, looks.sheets),
        *([sections.back(texts, looks.sheets)] if len(begins) == 1 else []),
    ]
    laid_out = _render(renderer, early)
    book, late = _with_contents(renderer, begins, texts, looks, laid_out, pages_of(publication.booklet.folds))
    placed = laid_out | late
    pdf = bind(
        {name: rendition for name, (_, rendition) in placed.items()},
        [_bound(page, looks.book.shift) for page in book.pages],
        placed[FURNITURE][1],
        [OutlineEntry(text.title, text.language.tag) for begin in begins for text in begin.texts],
        looks.book.trim,
        _metadata(publication, texts, right_to_left=book.spine == "right"),
        labels=_labels(book, begins),
        attachments=attachments,
    )
    product = Product(BOOKLET, pdf, _placed(book, placed, manuscript, looks.book.shift), title=texts[0].title)
    sheets, jobs, problems = _impose(publication, book, product, looks, texts[0].title)
    shop, odd = make_for_shop(publication, product, looks.book.trim, looks.profile, texts[0].title)
    return Made(
        (product, *(made for made, _ in (*sheets, *shop))),
        (*blank_notes(book, BOOKLET), *problems, *odd),
        jobs,
        (
            booklet_subject(product, book, looks.book.trim, texts, begins, _wordless(book, placed)),
            *(sheets_subject(made.path, made.pdf, planned) for made, planned in sheets),
            *(press_subject(made, wishes, book, _wordless(book, placed)) for made, wishes in shop),
        ),
        press=tuple(_press_job(made.path, wishes, publication, book) for made, wishes in shop),
    )


def _with_contents(  # noqa: PLR0913, PLR0917 - what the volume is planned from
    renderer: Renderer,
    begins: Sequence[Beginning],
    texts: Sequence[Text],
    looks: Looks,
    laid_out: _Laid,
    multiple: int,
) -> tuple[Volume, _Laid]:
    """Plan the volume and lay out what depends on the plan: furniture, and the contents where there are several texts.

    Contents are planned as one page; where they turn out longer, the volume is planned once more.
    """
    pages = {begin.contents: 1 for begin in begins} if len(texts) > 1 else {}
    while True:
        book = _plan(begins, laid_out, pages, multiple)
        around = _around(book, texts)
        wanted = [furniture(around, len(texts), looks.book.trim.height, looks.sheets.bare, texts[0].language)]
        folios = {text.language.tag: book.folio(text.language.tag) for text in texts}
        wanted += [begin.set_contents(texts, folios, looks.sheets) for begin in begins if begin.contents in pages]
        late = _render(renderer, wanted)
        found = {name: late[name][1].pages for name in pages}
        if found == pages:
            return book, late
        pages = found


def _render(renderer: Renderer, wanted: Sequence[Section]) -> _Laid:
    return {
        section.name: (section, rendition) for section, rendition in zip(wanted, renderer.render(wanted), strict=True)
    }


def _plan(begins: Sequence[Beginning], laid_out: _Laid, contents: Mapping[str, int], multiple: int) -> Volume:
    parts = [
        [
            Part(begin.cover, Role.COVER, laid_out[begin.cover][1].pages),
            *([Part(begin.contents, Role.CONTENTS, contents[begin.contents])] if begin.contents in contents else []),
            *(Part(text.language.tag, Role.TEXT, laid_out[text.language.tag][1].pages) for text in begin.texts),
        ]
        for begin in begins
    ]
    # Behind the cover stands the imprint: no blank page faces the contents.
    parts[0].insert(1, Part(sections.IMPRINT, Role.IMPRINT, laid_out[sections.IMPRINT][1].pages))
    if len(begins) > 1:
        return plan_from_back(parts[0], parts[1], begins[0].spine, multiple)
    parts[0].append(Part(sections.BACK, Role.BACK_COVER, laid_out[sections.BACK][1].pages))
    return Volume(plan(parts[0], begins[0].spine, multiple))


def _around(book: Volume, texts: Sequence[Text]) -> list[PageFurniture | None]:
    """Say what stands around each page: languages carry head, folio and thumb index, everything else nothing."""
    places = {text.language.tag: (index, text) for index, text in enumerate(texts)}
    around: list[PageFurniture | None] = []
    for page in book.pages:
        index, text = places.get(page.part or "", (0, None))
        around.append(
            PageFurniture(text.language, page.hand, page.number, "" if page.opens else shortened(text.title), index)
            if text
            else None
        )
    return around


def _labels(book: Volume, begins: Sequence[Beginning]) -> list[PageLabel]:
    """Number the pages as their folios do; those from the back bear the tag of their first language."""
    behind = [PageLabel(len(book.front.pages), f"{begin.texts[0].language.tag}-") for begin in begins[1:]]
    return [PageLabel(0), *behind]


def _bound(page: BookPage, shift: float) -> BoundPage:
    towards_spine = -shift if page.hand == "right" else shift
    by_the_edges = page.part is None or page.part == sections.BACK or page.part.startswith(sections.COVER)
    return BoundPage(page.part, page.page or 1, 0.0 if by_the_edges else towards_spine)


def _placed(book: Volume, laid_out: _Laid, manuscript: Manuscript, shift: float) -> tuple[PlacedSection, ...]:
    """Say for the proof where each section stands in the book, what it sets, and how far its pages were moved."""
    return tuple(
        PlacedSection(
            rendition,
            1 if name == FURNITURE else book.first_page(name),
            manuscript.blocks.get(name, ()),
            section.printed,
            tuple(_bound(page, shift).shift for page in book.pages_of(name)),
        )
        for name, (section, rendition) in laid_out.items()
    )


def _wordless(book: Volume, laid_out: _Laid) -> frozenset[int]:
    """The pages on which their section sets no words, as a back cover: nothing need be seen there."""
    worded = {
        (name, box.page) for name, (_, rendition) in laid_out.items() for box in rendition.boxes if box.text.strip()
    }
    return frozenset(number for number, page in enumerate(book.pages, start=1) if (page.part, page.page) not in worded)


def _impose(
    publication: Publication, book: Volume, product: Product, looks: Looks, title: str
) -> tuple[tuple[tuple[Product, PrintSheets], ...], tuple[JobTicket, ...], tuple[Diagnostic, ...]]:
    """Impose the volume on the publication's sheets; its job ticket where that went well."""
    choice = publication.booklet
    paper = Paper.of(publication.stock.grammage, publication.stock.calliper)
    spec = SheetSpec(PAPER[choice.sheet], looks.book.trim, paper.calliper, choice.folds)
    imposition = _imposition(publication, book, paper)
    sheets, problems = book_sheets(imposition, spec)
    if sheets is None:
        return (), (), problems
    pdf, problems = impose_pdf(product.pdf, sheets, title=title, name=product.path)
    if pdf is None:
        return (), (), problems
    job = book_ticket(SHEETS, imposition, spec, paper, publication.job, blanks=book.blanks)
    printed = Product(SHEETS, pdf, original=product.path, imposed=imposed_pages(sheets))
    return ((printed, sheets),), (job,), too_thick(imposition, SHEETS)


def _press_job(file: str, wishes: PressWishes, publication: Publication, book: Volume) -> PressJob:
    return PressJob(
        file=file,
        pages=len(book.pages),
        trim=wishes.trim,
        bleed=wishes.bleed,
        condition=wishes.condition,
        profiled=bool(wishes.profile),
        binding="saddle stitch" if publication.booklet.binding == "saddle" else "sewn signatures",
        spine=book.spine,
        paper=Paper.of(publication.stock.grammage, publication.stock.calliper),
        copies=publication.job.copies,
    )


def _imposition(publication: Publication, book: Volume, paper: Paper) -> Imposition:
    choice = publication.booklet
    signature = (choice.signature or paper.signature(pages_of(choice.folds))) if choice.binding == "sewn" else None
    order = book.order
    blanks = {order.index(blank.number) + 1 for blank in book.blanks}
    return impose(len(order), book.spine, blanks=blanks, signature=signature).renumbered(order)


def _metadata(publication: Publication, texts: Sequence[Text], *, right_to_left: bool) -> Metadata:
    return Metadata(
        publication.id,
        {text.language.tag: text.title for text in texts},
        right_to_left,
        publication.date.isoformat() if publication.date else "",
    )
