"""The page's grid: the text area as a whole number of lines, on which every script's leading meets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.geometry import points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.geometry import Size

#: Text areas are this much deeper than their lines, so that rounding never pushes the last line off.
_SLACK = 0.06

#: The leading that all scripts meet on, and what a page may lack of one more line and still get it; in points.
_LEADING, _ROUNDING = 14.0, 0.5


#: A panel's side margins as a part of its width; 13 mm on A5.
_PANEL_SIDE = 0.088

#: A flat sheet has wide margins rather than lines that the eye loses: 75 letters at the largest size.
_LONGEST_LINE = points(150)


@dataclass(frozen=True, slots=True)
class Grid:
    """A page of `trim` size whose text area begins at `top` and is `lines` of `leading` deep (all in points).

    `inner` and `outer` are the margins in the bound book. A body page is laid out with both sides equal, so that
    it is the same on a recto and on a verso; binding moves it towards the spine by `shift`.
    """

    trim: Size
    top: float
    inner: float
    outer: float
    lines: int
    leading: float = _LEADING

    @property
    def shift(self) -> float:
        """How far binding moves a body page towards the spine."""
        return (self.outer - self.inner) / 2

    @property
    def text_margin(self) -> str:
        """The margins in CSS that make the text area the page's content box."""
        bottom = self.trim.height - self.top - self.lines * self.leading - _SLACK
        side = (self.inner + self.outer) / 2
        return f"{self.top:.4f}pt {side:.4f}pt {bottom:.4f}pt"

    def text_page(self) -> str:
        """Say the page to the engine in CSS, with the text area as its content box."""
        return self._page(self.text_margin)

    def bare_page(self) -> str:
        """Say the page to the engine without margins, for what is placed by the page's edges."""
        return self._page("0")

    def _page(self, margin: str) -> str:
        width, height = f"{self.trim.width:.4f}pt", f"{self.trim.height:.4f}pt"
        return (
            f"@page {{ size: {width} {height}; margin: {margin} }}\n"
            f":root {{ --trim-width: {width}; --trim-height: {height}; --top: {self.top:.4f}pt; "
            f"--inner: {self.inner:.4f}pt; --outer: {self.outer:.4f}pt }}"
        )


def book_grid(trim: Size) -> Grid:
    """Set up a book page: 20 mm head, 14 mm inside, 17 mm outside; on A5 that leaves 34 lines of 14 pt."""
    return _grid(trim, points(20), points(22), (points(14), points(17)))


def panel_grid(trim: Size) -> Grid:
    """Set up a leaflet's panel: even margins in proportion to its width, room for a folio at the foot."""
    side = min(max(_PANEL_SIDE * trim.width, points(7)), points(13))
    side = max(side, (trim.width - _LONGEST_LINE) / 2)
    return _grid(trim, points(14), points(15), (side, side))


def text_panels(panels: Sequence[Grid]) -> str:
    """Say the pages of a leaflet to the engine, each panel of its own width, the text area as content box."""
    return panels[0].text_page() + _others(panels, [panel.text_margin for panel in panels])


def bare_panels(panels: Sequence[Grid]) -> str:
    """Say the same pages without margins."""
    return panels[0].bare_page() + _others(panels, ["0"] * len(panels))


def _others(panels: Sequence[Grid], margins: Sequence[str]) -> str:
    """Say what differs from the first panel (CSS Paged Media 3, :nth())."""
    return "".join(
        f"\n@page :nth({number}) {{ size: {panel.trim.width:.4f}pt {panel.trim.height:.4f}pt; margin: {margin} }}"
        for number, (panel, margin) in enumerate(zip(panels, margins, strict=True), start=1)
        if panel.trim != panels[0].trim
    )


def _grid(trim: Size, head: float, foot: float, sides: tuple[float, float]) -> Grid:
    """Fit as many lines as the page holds; `sides` are the inner and the outer margin."""
    inner, outer = sides
    return Grid(trim, head, inner, outer, int((trim.height - head - foot + _ROUNDING) / _LEADING), _LEADING)
