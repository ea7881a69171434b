"""The job ticket on paper: one page that goes to the printer with the files, set and proven as all pages are."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from publish.checks.model import PlacedSection, Product
from publish.edition.page import section
from publish.geometry import PAPER
from publish.locale import borrowed_language
from publish.pdf.bind import BoundPage, OutlineEntry, bind
from publish.pdf.metadata import Metadata
from publish.press.ticket import ticket_json
from publish.report.print_ticket import instructions, preflight_list
from publish.resources import styles_folder
from publish.style import book_grid, compose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publish.fonts import FontCatalog
    from publish.pipeline.model import Made
    from publish.pipeline.rendering import Renderer
    from publish.preflight import Outcome
    from publish.press.ticket import JobTicket
    from publish.publication import Publication
    from publish.style import Stack

TICKET_PAGE = "ticket.pdf"

_NAME = "ticket"
_SURE = "A filled box means that the files were looked at and nothing was found that weighs."


def make_ticket_page(  # noqa: PLR0913, PLR0917 - what the page tells and what sets it
    renderer: Renderer,
    publication: Publication,
    jobs: Sequence[JobTicket],
    outcomes: Sequence[Outcome],
    catalog: FontCatalog,
    stacks: Sequence[Stack],
) -> Product:
    """Set the ticket in English, as printers' software speaks it: each kind of job once, then the printers' list."""
    language = borrowed_language()
    grid = book_grid(PAPER["A4"])
    own = [stack for stack in stacks if stack.language.tag == language.tag]
    sheet = compose(styles_folder(), ("base.css", "ticket.css"), "plain", catalog, own, grid.text_page())
    words: list[str] = []

    def told(text: str) -> str:
        words.append(text)
        return escape(text)

    head = f'<h1>{told("Job ticket")}</h1><p class="lead">{told(publication.id)}</p>'
    kinds = "".join(_kind(files, rows, told) for rows, files in _kinds(jobs).items())
    body = f'<main class="ticket">{head}{kinds}{_printers_list(outcomes, told)}</main>'
    page = section(_NAME, language, "Job ticket", body, sheet, printed=tuple(words))
    (rendition,) = renderer.render([page])
    pdf = bind(
        {_NAME: rendition},
        [BoundPage(_NAME, number) for number in range(1, rendition.pages + 1)],
        None,
        [OutlineEntry("Job ticket", _NAME)],
        grid.trim,
        Metadata(
            f"{publication.id}-ticket",
            {language.tag: f"Job ticket: {publication.id}"},
            date=publication.date.isoformat() if publication.date else "",
        ),
    )
    return Product(TICKET_PAGE, pdf, (PlacedSection(rendition, 1, (), page.printed),))


def ticket_data(publication: Publication, made: Made) -> dict[str, object]:
    """The tickets and what preflight says of each file, for programs."""
    asked = [
        {"file": one.path, "question": one.name, "looked_at": one.checked, "passed": one.passed}
        for one in made.outcomes
    ]
    return {**ticket_json(publication.id, made.jobs), "preflight": asked}


def _kinds(jobs: Sequence[JobTicket]) -> dict[tuple[tuple[str, str], ...], list[str]]:
    """Gather the files that are printed, folded and bound alike."""
    kinds: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for job in jobs:
        kinds.setdefault(instructions(job), []).append(job.file)
    return kinds


def _kind(files: Sequence[str], rows: Sequence[tuple[str, str]], told: Callable[[str], str]) -> str:
    cells = "".join(f'<tr><th scope="row">{told(what)}</th><td>{told(how)}</td></tr>' for what, how in rows)
    return f"<h2>{told(', '.join(files))}</h2><table><tbody>{cells}</tbody></table>"


def _printers_list(outcomes: Sequence[Outcome], told: Callable[[str], str]) -> str:
    rows = "".join(
        f'<tr><td class="box"><span class="tick{" holds" if line.holds else ""}"></span></td>'
        f'<th scope="row">{told(line.demand)}</th><td>{told(line.figure)}</td></tr>'
        for line in preflight_list(outcomes)
    )
    heading = told("The printers' list")
    return f'<h2>{heading}</h2><table><tbody>{rows}</tbody></table><p class="keys">{told(_SURE)}</p>'
