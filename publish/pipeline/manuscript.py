"""From sources to texts that can be set: read, normalize, split by language, write and parse reStructuredText."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Location
from publish.edition import Text
from publish.intake import decode, read
from publish.normalize import Block, BlockType, split, untitled
from publish.normalize.flags import flag_warnings
from publish.normalize.rst import write
from publish.normalize.strangers import with_strangers
from publish.pipeline.illustrations import find_pictures, judging, without_absent
from publish.pipeline.links import printed_links
from publish.pipeline.model import Manuscript
from publish.pipeline.titles import titled
from publish.pipeline.work import PLAIN, Work
from publish.publication.overlooked import text_left_out
from publish.understanding import Shown, set_in_html

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.intake import SourceText
    from publish.intake.reading import Decoder
    from publish.locale import Language
    from publish.normalize import NormalizedText
    from publish.publication import Publication

#: The name under which the sources' title page goes: its file in rst/, its section in the booklet.
COVER = "cover"
_NONE: Mapping[str, bytes] = {}


def read_sources(
    publication: Publication, decoder: Decoder = decode
) -> tuple[tuple[SourceText, ...], tuple[Diagnostic, ...]]:
    """Read every source of the publication, in its order, with a decoder as `publish.intake.read` takes it."""
    sources: list[SourceText] = []
    diagnostics: list[Diagnostic] = []
    for source in publication.sources:
        tags = (source.language,) if source.language else tuple(one.tag for one in publication.languages)
        text, problems = read(source.path, source.name, decoder, publication.root, tags)
        diagnostics += problems
        if text is not None:
            sources.append(text)
    return tuple(sources), tuple(diagnostics)


def prepare(
    publication: Publication, normalized: NormalizedText, work: Work = PLAIN, embedded: Mapping[str, bytes] = _NONE
) -> tuple[Manuscript | None, tuple[Diagnostic, ...]]:
    """Make the manuscript of blocks and of the pictures that stand in the sources, by their addresses.

    None where a declared language has no text (S004) or a text cannot be parsed (D001).
    """
    divided = split(normalized, publication.languages)
    by_language = {text.language: text.blocks for text in divided.texts}
    diagnostics = [
        *normalized.diagnostics,
        *flag_warnings(normalized.flags),
        *untitled(divided.texts, {tag: title.text for tag, title in publication.titles.items()}),
    ]
    blocks: dict[str, tuple[Block, ...]] = {}
    for language in publication.languages:
        found = by_language.get(language.tag, ())
        if not found:
            diagnostics.append(_no_text(language, text_left_out(publication.root, publication.sources, language)))
            continue
        known = work.do("strangers", with_strangers, found, tuple(one.tag for one in publication.languages))
        blocks[language.tag], replaced = titled(known, publication.titles.get(language.tag), language.tag)
        diagnostics += replaced
    if divided.cover:
        blocks[COVER] = divided.cover
    pictures = {}
    for name, part in blocks.items():
        pictures[name], missing = find_pictures(publication.root, part, embedded, judging(work))
        blocks[name] = without_absent(part, pictures[name].absent)
        diagnostics += missing
    rst = {name: write(part) for name, part in blocks.items()}
    shown = {name: Shown(found.addresses, publication.style.links) for name, found in pictures.items()}
    fragments, problems = _fragments(work, rst, blocks, shown)
    diagnostics += problems
    if len(fragments) < len(blocks) or not {language.tag for language in publication.languages} <= blocks.keys():
        return None, tuple(diagnostics)
    on_the_cover = pictures[COVER].files if COVER in pictures else {}
    texts = tuple(
        Text(
            language,
            _title(blocks[language.tag], language),
            fragments[language.tag],
            {**on_the_cover, **pictures[language.tag].files},
            printed_links(blocks[language.tag], publication.style.links),
        )
        for language in publication.languages
    )
    inside = {
        address: embedded[address] for one in pictures.values() for address in one.addresses if address in embedded
    }
    return Manuscript(texts, fragments.get(COVER, ""), blocks, rst, inside), tuple(diagnostics)


def _title(blocks: tuple[Block, ...], language: Language) -> str:
    return blocks[0].text if blocks[0].type is BlockType.TITLE else language.endonym


def _fragments(
    work: Work, rst: Mapping[str, str], blocks: Mapping[str, tuple[Block, ...]], shown: Mapping[str, Shown]
) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    fragments: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for name, text in rst.items():
        language = blocks[name][0].language
        html, problems = work.do("fragment", set_in_html, text, f"rst/{name}.rst", language, shown[name])
        diagnostics += problems
        if not problems:
            fragments[name] = html
    return fragments, tuple(diagnostics)


def _no_text(language: Language, left_out: str | None) -> Diagnostic:
    meant = f"Is it {left_out}? No name or pattern under [sources] takes it. " if left_out else ""
    return Diagnostic(
        Code.S004,
        f"No text in {language.tag} ({language.endonym}) was found in the sources.",
        Location("publication.toml"),
        f'{meant}Say which file it is, as {language.tag} = "{left_out or "sources/…"}" under [sources], or take the '
        "language out.",
    )
