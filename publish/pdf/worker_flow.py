"""Read the flow of a text from pages that the engine has laid out: its blocks, their depth, and the gaps between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes

from publish.justify import Block
from publish.pdf.worker_measure import PX

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.pdf.worker_setting import Setting

#: Values of break-before and break-after that end a page.
_FORCED = frozenset({"page", "left", "right", "recto", "verso", "always"})
_AVOID = frozenset({"avoid", "avoid-page"})


@dataclass(slots=True)
class Passage:
    """What the engine set as one paragraph: its lines in order, on one page or more."""

    source: Any
    setting: Setting | None
    path: tuple[Any, ...]
    lines: list[tuple[int, Any]] = field(default_factory=list)
    """Page (from 0) and line box."""

    def key(self) -> set[tuple[int, str]]:
        """Name the boxes that it stands in; a box that runs over pages is several objects with one name."""
        return {_name(box) for box in self.path}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of the flow as it is set now: its lines, and those (from 1) that end a page."""

    block: Block
    setting: Setting | None
    lines: int
    breaks: tuple[int, ...]


def passages(pages: Sequence[Any]) -> list[Passage] | None:
    """List the passages of a flow in order; None where it holds more than lines of text in blocks."""
    found: list[Passage] = []
    for number, page in enumerate(pages):
        root, *areas = page.children
        if any(area.children for area in areas):
            return None
        for path, line in _lines(root, ()):
            if line is None:
                return None
            source = getattr(line, "publish_source", None)
            if not found or found[-1].source is not source:
                current = getattr(line, "publish_current", None)
                found.append(Passage(source, current.setting if current else None, path))
            found[-1].lines.append((number, line))
    return found


def _lines(box: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:  # noqa: ANN401 - the engine ships no types
    """Yield the lines under a box with their ancestors; None for what is neither a line nor a plain block."""
    path = (*path, box)
    for child in box.children:
        if isinstance(child, boxes.LineBox):
            yield path, child
        elif not child.is_in_normal_flow():
            if child.is_floated():
                yield path, None
        elif isinstance(child, boxes.BlockBox) and not _special(child):
            yield from _lines(child, path)
        else:
            yield path, None


def _special(box: Any) -> bool:  # noqa: ANN401 - same
    style = box.style
    columns = style["column_width"] != "auto" or style["column_count"] != "auto"
    return bool(columns or box.is_table_wrapper or _FORCED & {style["break_before"], style["break_after"]})


def blocks(flow: Sequence[Passage], top: float) -> list[Stretch]:
    """Measure a flow whose first page's content begins at `top` (CSS px).

    A passage that must not part from the next one, as a heading, becomes the lead of the next.
    """
    found: list[Stretch] = []
    gap = lead = 0.0
    waiting = False
    for index, passage in enumerate(flow):
        above = _gap(flow[index - 1] if index else None, passage, top)
        if waiting or not index:
            lead += above  # the first page keeps what stands above its first line
        else:
            gap = above
        leading = passage.lines[0][1].height * PX
        waiting = index + 1 < len(flow) and _kept(passage, flow[index + 1])
        if waiting:
            lead += leading * len(passage.lines)
            continue
        found.append(_stretch(passage, gap, lead, leading))
        gap = lead = 0.0
    return found


def _stretch(passage: Passage, gap: float, lead: float, leading: float) -> Stretch:
    style = passage.path[-1].style
    block = Block(
        gap=gap,
        lead=lead,
        leading=leading,
        costs=_Costs(passage),
        orphans=style["orphans"],
        widows=style["widows"],
        breakable=not any(box.style["break_inside"] in _AVOID for box in passage.path),
    )
    pages = [page for page, _ in passage.lines]
    breaks = tuple(number for number, (page, after) in enumerate(pairwise(pages), 1) if page != after)
    return Stretch(block, passage.setting, len(pages), breaks)


class _Costs(Mapping[int, float]):
    """The price of a passage by its number of lines, asked for only where a page lacks some."""

    def __init__(self, passage: Passage) -> None:
        self._lines, self._setting = len(passage.lines), passage.setting

    def _prices(self) -> dict[int, float]:
        if self._setting and self._setting.lines:
            return {count: plan.cost for count, plan in self._setting.variants().items()}
        return {self._lines: 0.0}

    def __getitem__(self, lines: int) -> float:
        return self._prices()[lines]

    def __iter__(self) -> Iterator[int]:
        return iter(self._prices())

    def __len__(self) -> int:
        return len(self._prices())


def _kept(passage: Passage, following: Passage) -> bool:
    """Tell whether a break between two passages is to be avoided."""
    shared = passage.key() & following.key()
    return any(
        box.style[f"break_{side}"] in _AVOID
        for side, path in (("after", passage.path), ("before", following.path))
        for box in path
        if _name(box) not in shared
    )


def _gap(before: Passage | None, passage: Passage, top: float) -> float:
    """Return the space above a passage, in points: as laid out, or as its style says where a page begins with it."""
    number, line = passage.lines[0]
    if before is None:
        return float(line.position_y - top) * PX
    page, last = before.lines[-1]
    if page == number:
        return float(line.position_y - last.position_y - last.height) * PX
    shared = before.key() & passage.key()
    ends = [box for box in before.path if _name(box) not in shared]
    begins = [box for box in passage.path if _name(box) not in shared]
    margins = [_length(box, "margin_bottom") for box in ends] + [_length(box, "margin_top") for box in begins]
    edges = sum(_length(box, "padding_bottom") for box in ends) + sum(_length(box, "padding_top") for box in begins)
    # Margins collapse (CSS 2, 8.3.1); those that padding parts would not, but no sheet of ours has such.
    return (max([0.0, *margins]) + min([0.0, *margins]) + edges) * PX


def _length(box: Any, name: str) -> float:  # noqa: ANN401 - same
    return float(getattr(box.style[name], "value", 0.0))


def _name(box: Any) -> tuple[int, str]:  # noqa: ANN401 - same
    return id(box.element), str(box.element_tag)
