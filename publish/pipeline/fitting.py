"""Fit leaflets to their panels: the largest of a few sizes that fits, even across languages, or why none does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, PagePlace, Severity
from publish.edition.leaflet import FIT_STEPS, leaflet
from publish.publication.agreement import pages_of_fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.diagnostics import Location
    from publish.edition import Section, Text
    from publish.normalize.model import Block
    from publish.pdf.model import Rendition
    from publish.pipeline.looks import Looks
    from publish.pipeline.rendering import Renderer
    from publish.publication.model import Leaflets

#: Languages whose best sizes differ by no more than this many steps are all set at the smallest of them.
_EVEN_WITHIN = 2
#: The smallest size takes somewhat more than half of the pages of the largest: of what needs more than so many times
#: the budget there, the smallest is tried next, and those between only if it fits.
_HOPELESS = 3


@dataclass(frozen=True, slots=True)
class Fitted:
    """A language's leaflet at the step that was chosen for it."""

    text: Text
    step: int
    section: Section
    rendition: Rendition


def fit(
    renderer: Renderer, texts: Sequence[Text], looks: Looks, fingerprints: Mapping[str, str], budget: int
) -> tuple[Fitted, ...]:
    """Find the largest size that keeps each language within the budget of pages; close sizes are made even.

    `fingerprints` are what the leaflets print of themselves, by language tag.
    """
    best = _at_steps(renderer, {text.language.tag: (text, 0) for text in texts}, looks, fingerprints)
    long = {tag: item for tag, item in best.items() if item.rendition.pages > _HOPELESS * budget}
    last = _at_steps(renderer, {tag: (item.text, FIT_STEPS - 1) for tag, item in long.items()}, looks, fingerprints)
    best |= {tag: item for tag, item in last.items() if item.rendition.pages > budget}
    while over := [item for item in best.values() if item.rendition.pages > budget and item.step < FIT_STEPS - 1]:
        best |= _at_steps(
            renderer, {item.text.language.tag: (item.text, item.step + 1) for item in over}, looks, fingerprints
        )
    smallest = max((item.step for item in best.values() if item.rendition.pages <= budget), default=0)
    uneven = [item for item in best.values() if 0 < smallest - item.step <= _EVEN_WITHIN]
    best |= _at_steps(renderer, {item.text.language.tag: (item.text, smallest) for item in uneven}, looks, fingerprints)
    return tuple(best[text.language.tag] for text in texts)


def _at_steps(
    renderer: Renderer, wanted: Mapping[str, tuple[Text, int]], looks: Looks, fingerprints: Mapping[str, str]
) -> dict[str, Fitted]:
    sections = [
        leaflet(text, fingerprints[tag], step, looks.leaflet, looks.sheets.emblem)
        for tag, (text, step) in wanted.items()
    ]
    return {
        tag: Fitted(text, step, section, rendition)
        for (tag, (text, step)), section, rendition in zip(
            wanted.items(), sections, renderer.render(sections), strict=True
        )
    }


def chosen(item: Fitted, budget: int, path: str, size: float | None) -> Diagnostic:
    """Tell which size was chosen (B005, a note); `size` is that of most letters, in points."""
    tag = item.text.language.tag
    letters = f"in letters of {size:.1f} pt, " if size else ""
    return Diagnostic(
        Code.B005,
        f"The leaflet in {tag} is set {letters}at step {item.step + 1} of {FIT_STEPS}, and fills "
        f"{item.rendition.pages} of {budget} pages.",
        place=PagePlace(path, 1),
        severity=Severity.NOTE,
    )


def does_not_fit(item: Fitted, blocks: Sequence[Block], choice: Leaflets) -> Diagnostic:
    """Tell by how much a text is too long at the smallest legible size, from where on, and what would help (B001)."""
    tag, pages = item.text.language.tag, item.rendition.pages
    over = _surplus_lines(item.rendition, choice.pages)
    lines, letters = len(over), sum(over.values())
    return Diagnostic(
        Code.B001,
        f"The leaflet in {tag} needs {pages} pages at the smallest legible size, not {choice.pages}: "
        f"{lines} line{'s' if lines != 1 else ''}, about {letters:,} letters, are too many.",
        _first_left_out(item.rendition, blocks, choice.pages),
        hint=_way_out(pages, letters, tag, choice),
        place=PagePlace(f"leaflets/{tag}.pdf", choice.pages + 1),
    )


def _first_left_out(rendition: Rendition, blocks: Sequence[Block], budget: int) -> Location | None:
    """Find the author's place of the first line that has no page; that of its block where the line is set otherwise."""
    for box in rendition.boxes:
        if box.page > budget and box.block is not None and not box.generated:
            words = box.text.replace("\u00ad", "").strip(" -")
            return blocks[box.block].location(max(blocks[box.block].text.find(words), 0))
    return None


def _surplus_lines(rendition: Rendition, budget: int) -> dict[tuple[int, float], int]:
    """The lines behind the last page that there is, by page and height, with the letters of each."""
    lines: dict[tuple[int, float], int] = {}
    for box in rendition.boxes:
        if box.page > budget and box.text.strip():
            key = (box.page, round(box.box[1]))
            lines[key] = lines.get(key, 0) + len(box.text)
    return lines


def _way_out(pages: int, letters: int, tag: str, choice: Leaflets) -> str:
    ways = [f"Shorten the text in {tag} by about {letters:,} letters"]
    enough = [count for count in pages_of_fold(choice.fold) if count >= pages]
    if enough:
        ways.append(f"give it pages = {enough[0]} ({enough[0] // 4} sheets, stapled)")
    elif choice.fold != "half":
        ways.append('fold = "half" with pages = 8 (two sheets, stapled)')
    if choice.sheet == "A4":
        ways.append('take a larger sheet, sheet = "A3"')
    return f"{', '.join(ways)}, or make no leaflets: make = false, all under [leaflets] in publication.toml."
