"""From a publication to everything that is known before anything is rendered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from publish.diagnostics import has_errors
from publish.fence import FenceError, gap_notes
from publish.fence import told as fence_told
from publish.fonts import load as load_fonts
from publish.fonts import own_folders
from publish.intake.reading import fenced
from publish.pipeline.house import prepare_house
from publish.pipeline.judging import RememberedChecks
from publish.pipeline.looks import choose_stacks, compose_looks, words_by_language
from publish.pipeline.manuscript import prepare, read_sources
from publish.pipeline.markup import markup_faults
from publish.pipeline.model import BuildResult
from publish.pipeline.own_fonts import unfit_fonts, unlisted_fonts
from publish.pipeline.printed import printed_words
from publish.pipeline.remembered import corrected
from publish.pipeline.translations import compare_translations, told_once
from publish.pipeline.work import Work
from publish.publication.overlooked import overlooked
from publish.report import Evidence
from publish.resources import fonts_folder, styles_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import PrintedText
    from publish.fonts import FontCatalog
    from publish.pipeline.crews import Crews
    from publish.pipeline.looks import Looks
    from publish.pipeline.model import Manuscript
    from publish.publication import Publication
    from publish.store import Memory
    from publish.style import House


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything that is known before anything is rendered; `gaps` of the fence are told already."""

    manuscript: Manuscript
    catalog: FontCatalog
    looks: Looks
    house: House
    printed: tuple[PrintedText, ...]
    checks: RememberedChecks
    gaps: frozenset[str]

    @property
    def stacks(self) -> dict[str, tuple[str, ...]]:
        """The families of each language."""
        return {stack.language.tag: stack.families for stack in self.looks.stacks}


def made_ready(
    publication: Publication, progress: Callable[[str], None], memory: Memory, crews: Crews
) -> tuple[Ready | None, BuildResult]:
    """Read, normalize, and get fonts and looks ready; None where an error stops the build here.

    What authors wrote is read and understood behind the fence, unless it is remembered.
    """
    progress("Reading the sources")
    with crews.fence() as fence:
        work = Work(memory, fence.call, lambda: fence.gaps)
        sources, unread = read_sources(publication, fenced(partial(work.do, "decoding")))
        result = BuildResult(
            unread,
            sources={source.name: source.digest for source in sources},
            texts={source.name: source.text for source in sources},
            evidence=Evidence(publication.id, languages=publication.languages),
        )
        if has_errors(unread):
            return None, result
        pictures = {one.address: one.data for source in sources for one in source.pictures}
        try:
            normalized = corrected(publication, sources, work)
            doubts = markup_faults(sources, work)
            manuscript, odd = prepare(publication, normalized, work, pictures)
            parity = compare_translations(work, publication, manuscript, sources) if manuscript else None
            own, odd_looks = prepare_house(publication, work)
            unfit = unfit_fonts(publication.root, work)
        except FenceError as error:
            return None, replace(result, diagnostics=(*unread, fence_told(error, "The text of the sources")))
        beside = (*overlooked(publication.root, publication.languages), *unlisted_fonts(publication.root))
        unread = (*unread, *beside, *gap_notes(tuple(work.met)))
    # What is not fit is not opened here.
    catalog, missing_fonts = (None, unfit) if unfit else load_fonts(fonts_folder(), *own_folders(publication.root))
    result = replace(result, diagnostics=(*unread, *doubts, *odd, *missing_fonts), repairs=normalized.repairs)
    if manuscript is not None:
        result = replace(result, evidence=_of_the_texts(result.evidence, manuscript))
    if catalog is None or manuscript is None or has_errors(result.diagnostics):
        return None, result
    words = words_by_language(manuscript)
    stacks, no_stack = choose_stacks(publication, catalog, words)
    differences = parity.diagnostics if parity else ()
    result = replace(
        result,
        diagnostics=(*told_once(result.diagnostics, parity), *no_stack, *differences),
        evidence=replace(result.evidence, parity=parity),
    )
    if has_errors(no_stack):
        return None, result
    result = replace(result, diagnostics=(*result.diagnostics, *odd_looks))
    if has_errors(odd_looks):
        return None, result
    looks = compose_looks(publication, catalog, stacks, styles_folder(), own)
    checks = RememberedChecks(memory, catalog)
    ready = Ready(manuscript, catalog, looks, own.house, printed_words(manuscript), checks, frozenset(work.met))
    return ready, result


def _of_the_texts(evidence: Evidence, manuscript: Manuscript) -> Evidence:
    first = manuscript.texts[0]
    return replace(
        evidence,
        title="" if first.title == first.language.endonym else first.title,
        passages={tag: len(blocks) for tag, blocks in manuscript.blocks.items()},
    )
