"""What is made of authors' texts behind the fence: blocks, HTML, doubts.

Apart from the rest of the pipeline, so that the process in there imports no more than it needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.normalize import correct, normalize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.diagnostics import Diagnostic
    from publish.intake import SourceText
    from publish.locale import Language
    from publish.normalize import NormalizedText
    from publish.publication import Correction


def normalized(
    sources: Sequence[SourceText],
    languages: tuple[Language, ...],
    given: Mapping[str, str],
    corrections: Mapping[str, tuple[Correction, ...]],
) -> NormalizedText:
    """Normalize and correct: what `corrected` does or remembers."""
    return correct(normalize(sources, languages, given), corrections)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a text shows beside its words: images, by the addresses in it, and the addresses of links, or not."""

    images: Mapping[str, str]
    links: str


def misunderstood_markup(rst: str, name: str) -> tuple[Diagnostic, ...]:
    """Tell what an author meant as markup of reStructuredText and it is none."""
    from publish.doctree import misunderstood  # noqa: PLC0415 - docutils is for behind the fence

    return misunderstood(rst, name)


def set_in_html(rst: str, name: str, language: str, shown: Shown) -> tuple[str, tuple[Diagnostic, ...]]:
    """Make a text's reStructuredText an HTML fragment; empty where it cannot be parsed."""
    from publish.doctree import fragment, parse  # noqa: PLC0415 - docutils is for behind the fence

    document, problems = parse(rst, name)
    return "" if problems else fragment(document, language, shown.images, shown.links), problems
