"""Make the leaflets: fit each language to the panels, bind, impose on the sheet that is folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.checks.model import PlacedSection, Product
from publish.edition.furniture import PageFurniture, furniture
from publish.geometry import PAPER, Size
from publish.pdf.bind import BoundPage, OutlineEntry, bind
from publish.pdf.metadata import Metadata
from publish.pipeline.fitting import Fitted, chosen, does_not_fit, fit
from publish.pipeline.imposed import imposed_pages
from publish.pipeline.model import Made
from publish.pipeline.subjects import leaflet_subject, sheets_subject
from publish.press.imposition import impose
from publish.press.panels import folded_sheet
from publish.press.paper import Paper
from publish.press.placement import SheetSpec
from publish.press.sheets import PrintSheets, book_sheets, impose_pdf, leaflet_sheet
from publish.press.ticket import JobTicket, book_ticket, leaflet_ticket

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.diagnostics import Diagnostic
    from publish.edition import Text
    from publish.pipeline.looks import Looks
    from publish.pipeline.model import Manuscript
    from publish.pipeline.rendering import Renderer
    from publish.preflight import Subject
    from publish.press.model import Spine
    from publish.publication import Publication

#: Pages of one sheet folded in half; more are stapled.
_ONE_SHEET = 4


def make_leaflets(
    renderer: Renderer, publication: Publication, manuscript: Manuscript, looks: Looks, fingerprints: Mapping[str, str]
) -> Made:
    """Fit, bind and impose one leaflet per language; B001 for a text that no size brings into the budget.

    Each prints the fingerprint of what went into itself, so an edit of one language leaves the others' as they are.
    """
    budget = publication.leaflets.pages
    fitted = fit(renderer, manuscript.texts, looks, fingerprints, budget)
    products: list[Product] = []
    diagnostics: list[Diagnostic] = []
    jobs: list[JobTicket] = []
    subjects: list[Subject] = []
    around = {
        item.text.language.tag: furniture(
            _around(item, budget), 1, looks.panels[0].trim.height, looks.leaflet_bare, item.text.language
        )
        for item in fitted
    }
    decor = dict(zip(around, renderer.render(list(around.values())), strict=True))
    for item in fitted:
        tag = item.text.language.tag
        if item.rendition.pages > budget:
            diagnostics.append(does_not_fit(item, manuscript.blocks[tag], publication.leaflets))
            continue
        blocks = manuscript.blocks[tag]
        body = PlacedSection(item.rendition, 1, blocks, item.section.printed)
        edges = PlacedSection(decor[tag], 1, (), around[tag].printed)
        pdf, sizes = _bind(item, edges, publication, looks), tuple(panel.trim for panel in looks.panels)
        leaflet = Product(f"leaflets/{tag}.pdf", pdf, (body, edges), sizes=sizes, title=item.text.title)
        sheets, ticket = _sheets(item, publication)
        printed, problems = impose_pdf(leaflet.pdf, sheets, title=item.text.title, name=leaflet.path)
        products.append(leaflet)
        if printed:
            places = imposed_pages(sheets)
            products.append(Product(ticket.file, printed, original=leaflet.path, imposed=places))
        panels = [panel.trim for panel in looks.panels]
        subject = leaflet_subject(leaflet, panels, item.rendition.pages)
        subjects.append(subject)
        subjects += [sheets_subject(ticket.file, printed, sheets)] if printed else []
        diagnostics += [chosen(item, budget, leaflet.path, subject.facts.usual_size), *problems]
        jobs.append(ticket)
    return Made(tuple(products), tuple(diagnostics), tuple(jobs), tuple(subjects))


def _around(item: Fitted, budget: int) -> list[PageFurniture | None]:
    """Number the panels behind the first; nothing stands on a blank one."""
    spine = _spine(item.text)
    return [
        PageFurniture(item.text.language, _hand(number, spine), number) if 1 < number <= item.rendition.pages else None
        for number in range(1, max(budget, item.rendition.pages) + 1)
    ]


def _spine(text: Text) -> Spine:
    return "right" if text.language.direction == "rtl" else "left"


def _hand(number: int, spine: Spine) -> Spine:
    """Tell on which hand a page lies in the open folder: rectos lie away from the spine's side."""
    recto = number % 2 == 1
    return "right" if recto is (spine == "left") else "left"


def _bind(item: Fitted, edges: PlacedSection, publication: Publication, looks: Looks) -> bytes:
    text, name = item.text, item.section.name
    pages = [
        BoundPage(name if number <= item.rendition.pages else None, number, size=panel.trim)
        for number, panel in enumerate(looks.panels, start=1)
    ]
    return bind(
        {name: item.rendition},
        pages,
        edges.rendition,
        [OutlineEntry(text.title, name)],
        looks.panels[0].trim,
        Metadata(
            f"{publication.id}-leaflet-{text.language.tag}",
            {text.language.tag: text.title},
            _spine(text) == "right",
            publication.date.isoformat() if publication.date else "",
        ),
    )


def _sheets(item: Fitted, publication: Publication) -> tuple[PrintSheets, JobTicket]:
    """Plan the sheet, or the stapled sheets, of one leaflet."""
    choice, spine = publication.leaflets, _spine(item.text)
    paper = Paper.of(publication.stock.grammage, publication.stock.calliper)
    file = f"leaflets/{item.text.language.tag}-print.pdf"
    sheet = PAPER[choice.sheet].landscape
    if choice.fold != "half" or choice.pages == _ONE_SHEET:
        folded = folded_sheet(choice.fold, sheet, spine)
        ticket = leaflet_ticket(file, folded, spine, paper, publication.job)
        return leaflet_sheet(folded, item.rendition.pages), ticket
    spec = SheetSpec(sheet, Size(sheet.width / 2, sheet.height), paper.calliper)
    blanks = range(item.rendition.pages + 1, choice.pages + 1)
    imposition = impose(choice.pages, spine, blanks=blanks)
    sheets, _ = book_sheets(imposition, spec)
    if sheets is None:
        message = "half of a sheet always fits it twice"
        raise AssertionError(message)
    return sheets, book_ticket(file, imposition, spec, paper, publication.job)
