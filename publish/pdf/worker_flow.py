"""Read the flow of a text from pages that the engine has laid out: its passages in order, what else stands between.

A passage is a paragraph with its lines, or what is no text, as an image, columns, a row of a table, which is taken as
one line of its own depth.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.pdf.worker_setting import Setting

#: Values of break-before and break-after that end a page.
_FORCED = frozenset({"page", "left", "right", "recto", "verso", "always"})


@dataclass(frozen=True, slots=True)
class Strip:
    """A line box, or what stands for one: its page (from 0), and where it begins and ends, in CSS px."""

    page: int
    top: float
    bottom: float
    line: Any


@dataclass(slots=True)
class Passage:
    """What the engine set as one paragraph, on one page or more, or one thing that is no text."""

    source: Any
    setting: Setting | None
    path: tuple[Any, ...]
    """The boxes that it stands in, from the root; a box that runs over pages is several objects."""
    strips: list[Strip] = field(default_factory=list)
    is_text: bool = True
    table: Any = None
    """The element of the table whose row it is; `head` how deep the table's head is that comes again, in CSS px."""
    head: float = 0.0
    notes: list[tuple[int, int, float]] = field(default_factory=list)
    """Notes that it calls: the index of the line now, the offset in the text, and the note's depth in CSS px."""

    def key(self) -> set[tuple[int, str]]:
        """Name the boxes that it stands in."""
        return {name(box) for box in self.path}

    def called(self, lines: int) -> list[tuple[int, float]]:
        """Say which of its lines call notes of which depth (CSS px), if it ran over `lines` lines."""
        if not self.notes:
            return []
        plan = self.setting.variants().get(lines) if self.setting and self.setting.lines else None
        if plan is None or lines == len(self.strips):
            return [(index + 1, depth) for index, _, depth in self.notes]
        ends = [line.end for line in plan.lines]
        return [(1 + sum(end <= offset for end in ends[:-1]), depth) for _, offset, depth in self.notes]


def passages(pages: Sequence[Any]) -> list[Passage] | None:
    """List the passages of a flow in order; None where one of them cannot be followed from page to page."""
    found: list[Passage] = []
    for number, page in enumerate(pages):
        root, feet, *areas = page.children
        if any(area.children for area in areas):
            return None
        notes = {id(note.element): note.margin_height() for note in feet.children}
        for passage in _under(root, (), number):
            before = found[-1] if found else None
            if passage is None or (before and _is_forced(before, passage)):
                return None
            if before and passage.source is before.source:
                if not passage.is_text:
                    return None  # it was divided
                _call(passage, notes, len(before.strips))
                before.strips += passage.strips
                before.notes += passage.notes
            else:
                _call(passage, notes, 0)
                found.append(passage)
        if notes:
            return None  # a note that goes on, or stands on another page than its call
    return found


def _under(box: Any, path: tuple[Any, ...], page: int) -> Iterator[Passage | None]:  # noqa: ANN401 - the engine ships no types
    """Yield what stands under a box on one page; None for what floats."""
    path = (*path, box)
    lines = [child for child in box.children if isinstance(child, boxes.LineBox)]
    if lines:
        yield _text(lines, path, page)
        return
    for child in box.children:
        if not child.is_in_normal_flow():
            if child.is_floated():
                yield None
        elif child.is_table_wrapper:
            yield from _rows(child, (*path, child), page)
        elif isinstance(child, boxes.BlockBox) and not _in_columns(child):
            yield from _under(child, path, page)
        else:
            yield _thing(child, (*path, child), page)


def _text(lines: Sequence[Any], path: tuple[Any, ...], page: int) -> Passage:
    current = getattr(lines[0], "publish_current", None)
    strips = [Strip(page, line.position_y, line.position_y + line.height, line) for line in lines]
    source = getattr(lines[0], "publish_source", None)
    return Passage(source, current.setting if current else None, path, strips)


def _thing(box: Any, path: tuple[Any, ...], page: int) -> Passage:  # noqa: ANN401 - same
    top = box.border_box_y()
    strip = Strip(page, top, top + box.border_height(), box)
    return Passage((id(box.element), box.element_tag), None, path, [strip], is_text=False)


def _rows(wrapper: Any, path: tuple[Any, ...], page: int) -> Iterator[Passage]:  # noqa: ANN401 - same
    """Take a table row by row; the head goes with the first, what hangs below the last with that one."""
    table = wrapper.get_wrapped_table()
    groups = [group for group in table.children if not group.is_header]
    rows = [row for group in groups for row in group.children]
    head = sum(group.height for group in table.children if group.is_header)
    if not rows or len(wrapper.children) > 1 or any(group.is_footer for group in groups):
        yield _thing(wrapper, path, page)
        return
    top, end = wrapper.border_box_y(), wrapper.border_box_y() + wrapper.border_height()
    for row in rows:
        begins = row.position_y if row is not rows[0] else top
        ends = end if row is rows[-1] else row.position_y + row.height
        kind = Passage(id(row.element), None, path, is_text=False, table=wrapper.element, head=head)
        kind.strips.append(Strip(page, begins, ends, row))
        yield kind


def _call(passage: Passage, notes: dict[int, float], before: int) -> None:
    """Write down which of its lines call which of a page's notes, and take these out."""
    for index, strip in enumerate(passage.strips):
        offset = _start(passage.setting, before + index)
        for box in strip.line.descendants():
            if isinstance(box, boxes.TextBox):
                offset += len(box.text)
            elif box.footnote is not None and id(box.footnote.element) in notes:
                passage.notes.append((before + index, offset, notes.pop(id(box.footnote.element))))


def _start(setting: Setting | None, index: int) -> int:
    lines = setting.lines if setting else ()
    return lines[index].start if index < len(lines) else 0


def _in_columns(box: Any) -> bool:  # noqa: ANN401 - same
    return bool(box.style["column_width"] != "auto" or box.style["column_count"] != "auto")


def _is_forced(passage: Passage, following: Passage) -> bool:
    """Tell whether the style wants a page break between two passages."""
    shared = passage.key() & following.key()
    return any(
        box.style[f"break_{side}"] in _FORCED
        for side, path in (("after", passage.path), ("before", following.path))
        for box in path
        if name(box) not in shared
    )


def name(box: Any) -> tuple[int, str]:  # noqa: ANN401 - same
    """Name a box by its element, so that its parts on several pages have one name."""
    return id(box.element), str(box.element_tag)
