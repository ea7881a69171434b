"""Make the booklet: sections -> plan -> contents and furniture -> bound document -> print sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.checks.model import PlacedSection, Product
from publish.edition import booklet as sections
from publish.edition.furniture import FURNITURE, PageFurniture, furniture, shortened
from publish.geometry import PAPER
from publish.pdf.bind import BoundPage, OutlineEntry, bind
from publish.pdf.metadata import Metadata
from publish.pipeline.model import Made
from publish.press.creep import calliper
from publish.press.imposition import impose
from publish.press.model import Part, Role
from publish.press.placement import SheetSpec
from publish.press.planner import blank_notes, plan
from publish.press.sheets import impose_pdf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.edition import Colophon, Section, Text
    from publish.pdf.model import Rendition
    from publish.pipeline.looks import Looks
    from publish.pipeline.model import Manuscript
    from publish.pipeline.rendering import Renderer
    from publish.press.model import BookPage, BookPlan, Spine
    from publish.publication import Publication

BOOKLET, SHEETS = "booklet.pdf", "booklet-print.pdf"

#: The paper that creep is reckoned for where the publication names none: common office paper, in g/m².
_OFFICE_PAPER = 80


def spine_of(publication: Publication) -> Spine:
    """Choose the side of the spine: the editor's, else the reading direction of the first language."""
    if publication.booklet.spine:
        return publication.booklet.spine
    return "right" if publication.languages[0].direction == "rtl" else "left"


def make_booklet(
    renderer: Renderer, publication: Publication, manuscript: Manuscript, looks: Looks, colophon: Colophon
) -> Made:
    """Lay the sections out, plan the book, bind it, impose it."""
    texts = manuscript.texts
    early = [
        sections.cover(texts, manuscript.title_page, looks.sheets),
        *(sections.text(text, looks.sheets) for text in texts),
        sections.imprint(texts, colophon, looks.sheets),
        sections.back(texts, looks.sheets),
    ]
    laid_out = _render(renderer, early)
    book, late = _with_contents(renderer, publication, texts, looks, laid_out)
    placed = laid_out | late
    pdf = bind(
        {name: rendition for name, (_, rendition) in placed.items()},
        [_bound(page, looks.book.shift) for page in book.pages],
        placed[FURNITURE][1],
        [OutlineEntry(text.title, text.language.tag) for text in texts],
        looks.book.trim,
        _metadata(publication, texts, right_to_left=book.spine == "right"),
    )
    product = Product(BOOKLET, pdf, _placed(book, placed, manuscript, looks.book.shift))
    sheets, problems = impose_pdf(
        pdf,
        impose(len(book.pages), book.spine, blanks=[blank.number for blank in book.blanks]),
        SheetSpec(PAPER[publication.booklet.sheet], looks.book.trim, calliper(_OFFICE_PAPER)),
        title=texts[0].title,
        name=BOOKLET,
    )
    made = (product, Product(SHEETS, sheets, original=BOOKLET)) if sheets else (product,)
    return Made(made, (*blank_notes(book, BOOKLET), *problems))


def _with_contents(
    renderer: Renderer,
    publication: Publication,
    texts: Sequence[Text],
    looks: Looks,
    laid_out: Mapping[str, tuple[Section, Rendition]],
) -> tuple[BookPlan, dict[str, tuple[Section, Rendition]]]:
    """Plan the book and lay out what depends on the plan: furniture, and the contents where there are several texts.

    The contents are planned as one page; where they turn out longer, the book is planned once more.
    """
    pages = 1 if len(texts) > 1 else 0
    while True:
        book = plan(_parts(texts, laid_out, pages), spine_of(publication))
        around = _around(book, texts)
        wanted = [furniture(around, len(texts), looks.book.trim.height, looks.sheets.bare, texts[0].language)]
        if pages:
            first_pages = {text.language.tag: book.first_page(text.language.tag) for text in texts}
            wanted.append(sections.contents(texts, first_pages, looks.sheets))
        late = _render(renderer, wanted)
        if not pages or late[sections.CONTENTS][1].pages == pages:
            return book, late
        pages = late[sections.CONTENTS][1].pages


def _render(renderer: Renderer, wanted: Sequence[Section]) -> dict[str, tuple[Section, Rendition]]:
    return {
        section.name: (section, rendition) for section, rendition in zip(wanted, renderer.render(wanted), strict=True)
    }


def _parts(texts: Sequence[Text], laid_out: Mapping[str, tuple[Section, Rendition]], contents: int) -> list[Part]:
    return [
        Part(sections.COVER, Role.COVER, laid_out[sections.COVER][1].pages),
        *([Part(sections.CONTENTS, Role.CONTENTS, contents)] if contents else []),
        *(Part(text.language.tag, Role.TEXT, laid_out[text.language.tag][1].pages) for text in texts),
        Part(sections.IMPRINT, Role.IMPRINT, laid_out[sections.IMPRINT][1].pages),
        Part(sections.BACK, Role.BACK_COVER, laid_out[sections.BACK][1].pages),
    ]


def _around(book: BookPlan, texts: Sequence[Text]) -> list[PageFurniture | None]:
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


def _bound(page: BookPage, shift: float) -> BoundPage:
    towards_spine = -shift if page.hand == "right" else shift
    by_the_edges = page.part in (None, sections.COVER, sections.BACK)
    return BoundPage(page.part, page.page or 1, 0.0 if by_the_edges else towards_spine)


def _placed(
    book: BookPlan, laid_out: Mapping[str, tuple[Section, Rendition]], manuscript: Manuscript, shift: float
) -> tuple[PlacedSection, ...]:
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


def _metadata(publication: Publication, texts: Sequence[Text], *, right_to_left: bool) -> Metadata:
    return Metadata(
        publication.id,
        {text.language.tag: text.title for text in texts},
        right_to_left,
        publication.date.isoformat() if publication.date else "",
    )
