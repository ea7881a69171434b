"""Lay a text out twice: once to learn its flow, and again with paragraphs a line longer or shorter where pages lack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import weasyprint.layout

from publish.justify import Run, lacking, paginate
from publish.pdf.worker_flow import blocks, passages
from publish.pdf.worker_measure import PX
from publish.pdf.worker_paragraph import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.pdf.worker_flow import Passage, Stretch
    from publish.pdf.worker_setting import Setting

#: Where more of a text's paragraphs than this share cannot be justified, none is.
_COMPANY = 0.25


def install() -> None:
    """Replace the engine's function that makes the pages of a document; it may be called once per page counter."""
    make_all_pages = weasyprint.layout.make_all_pages

    def make_full_pages(context: Any, root_box: Any, html: Any, pages: Any) -> list[Any]:  # noqa: ANN401 - the engine ships no types
        footnotes = context.footnotes.copy()
        made = list(make_all_pages(context, root_box, html, pages))
        if getattr(context, "publish_filled", False):
            return made
        context.publish_filled = True
        for improve in (_set_one_way, _fill):
            flow = passages(made)
            if flow and improve(flow, made):
                context.footnotes = footnotes.copy()
                made = list(make_all_pages(context, root_box, html, []))
        return made

    weasyprint.layout.make_all_pages = make_full_pages


def _set_one_way(flow: Sequence[Passage], _pages: Sequence[Any]) -> bool:
    """Set a text ragged throughout where too much of it cannot be justified; tell whether anything changed."""
    settings = [passage.setting for passage in flow if passage.setting]
    justified = [setting for setting in settings if not setting.reason]
    loose = sum(setting.reason is Reason.LOOSE for setting in settings)
    if not justified or loose <= _COMPANY * len(settings):
        return False
    for setting in justified:
        setting.set_ragged(Reason.COMPANY)
    return True


def _fill(flow: Sequence[Passage], pages: Sequence[Any]) -> bool:
    """Choose every paragraph's number of lines so that pages are full; tell whether anything changed."""
    stretches = blocks(flow, pages[0].content_box_y())
    depth = pages[0].height * PX
    if len(pages) == 1 or _full(stretches, depth):
        return False

    def reprice(index: int, run: Run) -> float | None:
        setting = stretches[index].setting
        if setting is None or not setting.lines:
            return 0.0
        plan = setting.replan(run.lines, frozenset(run.breaks))
        return plan.cost if plan else None

    chosen = paginate([stretch.block for stretch in stretches], depth, reprice)
    if chosen is None:
        return False
    changed = [_choose(stretch.setting, run) for stretch, run in zip(stretches, chosen, strict=True)]
    return any(changed)


def _full(stretches: Sequence[Stretch], depth: float) -> bool:
    """Tell whether the pages are full as they are, and none ends inside a word."""
    runs = [Run(stretch.lines, stretch.breaks) for stretch in stretches]
    divided = any(
        set(stretch.breaks) & stretch.setting.chosen.hyphenated
        for stretch in stretches
        if stretch.setting and stretch.setting.chosen
    )
    return not divided and lacking([stretch.block for stretch in stretches], runs, depth) == 0


def _choose(setting: Setting | None, run: Run) -> bool:
    """Set a paragraph by the plan for its run; tell whether its lines change."""
    if setting is None or not setting.chosen:
        return False
    before = setting.chosen.lines
    setting.chosen = setting.replan(run.lines, frozenset(run.breaks)) or setting.variants()[run.lines]
    return setting.chosen.lines != before
