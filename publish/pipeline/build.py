"""The whole way from a publication to its products, as a list of named steps."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from publish.checks.graphemes_used import graphemes_used
from publish.checks.proof import Checks, Proving
from publish.checks.setting import setting_notes
from publish.diagnostics import Code, Diagnostic, has_errors
from publish.fence import gap_notes
from publish.pdf.engine import EngineError
from publish.pdf.libraries import install_hint
from publish.pipeline.attached import attached
from publish.pipeline.booklet import make_booklet
from publish.pipeline.colophon import colophon, leaflet_fingerprints
from publish.pipeline.consequences import told
from publish.pipeline.counting import counting
from publish.pipeline.crews import OWN, Crews
from publish.pipeline.house import with_style_faults
from publish.pipeline.independent import second_opinion
from publish.pipeline.leaflets import make_leaflets
from publish.pipeline.model import BuildResult, Made
from publish.pipeline.pictures import pictures_of
from publish.pipeline.places import placed
from publish.pipeline.readiness import Ready, made_ready
from publish.pipeline.rendering import open_renderer
from publish.pipeline.suspects import Suspicion, open_suspects
from publish.pipeline.ticket import make_ticket_page, ticket_data
from publish.preflight import preflight
from publish.report import proof_sheet
from publish.report.coverage import coverage_json, summary_line
from publish.report.print_ticket import PrintTicket, printers_list
from publish.store import NO_MEMORY, Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from publish.checks.model import Proof
    from publish.normalize import Block
    from publish.pipeline.model import Manuscript
    from publish.pipeline.rendering import RememberingRenderer
    from publish.pipeline.suspects import Suspects
    from publish.publication import Publication

COVERAGE, TICKET = "coverage.json", "ticket.json"


def check(
    publication: Publication, *, progress: Callable[[str], None], memory: Memory = NO_MEMORY, crews: Crews = OWN
) -> BuildResult:
    """Run every check that needs no rendering: declaration, sources, texts, fonts, G0 and G1."""
    ready, result = made_ready(publication, progress, memory, crews)
    if ready is None:
        return result
    blocks = [block for part in ready.manuscript.blocks.values() for block in part]
    gates, findings = ready.checks.check_texts(blocks, ready.printed, ready.catalog, ready.stacks)
    counts = {gate.gate: gate.checked for gate in gates}
    failed = sum(gate.failed for gate in gates)
    found = (*result.diagnostics, *(finding.diagnostic for finding in findings))
    return replace(
        result,
        diagnostics=placed(found, blocks, ()),
        proof=(
            f"{counts['G0']:,} characters of the texts checked, and with titles, folios and labels "
            f"{counts['G1']:,} graphemes in their fonts: {failed:,} failed"
        ),
    )


def build(
    publication: Publication, *, progress: Callable[[str], None], memory: Memory = NO_MEMORY, crews: Crews = OWN
) -> BuildResult:
    """Make and prove every product, in processes of its own or in those of `crews`.

    A character that no font has does not stop the rendering: its finding is completed with the page where it would
    have stood. Every other error of the sources does.
    """
    ready, result = made_ready(publication, progress, memory, crews)
    if ready is None:
        return result
    blocks = [block for part in ready.manuscript.blocks.values() for block in part]
    try:
        with open_renderer(memory, crews.engine) as renderer:
            suspected = partial(open_suspects, publication, ready.house, renderer, ready.catalog, crews)
            render = partial(_render, publication, ready, result.sources, progress, renderer)
            made = _or_what_stops_it(render, suspected)
            if isinstance(made, Diagnostic):
                return replace(result, diagnostics=(*result.diagnostics, made))
            proving = _proving(ready, blocks, made, progress)
            proof = proving.judge(made.products)
            ticked = printers_list(made.jobs, proof, made.outcomes)
            ticket = PrintTicket(result.evidence.title, made.jobs, made.press, ticked)
            suspicion = Suspicion()
            # A ticket goes with files that may be printed; it tells of their proof, and is proven after them.
            if not has_errors((*result.diagnostics, *made.diagnostics, *proof.diagnostics)):
                page = make_ticket_page(renderer, publication, ticket, ready.looks, ready.catalog)
                made = replace(made, products=(*made.products, page))
                proof = proving.judge([page])
            elif has_errors(proof.diagnostics):
                progress("Looking for what does it")
                with suspected() as suspects:
                    suspicion = suspects.explain(proof, made.products)
            gaps = tuple(gap for gap in renderer.fence_gaps if gap not in ready.gaps)
    except EngineError as error:
        return replace(result, diagnostics=(*result.diagnostics, _engine_stopped(error)))
    of_the_proof = (*suspicion.diagnostics, *told(suspicion.without_explained(proof)))
    found = (*result.diagnostics, *made.diagnostics, *gap_notes(gaps), *of_the_proof, *setting_notes(made.products))
    if not has_errors(found):
        found = (*found, *second_opinion(made, memory, progress))
    diagnostics = placed(found, blocks, made.products)
    progress("Drawing the pages with findings")
    pictures = pictures_of(memory, diagnostics, made.products)
    return replace(
        result,
        diagnostics=diagnostics,
        products=_products(publication, made, ticket, ready.manuscript, proof) | _sheets(publication, ready, blocks),
        proof=summary_line(proof),
        fonts={face.file: face.sha256 for face in proof.fonts},
        evidence=replace(result.evidence, proof=proof, pictures=pictures, ticket=ticket),
    )


def _proving(ready: Ready, blocks: Sequence[Block], made: Made, progress: Callable[[str], None]) -> Proving:
    progress("Proving every glyph")
    done = counting(progress, "Proving every glyph", "files proven", len(made.products) + 1)
    checks = Checks(ready.checks.check_texts, ready.checks.telling(done))
    return Proving(blocks, ready.printed, ready.catalog, ready.stacks, checks)


def _or_what_stops_it(
    make: Callable[[], Made], suspected: Callable[[], AbstractContextManager[Suspects]]
) -> Made | Diagnostic:
    """Make the products; where the engine stops at a declaration of the publication's own styles, tell which."""
    try:
        return make()
    except EngineError as error:
        with suspected() as suspects:
            stopped = suspects.stopped(error)
        if stopped is None:
            raise
        return stopped


