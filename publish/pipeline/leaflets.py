"""Make the leaflets: fit each language to the budget of panels, bind, impose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks.model import PlacedSection, Product
from publish.diagnostics import Code, Diagnostic, PagePlace, Severity
from publish.edition.furniture import PageFurniture, furniture
from publish.edition.leaflet import FIT_STEPS, leaflet
from publish.geometry import PAPER
from publish.pdf.bind import BoundPage, OutlineEntry, bind
from publish.pdf.metadata import Metadata
from publish.pipeline.model import Made
from publish.press.imposition import impose
from publish.press.model import PAGES_PER_SHEET
from publish.press.placement import SheetSpec
from publish.press.sheets import impose_pdf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.edition import Colophon, Section, Text
    from publish.pdf.model import Rendition
    from publish.pipeline.looks import Looks
    from publish.pipeline.model import Manuscript
    from publish.pipeline.rendering import Renderer
    from publish.press.model import Spine
    from publish.publication import Publication

#: Languages whose best sizes differ by no more than this many steps are all set at the smallest of them.
_EVEN_WITHIN = 2

#: More pages than these make a booklet, not a leaflet; publication.toml allows no more.
_MOST_PAGES = 16


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A language's leaflet at the step that was chosen for it."""

    text: Text
    step: int
    section: Section
    rendition: Rendition


def make_leaflets(
    renderer: Renderer, publication: Publication, manuscript: Manuscript, looks: Looks, colophon: Colophon
) -> Made:
    """Fit, bind and impose one leaflet per language; B001 for a text that no size brings into the budget."""
    budget = publication.leaflets.pages
    fitted = _fit(renderer, manuscript.texts, looks, colophon, budget)
    products: list[Product] = []
    diagnostics: list[Diagnostic] = []
    around = {
        item.text.language.tag: furniture(
            _around(item, budget), 1, looks.panel.trim.height, looks.leaflet_bare, item.text.language
        )
        for item in fitted
    }
    decor = dict(zip(around, renderer.render(list(around.values())), strict=True))
    for item in fitted:
        tag = item.text.language.tag
        if item.rendition.pages > budget:
            diagnostics.append(_does_not_fit(item, budget))
            continue
        blocks = manuscript.blocks[tag]
        body = PlacedSection(item.rendition, 1, blocks, item.section.printed)
        edges = PlacedSection(decor[tag], 1, (), around[tag].printed)
        made, problems = _bind_and_impose(item, (body, edges), publication, looks)
        products += made
        diagnostics += problems
    return Made(tuple(products), tuple(diagnostics))


def _fit(
    renderer: Renderer, texts: Sequence[Text], looks: Looks, colophon: Colophon, budget: int
) -> tuple[_Fitted, ...]:
    """Find the largest size that keeps each language within the budget; close sizes are made even."""
    best = _at_steps(renderer, {text.language.tag: (text, 0) for text in texts}, looks, colophon)
    while over := [item for item in best.values() if item.rendition.pages > budget and item.step < FIT_STEPS - 1]:
        best |= _at_steps(
            renderer, {item.text.language.tag: (item.text, item.step + 1) for item in over}, looks, colophon
        )
    smallest = max(item.step for item in best.values())
    uneven = [item for item in best.values() if 0 < smallest - item.step <= _EVEN_WITHIN]
    best |= _at_steps(renderer, {item.text.language.tag: (item.text, smallest) for item in uneven}, looks, colophon)
    return tuple(best[text.language.tag] for text in texts)


def _at_steps(
    renderer: Renderer, wanted: Mapping[str, tuple[Text, int]], looks: Looks, colophon: Colophon
) -> dict[str, _Fitted]:
    sections = [leaflet(text, colophon, step, looks.leaflet) for text, step in wanted.values()]
    return {
        tag: _Fitted(text, step, section, rendition)
        for (tag, (text, step)), section, rendition in zip(
            wanted.items(), sections, renderer.render(sections), strict=True
        )
    }


def _around(item: _Fitted, budget: int) -> list[PageFurniture | None]:
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


def _bind_and_impose(
    item: _Fitted, placed: tuple[PlacedSection, PlacedSection], publication: Publication, looks: Looks
) -> tuple[list[Product], tuple[Diagnostic, ...]]:
    text, budget = item.text, publication.leaflets.pages
    tag, name = text.language.tag, item.section.name
    path = f"leaflets/{tag}.pdf"
    pages = [BoundPage(name if number <= item.rendition.pages else None, number) for number in range(1, budget + 1)]
    pdf = bind(
        {name: item.rendition},
        pages,
        placed[1].rendition,
        [OutlineEntry(text.title, name)],
        looks.panel.trim,
        Metadata(
            f"{publication.id}-leaflet-{tag}",
            {tag: text.title},
            _spine(text) == "right",
            publication.date.isoformat() if publication.date else "",
        ),
    )
    blanks = range(item.rendition.pages + 1, budget + 1)
    sheets, problems = impose_pdf(
        pdf,
        impose(budget, _spine(text), blanks=blanks),
        SheetSpec(PAPER[publication.leaflets.sheet], looks.panel.trim),
        title=text.title,
        name=path,
    )
    note = Diagnostic(
        Code.B005,
        f"The leaflet in {tag} is set at step {item.step + 1} of {FIT_STEPS} and fills "
        f"{item.rendition.pages} of {budget} pages.",
        place=PagePlace(path, 1),
        severity=Severity.NOTE,
    )
    made = [Product(path, pdf, placed)]
    if sheets:
        made.append(Product(f"leaflets/{tag}-print.pdf", sheets, original=path))
    return made, (note, *problems)


def _way_out(pages: int) -> str:
    enough = -(-pages // PAGES_PER_SHEET) * PAGES_PER_SHEET
    more = f"give it pages = {enough} ({enough // PAGES_PER_SHEET} sheets, stapled), " if enough <= _MOST_PAGES else ""
    return f"Shorten the text, {more}or make no leaflets: make = false, all under [leaflets] in publication.toml."


def _does_not_fit(item: _Fitted, budget: int) -> Diagnostic:
    tag = item.text.language.tag
    return Diagnostic(
        Code.B001,
        f"The leaflet in {tag} needs {item.rendition.pages} pages at the smallest legible size, not {budget}.",
        hint=_way_out(item.rendition.pages),
        place=PagePlace(f"leaflets/{tag}.pdf", budget + 1),
    )
