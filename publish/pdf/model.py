"""What the engine yields for one section: its PDF, and every text box with its way back to the block it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.fonts.setting import Manner

if TYPE_CHECKING:
    from publish.fonts.shaping import Direction
    from publish.geometry import Size


@dataclass(frozen=True, slots=True)
class TextBox:
    """One line of text of one style, as the engine laid it out, in logical order.

    `page` counts from 1 within the section; `box` is (left, bottom, right, top) in points from the page's lower
    left corner; `block` is the index of the block in its language's text, None for text that the edition itself
    sets; `generated` marks what the style sheet made (list numbers, leaders). `text` may end in a hyphen that
    the engine inserted at a line's end, and may hold soft hyphens. `start` is where its pen begins, on the baseline,
    from the page's lower left corner, and `size` that of its font, in points; where it fills a justified
    line, `scale` is how wide its glyphs are drawn, and `tracking` how far apart, in em. `direction` is its paragraph's;
    `features` are the OpenType features in force; `letters_apart` and `spaces_apart` tell that the engine changes the
    space between letters or words: all that shaping the text again depends on. `repeated` marks a table's head on every
    page but the first. `painted` is its place in the order of painting on its page, where that is not the text's own.
    """

    page: int
    box: tuple[float, float, float, float]
    text: str
    language: str
    block: int | None
    generated: bool
    families: tuple[str, ...]
    weight: int
    style: str
    start: tuple[float, float]
    size: float
    direction: Direction = "ltr"
    features: tuple[tuple[str, int], ...] = ()
    letters_apart: bool = False
    spaces_apart: bool = False
    tracking: float = 0.0
    scale: float = 1.0
    repeated: bool = False
    painted: int | None = None

    def manner(self, language: str) -> Manner:
        """Say how the box is set in a language: its own, or the one that its text is declared to be in."""
        return Manner(language, self.direction, self.features, self.letters_apart, self.spaces_apart)


@dataclass(frozen=True, slots=True)
class VisibleFace:
    """A font that the engine can see while it lays a section out: its family and its file's SHA-256.

    `declared` is false for one that came from the system, not from a style sheet.
    """

    family: str
    sha256: str
    declared: bool = True


@dataclass(frozen=True, slots=True)
class SettingFinding:
    """What an editor may mend in a page's lines: in which block, the line's text, and how much.

    `kind` is `loose` (`value`: the space over the font's own), `ladder` (lines in a row that end in a hyphen),
    `short` (letters of a last line), `river` (lines that it runs through), `alone` (a line that a page break leaves
    alone) or `ragged` (why the paragraph is not justified: `script`, `narrow`, `content`,
    `loose`, `company`).
    """

    kind: str
    block: int | None
    text: str
    value: float | str


@dataclass(frozen=True, slots=True)
class PageSetting:
    """How one page's text was set: its justified lines, and the extremes of their spaces over the font's own.

    `ratios` holds the latter line by line.
    """

    page: int
    lines: int
    loosest: float
    tightest: float
    hyphens_in_row: int
    ends_divided: bool
    findings: tuple[SettingFinding, ...]
    ratios: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendition:
    """One section laid out apart: `pdf` has `pages` pages of the same `size`, without folios or running heads.

    `warnings` is everything that the engine said; `setting` says how each page's lines were set; `faces` is every font
    that the engine could have taken.
    """

    section: str
    language: str
    pdf: bytes
    pages: int
    size: Size
    boxes: tuple[TextBox, ...]
    warnings: tuple[str, ...] = ()
    setting: tuple[PageSetting, ...] = ()
    faces: tuple[VisibleFace, ...] = ()