def _render(
    publication: Publication,
    ready: Ready,
    sources: Mapping[str, str],
    progress: Callable[[str], None],
    renderer: RememberingRenderer,
) -> Made:
    made_from = (publication, ready.manuscript, ready.looks, ready.catalog)
    parts = (publication, ready.manuscript, ready.looks)
    progress("Setting the booklet")
    renderer.watch = partial(counting, progress, "Setting the booklet", "sections laid out")
    inside = attached(publication, ready.manuscript, ready.looks, ready.catalog, sources)
    booklet = make_booklet(renderer, *parts, colophon(*made_from), inside)
    progress("Fitting the leaflets")
    renderer.watch = partial(counting, progress, "Fitting the leaflets", "sections laid out")
    leaflets = (
        make_leaflets(renderer, *parts, leaflet_fingerprints(*made_from)) if publication.leaflets.make else Made(())
    )
    renderer.watch = None
    progress("Preflight")
    asked = preflight((*booklet.subjects, *leaflets.subjects))
    made = Made(
        (*booklet.products, *leaflets.products),
        (*booklet.diagnostics, *leaflets.diagnostics, *asked.diagnostics),
        (*booklet.jobs, *leaflets.jobs),
        outcomes=asked.outcomes,
        press=booklet.press,
    )
    return with_style_faults(publication, made)


def _products(
    publication: Publication, made: Made, ticket: PrintTicket, manuscript: Manuscript, proof: Proof
) -> dict[str, bytes]:
    coverage = json.dumps(coverage_json(proof), ensure_ascii=False, indent=1) + "\n"
    tickets = json.dumps(ticket_data(publication, ticket, made.outcomes), ensure_ascii=False, indent=2) + "\n"
    return {
        **{f"rst/{name}.rst": text.encode() for name, text in manuscript.rst.items()},
        **{f"rst/{address}": data for address, data in sorted(manuscript.pictures.items())},
        **{product.path: product.pdf for product in made.products},
        COVERAGE: coverage.encode(),
        TICKET: tickets.encode(),
    }


def _sheets(publication: Publication, ready: Ready, blocks: Sequence[Block]) -> dict[str, bytes]:
    """Draw a proof sheet for each language."""
    return {
        f"sheets/{language.tag}.html": proof_sheet.render(
            language,
            graphemes_used(blocks, language.tag),
            ready.catalog,
            ready.stacks[language.tag],
            publication.id,
        ).encode()
        for language in publication.languages
    }


def _engine_stopped(error: EngineError) -> Diagnostic:
    if error.cannot_start:
        return Diagnostic(Code.E001, f"The rendering engine cannot start: {error.reason}.", hint=install_hint())
    return Diagnostic(
        Code.E002,
        f"The rendering engine stopped at {error.section}: {error.reason}.",
        hint="Build again; if it stays so, report it with this source.",
    )
