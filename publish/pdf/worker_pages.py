"""Lay a text out twice: once to learn its flow, and again with paragraphs a line longer or shorter where pages lack."""

from __future__ import annotations

from functools import partial
from math import floor
from typing import TYPE_CHECKING, Any

import weasyprint.layout

from publish.justify import Page, follow, paginate, scarce
from publish.pdf import worker_margins
from publish.pdf.worker_flow import passages
from publish.pdf.worker_measure import PX
from publish.pdf.worker_paragraph import Reason
from publish.pdf.worker_stretches import grid_unit, page_cost, set_gap, stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publish.justify import Course, Run
    from publish.pdf.worker_flow import Passage
    from publish.pdf.worker_stretches import Stretch

#: Where more of a text's paragraphs than this share cannot be justified, none is.
_COMPANY = 0.25

#: Lengths that differ by less are equal, in points.
_TRUE = 0.05


def install() -> None:
    """Replace the engine's function that makes the pages of a document; it may be called once per page counter."""
    worker_margins.install()
    make_all_pages = weasyprint.layout.make_all_pages

    def make_full_pages(context: Any, root_box: Any, html: Any, pages: Any) -> list[Any]:  # noqa: ANN401 - the engine ships no types
        footnotes = context.footnotes.copy()

        def make() -> list[Any]:
            context.footnotes = footnotes.copy()
            return list(make_all_pages(context, root_box, html, []))

        if not getattr(context, "publish_filled", False):
            worker_margins.forget()
        made = list(make_all_pages(context, root_box, html, pages))
        if getattr(context, "publish_filled", False):
            return made
        context.publish_filled = True
        flow = passages(made)
        if flow and _set_one_way(flow):
            made = make()
            flow = passages(made)
        return _filled(flow, made, make) if flow else made

    weasyprint.layout.make_all_pages = make_full_pages


def _set_one_way(flow: Sequence[Passage]) -> bool:
    """Set a text ragged throughout where too much of it cannot be justified; tell whether anything changed."""
    settings = [one.setting for one in flow if one.setting and one.setting.reason is not Reason.BALANCED]
    justified = [setting for setting in settings if not setting.reason]
    loose = sum(setting.reason is Reason.LOOSE for setting in settings)
    if not justified or loose <= _COMPANY * len(settings):
        return False
    for setting in justified:
        setting.set_ragged(Reason.COMPANY)
    return True


def _filled(flow: Sequence[Passage], pages: list[Any], make: Callable[[], list[Any]]) -> list[Any]:
    """Make the pages again with the best number of lines for each paragraph, and the best gaps."""
    unit = grid_unit(flow)
    if not unit:
        return pages
    found = stretches(flow, pages[0].content_box_y(), unit)
    page = Page(pages[0].height * PX, unit, _edge(pages))
    runs = _choose(found, page)
    if runs is None:
        return pages
    undo = [_set(stretch, run) for stretch, run in zip(found, runs, strict=True)]
    if not any(undo):
        return pages
    made = make()
    if _shortfall(made, unit) <= _shortfall(pages, unit):
        return made
    # The engine broke the pages elsewhere than foreseen, as beside what is larger than a page.
    for restore in reversed([restore for restores in undo for restore in restores]):
        restore()
    return make()


def _choose(found: Sequence[Stretch], page: Page) -> Sequence[Run] | None:
    """Choose the runs of a flow: as they are, where its pages are full so; None where something fits no page."""
    blocks = [stretch.block for stretch in found]
    course = follow(blocks, [len(stretch.passage.strips) for stretch in found], page)
    if course and _is_full(found, course, page):
        return course.runs

    def reprice(index: int, run: Run) -> float | None:
        setting = found[index].setting
        if setting is None or not setting.lines:
            return 0.0
        plan = setting.replan(run.lines, frozenset(run.breaks))
        return page_cost(plan) if plan else None

    return paginate(blocks, page, reprice)


def _is_full(found: Sequence[Stretch], course: Course, page: Page) -> bool:
    """Tell whether all pages are full, none ends inside a word, and the last is not nearly empty."""
    if not any(run.breaks for run in course.runs) and course.lacking == 0 and len(_pages_of(found)) == 1:
        return True
    divided = any(
        set(run.breaks) & stretch.setting.chosen.hyphenated
        for stretch, run in zip(found, course.runs, strict=True)
        if stretch.setting and stretch.setting.chosen
    )
    return not divided and course.lacking == 0 and scarce(course.last, page) == 0


def _pages_of(found: Sequence[Stretch]) -> set[int]:
    return {strip.page for stretch in found for strip in stretch.passage.strips}


def _set(stretch: Stretch, run: Run) -> list[Callable[[], None]]:
    """Set a stretch by the plan for its run, with the gap for it; return what takes that back."""
    undo: list[Callable[[], None]] = []
    if abs(run.added) > _TRUE:
        undo += set_gap(stretch, run.added)
    setting = stretch.setting
    if setting and setting.chosen:
        before = setting.chosen
        chosen = setting.replan(run.lines, frozenset(run.breaks)) or setting.variants()[run.lines]
        if chosen.lines != before.lines:
            setting.chosen = chosen
            undo.append(partial(setattr, setting, "chosen", before))
    return undo


def _edge(pages: Sequence[Any]) -> float:
    """Return what stands above the first note of a page, in points; 0 where no page has notes."""
    for page in pages:
        feet = page.children[1]
        if feet.children:
            return float(feet.margin_height() - sum(note.margin_height() for note in feet.children)) * PX
    return 0.0


def _shortfall(pages: Sequence[Any], unit: float) -> tuple[int, float]:
    """Count the lines that the pages lack but for the last, and price that one."""
    flow = passages(pages) or []
    ends = {strip.page: strip.bottom for passage in flow for strip in passage.strips}
    rooms = [
        (
            page.content_box_y()
            + page.height
            - page.children[1].margin_height() * bool(page.children[1].children)
            - ends.get(number, page.content_box_y())
        )
        * PX
        for number, page in enumerate(pages)
    ]
    page = Page(pages[-1].height * PX, unit)
    last = scarce(page.depth - rooms[-1], page) if len(pages) > 1 else 0.0
    return sum(floor((room + _TRUE) / unit) for room in rooms[:-1]), last
