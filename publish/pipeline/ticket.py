"""The job ticket on paper: one page that goes to the printer with the files, set and proven as all pages are."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from publish.checks.model import PlacedSection, Product
from publish.edition.page import section, span, words
from publish.geometry import PAPER
from publish.locale import borrowed_language
from publish.pdf.bind import BoundPage, OutlineEntry, bind
from publish.pdf.metadata import Metadata
from publish.press.ticket import ticket_json
from publish.report.print_ticket import listed
from publish.resources import styles_folder
from publish.style import book_grid, compose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publish.fonts import FontCatalog
    from publish.pipeline.looks import Looks
    from publish.pipeline.rendering import Renderer
    from publish.preflight import Outcome
    from publish.publication import Publication
    from publish.report.print_ticket import PrintTicket, Ticked

TICKET_PAGE = "ticket.pdf"

_NAME = "ticket"

#: Classes of styles/ticket.css, tried until the ticket is one page.
_DENSITIES = ("", "dense", "denser")
_SURE = "A ticked line means that all that is counted beside it was looked at, and that nothing was found that weighs."


def make_ticket_page(
    renderer: Renderer, publication: Publication, ticket: PrintTicket, looks: Looks, catalog: FontCatalog
) -> Product:
    """Set the ticket in English, as printers' software speaks it: each kind of job once, then the printers' list."""
    language, first = borrowed_language(), publication.languages[0]
    grid = book_grid(PAPER["A4"])
    own = [stack for stack in looks.stacks if stack.language.tag in {language.tag, first.tag}]
    sheet = compose(styles_folder(), ("base.css", "ticket.css"), "plain", catalog, own, grid.text_page())
    printed: list[str] = []

    def told(text: str) -> str:
        printed.append(text)
        return escape(text)

    head = f"<h1>{told('Job ticket')}</h1>"
    if ticket.title:
        printed.append(ticket.title)
        head += f'<p class="lead" {span(first)}>{words(ticket.title, first)}</p>'
    head += f'<p class="id">{told(publication.id)}</p>'
    kinds = "".join(_kind(files, rows, told) for files, rows in ticket.kinds)
    kinds = f'<div class="kinds{" several" if len(ticket.kinds) > 1 else ""}">{kinds}</div>'
    body = f'<main class="ticket">{head}{kinds}{_printers_list(ticket.ticked, told)}</main>'
    for density in _DENSITIES:
        page = section(_NAME, language, "Job ticket", body, sheet, size_class=density, printed=tuple(printed))
        (rendition,) = renderer.render([page])
        if rendition.pages == 1:
            break
    title = f"Job ticket: {ticket.title or publication.id}"
    pdf = bind(
        {_NAME: rendition},
        [BoundPage(_NAME, number) for number in range(1, rendition.pages + 1)],
        None,
        [OutlineEntry("Job ticket", _NAME)],
        grid.trim,
        Metadata(
            f"{publication.id}-ticket",
            {language.tag: title},
            date=publication.date.isoformat() if publication.date else "",
        ),
    )
    return Product(TICKET_PAGE, pdf, (PlacedSection(rendition, 1, (), page.printed),), title=title)


def ticket_data(publication: Publication, ticket: PrintTicket, outcomes: Sequence[Outcome]) -> dict[str, object]:
    """The tickets, the printers' list, and what preflight says of each file, for programs."""
    asked = [
        {"file": one.path, "question": one.name, "looked_at": one.checked, "passed": one.passed} for one in outcomes
    ]
    shown = [{"demand": one.demand, "holds": one.holds, "figure": one.figure} for one in ticket.ticked]
    return {**ticket_json(publication.id, ticket.jobs, ticket.press), "printers_list": shown, "preflight": asked}


def _kind(files: Sequence[str], rows: Sequence[tuple[str, str]], told: Callable[[str], str]) -> str:
    cells = "".join(f'<tr><th scope="row">{told(what)}</th><td>{told(how)}</td></tr>' for what, how in rows)
    return f'<div class="kind"><h2>{told(listed(files))}</h2><table><tbody>{cells}</tbody></table></div>'


def _printers_list(ticked: Sequence[Ticked], told: Callable[[str], str]) -> str:
    rows = "".join(
        f'<tr><td class="box">{told("☑" if line.holds else "☐")}</td>'
        f'<th scope="row">{told(line.demand)}</th><td>{told(line.figure)}</td></tr>'
        for line in ticked
    )
    heading = told("The printers’ list")
    return (
        f'<div class="list"><h2>{heading}</h2><table><tbody>{rows}</tbody></table>'
        f'<p class="keys">{told(_SURE)}</p></div>'
    )
