"""What a finished PDF is made of, as a print shop's preflight asks for it: boxes, fonts, inks, images, sizes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

#: (left, bottom, right, top) in points.
Box = tuple[float, float, float, float]

#: What is painted: letters, areas, lines.
Kind = Literal["text", "fill", "stroke"]


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour that something is painted in: the colour space's name, and the components where it has plain ones."""

    kind: Kind
    space: str
    components: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedImage:
    """An image where it stands: its pixels, its colour space, and its box on the page in points."""

    name: str
    width: int
    height: int
    space: str
    box: Box
    resolution: float


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page. `boxes` holds those that it has, by name; `fonts` tells by name whether each is embedded.

    `smallest_text` and `smallest_reversed` are the sizes in points of the smallest dark and the smallest light letters,
    `thinnest_line` the width of the thinnest line, None where there is none; `sizes` counts the pieces of text of each
    size, to a tenth of a point.
    """

    number: int
    boxes: Mapping[str, Box]
    fonts: Mapping[str, bool]
    inks: frozenset[Ink]
    images: tuple[PlacedImage, ...]
    smallest_text: float | None
    smallest_reversed: float | None
    thinnest_line: float | None
    transparent: bool
    overprints: bool
    draws: bool
    links: int
    sizes: Mapping[float, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The whole file. `unnamed_figures` counts, by page (None where the tags do not say), figures without a text."""

    pages: tuple[PageFacts, ...]
    tagged: bool
    outline: int
    unnamed_figures: Mapping[int | None, int]
    figures: int
    duplicate_ids: tuple[str, ...]
    ids: int
    output_intent: str | None
    intent_kind: str | None
    trapped: str | None
    title: str
    encrypted: bool
    has_file_id: bool
    active: tuple[str, ...] = field(default=())

    @property
    def usual_size(self) -> float | None:
        """The size in points that most of the text has, to a tenth; None where there is no text."""
        counts: dict[float, int] = {}
        for page in self.pages:
            for size, count in page.sizes.items():
                counts[size] = counts.get(size, 0) + count
        return max(counts, key=lambda size: (counts[size], size), default=None)
