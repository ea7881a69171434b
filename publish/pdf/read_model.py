"""What a finished PDF draws, as values: pages, runs of glyphs with their places, and the fonts that they come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from publish.pdf.read_paint import BLACK, Colour

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.pdf.read_navigation import Navigation

#: (left, bottom, right, top) in points.
Box: TypeAlias = "tuple[float, float, float, float]"


class PdfReadError(Exception):
    """Bytes that cannot be read as a PDF; the message says why, in a few words."""


@dataclass(frozen=True, slots=True)
class PdfFont:
    """A font as the PDF declares it (ISO 32000-1, 9.6 and 9.7).

    `name` is BaseFont without its subset tag, `kind` its Subtype; `embedded` the font program's bytes. `unresolved`
    says why the codes of this font cannot be followed to glyphs, None where they can. `painted` holds, in Type 3 fonts,
    the numbers of the glyphs whose procedures paint anything; None in all others. `has_text_map` tells whether there is
    a ToUnicode table.
    """

    name: str
    subset_tag: str | None
    kind: str
    embedded: bytes | None
    unresolved: str | None = None
    painted: frozenset[int] | None = None
    has_text_map: bool = True


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """The glyphs of one text-showing operator, in the order in which they are drawn.

    `font` is a key of `PdfEvidence.fonts`, None where the stream shows text without one. `glyphs` are glyph ids of
    the font program, None where a code leads to none; `texts` what ToUnicode says of each, None where it is silent;
    `origins` the places in points from the page's lower left corner, `line` the place where the text line (9.4.2,
    Tlm) begins. `em` is (ax, ay, bx, by): one em to the right and one em up, in points on the page. `clip` is the
    box that the ink can be seen in, `masks` are shapes that it must be inside of besides. `outlined` tells that only
    the edges of its glyphs are drawn, `edge` is the colour of edges that are drawn besides. `mcid` is the number of the
    page's marked content that the run is in (14.7.4), and `language` what marked content itself says of its language
    (Lang, 14.9.2). `plain` is false where `colour` is that of a profile, a table or a function. `faint` tells that
    a run is not `visible` because it is all but transparent.
    """

    font: int | None
    glyphs: tuple[int | None, ...]
    texts: tuple[str | None, ...]
    origins: tuple[tuple[float, float], ...]
    line: tuple[float, float]
    em: tuple[float, float, float, float]
    visible: bool
    clip: Box
    colour: Colour = BLACK
    masks: tuple[Fill, ...] = ()
    outlined: bool = False
    edge: Colour | None = None
    mcid: int | None = None
    language: str | None = None
    plain: bool = True
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Replacement:
    """Text that readers are given in place of what a page's runs [first, end) show (14.9.3 to 14.9.5).

    It is an ActualText, an Alt or an E: the text itself, words for it, or what it is short for.
    """

    text: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Fill:
    """A shape that is painted after a page's first `after` runs, and may hide what they show.

    `outlines` are its subpaths, closed, curves as their points and handles; `even_odd` is the rule for what is inside;
    `box` is the part of the page that it can be seen in. All in points from the page's lower left corner. `is_certain`
    is false where something of what is below may show through: half alpha, a masked picture.
    """

    after: int
    box: Box
    outlines: tuple[tuple[tuple[float, float], ...], ...]
    colour: Colour = None
    even_odd: bool = False
    is_certain: bool = True

    def encloses(self, box: Box) -> bool:
        """Tell cheaply whether all of a box is surely inside: where the shape is one upright rectangle around it."""
        left, bottom, right, top = self.box
        if not (left <= box[0] and bottom <= box[1] and box[2] <= right and box[3] <= top) or len(self.outlines) != 1:
            return False
        corners = set(self.outlines[0])
        across, up = sorted({x for x, _ in corners}), sorted({y for _, y in corners})
        if len(corners) != 4 or len(across) != 2 or len(up) != 2:  # noqa: PLR2004 - a rectangle
            return False
        return across[0] <= box[0] and up[0] <= box[1] and box[2] <= across[1] and box[3] <= up[1]

    def holds(self, place: tuple[float, float]) -> bool:
        """Tell whether a place is inside the shape and inside what can be seen of it (8.5.3.3)."""
        x, y = place
        left, bottom, right, top = self.box
        if not (left <= x <= right and bottom <= y <= top):
            return False
        winding = 0
        for outline in self.outlines:
            for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True):
                if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                    winding += 1 if self.even_odd or y2 > y1 else -1
        return winding % 2 == 1 if self.even_odd else winding != 0


@dataclass(frozen=True, slots=True)
class Painted:
    """Something beside text that a page paints: its kind, the box around all of it, clipped or not, and what it is.

    `kind` is `shape`, `line`, `picture` or `shading`; `what` tells two of a kind apart: a colour, a picture's content.
    """

    kind: str
    box: Box
    what: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How readers are led through a piece of marked content: its place in the order of all, and its language."""

    order: int
    language: str


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: `box` is its crop box from the lower left corner of its trim box, in points.

    `images` are the places of its pictures; `boxes` its page boxes by name (14.11.2), in the page's own space;
    `aside` counts what the page may show without being followed here: annotations whose appearance is hidden, cannot
    be read, or is left to the reader. `turned` is by how many degrees readers turn the page (Rotate), `unit` how many
    points one of its own is (UserUnit). The first `own` runs are the page's, the
    others are drawn by annotations. `painted` is everything that is drawn beside text, seen or not. `damaged` tells
    that its content cannot be read to the end.
    """

    box: Box
    runs: tuple[GlyphRun, ...]
    replacements: tuple[Replacement, ...] = ()
    fills: tuple[Fill, ...] = ()
    images: tuple[Box, ...] = ()
    boxes: Mapping[str, Box] = field(default_factory=dict)
    aside: int = 0
    turned: int = 0
    own: int = 0
    unit: float = 1.0
    painted: tuple[Painted, ...] = ()
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class PdfEvidence:
    """All pages of a PDF in order, and the fonts that they use, numbered in order of first use.

    `replacements` are the texts by which structure elements replace what they hold; `language` is that of the whole;
    `tagged` tells that readers are told to follow the structure, by the names that its elements have; `encrypted` that
    the file opens without a password, but limits what a reader may do; `layers` that it has optional content (8.11),
    which a reader may hide. `structure` says how marked content is read, by page (from 0) and MCID; `navigation` is
    what the file says beside its pages, or in words why that cannot be read.
    """

    pages: tuple[PdfPage, ...]
    fonts: Mapping[int, PdfFont]
    replacements: tuple[str, ...] = ()
    encrypted: bool = False
    layers: bool = False
    structure: Mapping[tuple[int, int], Reading] = field(default_factory=dict)
    language: str = ""
    tagged: bool = False
    navigation: Navigation | str = "it was not looked for"

    @property
    def drawn(self) -> int:
        """How many glyphs the pages draw."""
        return sum(len(run.glyphs) for page in self.pages for run in page.runs)
