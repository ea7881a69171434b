"""The stage itself: sources in, blocks with languages, titles and numbers out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.locale import script_of
from publish.normalize import numbering
from publish.normalize.admonitions import with_labels
from publish.normalize.contradictions import undeclared
from publish.normalize.figures import with_figures
from publish.normalize.flags import flags_of
from publish.normalize.model import Block, NormalizedText, Repair
from publish.normalize.named import named_language
from publish.normalize.passages import read_passages
from publish.normalize.plain import read_plain
from publish.normalize.rst.source import is_rst, read_rst
from publish.normalize.titles import with_titles
from publish.normalize.unmarked import with_unmarked_headings
from publish.normalize.voting import common_language, languages, speaks_another

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from publish.diagnostics import Diagnostic
    from publish.intake.source import SourceText
    from publish.locale import Language
    from publish.normalize.draft import Draft

_NONE_GIVEN: dict[str, str] = {}


def normalize(
    sources: Sequence[SourceText],
    declared: tuple[Language, ...] = (),
    given: Mapping[str, str] = _NONE_GIVEN,
) -> NormalizedText:
    """Turn damaged texts into blocks: read, find languages, find titles, number lists.

    Args:
        sources: the sources in reading order.
        declared: the languages of the publication; empty where none are declared, then any language is found.
        given: the tag of the language of a source by its name, where the editor gives it; nothing is guessed there.

    Returns:
        All blocks in reading order, every repair with its place, and what contradicts the declaration (N001) or
        looks wrong in the lists (N003).
    """
    tags = tuple(language.tag for language in declared)
    read = [_read(source, tags, given.get(source.name)) for source in sources]
    found = languages([draft for drafts, _ in read for draft in drafts if draft.text.text], tags)
    blocks: list[Block] = []
    repairs: list[Repair] = []
    diagnostics: list[Diagnostic] = []
    marked: set[int] = set()
    for source, (drafts, made) in zip(sources, read, strict=True):
        said = sum(bool(draft.text.text) for draft in drafts)
        own, found = found[:said], found[said:]
        settled, own = with_figures(drafts, own, _as_it_stands if is_rst(source.name) else with_titles)
        settled = settled if is_rst(source.name) else with_unmarked_headings(settled, own)
        settled, labels = with_labels(settled, own, source)
        made.extend(labels)
        numbered = numbering.numbers(settled, own)
        settled = numbering.with_enumerators(settled, own, numbered)
        places = [source.location((draft.marker or draft.text).place(0)) for draft in settled]
        made.extend(numbering.marker_repairs(settled, numbered, places))
        repairs.extend((*source.repairs, *sorted(made, key=_order)))
        diagnostics.extend(numbering.gaps(settled, own, numbered, numbering.number_places(settled, places, source)))
        home = given.get(source.name)
        marked |= {len(blocks) + index for index, one in enumerate(settled) if one.language not in {None, home}}
        blocks.extend(
            _block(draft, language, numbered.get(index))
            for index, (draft, language) in enumerate(zip(settled, own, strict=True))
        )
    contradictions = undeclared(blocks, tags, marked, given.keys())
    return NormalizedText(tuple(blocks), tuple(repairs), flags_of(blocks), (*contradictions, *diagnostics))


def _as_it_stands(drafts: Sequence[Draft], _: Sequence[str]) -> list[Draft]:
    return list(drafts)


def _read(source: SourceText, declared: tuple[str, ...], given: str | None) -> tuple[list[Draft], list[Repair]]:
    """Read one source, and name the language of its blocks where it is known beforehand."""
    drafts, repairs = _reader(source)(source)
    drafts = [replace(draft, language=draft.language and _as_declared(draft.language, declared)) for draft in drafts]
    if is_rst(source.name) and not given:
        # What reStructuredText does not mark is all in one language, unless it says itself that it is not.
        given = common_language([draft for draft in drafts if not draft.language], declared)
    if given:
        drafts = [replace(draft, language=draft.language or given) for draft in drafts]
    elif named := named_language(source.name, declared):
        own = [draft.language is None and not speaks_another(draft.text.text, named, declared) for draft in drafts]
        drafts = [replace(one, language=named) if its else one for one, its in zip(drafts, own, strict=True)]
    return drafts, repairs


def _as_declared(tag: str, declared: tuple[str, ...]) -> str:
    """Write the tag that a source gives as the publication does: `en-US` is the English of a publication in `en`."""
    if tag in declared:
        return tag
    kin = [
        one
        for one in declared
        if one.split("-")[0] == tag.split("-", maxsplit=1)[0] and script_of(one) == script_of(tag)
    ]
    return kin[0] if len(kin) == 1 else tag


def _reader(source: SourceText) -> Callable[[SourceText], tuple[list[Draft], list[Repair]]]:
    if source.passages is not None:
        return read_passages
    return read_rst if is_rst(source.name) else read_plain


def _block(draft: Draft, language: str, number: int | None) -> Block:
    return Block(
        type=draft.type,
        language=language,
        text=draft.text.text,
        path=draft.path,
        origins=draft.text.origins,
        inlines=draft.inlines,
        number=number,
        level=draft.level,
        cell=draft.cell,
        quoted=draft.quoted,
        note=draft.note,
        form=draft.form,
        image=draft.image,
        frame=draft.frame,
        enumerator=draft.enumerator,
    )


def _order(repair: Repair) -> tuple[int, int]:
    return repair.location.line or 0, repair.location.column or 0
