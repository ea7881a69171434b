"""How each paragraph is set: planned once per measure, and kept on the engine's own line box."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from math import isfinite
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes

from publish.justify import balanced, best, end_overhang, plans, ragged_plans, start_overhang, variants
from publish.pdf.worker_measure import PX
from publish.pdf.worker_paragraph import Measured, Reason, read_paragraph, read_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.justify import Line, Plan

_END = attrgetter("end")


@dataclass(slots=True)
class Setting:
    """How one paragraph is set on a measure in points: by one of its plans, or ragged for a reason.

    `chosen` may be changed between two layouts (page optimum), never within one.
    """

    measure: float
    measured: Measured | None = None
    plans: Mapping[int, Plan] = field(default_factory=dict)
    chosen: Plan | None = None
    reason: Reason | None = None
    tried: dict[frozenset[int], Mapping[int, Plan]] = field(default_factory=dict)
    pieces: dict[tuple[int, str], Any] = field(default_factory=dict)
    """Text boxes that are laid out already, by their offset and their text."""

    def set_ragged(self, reason: Reason) -> None:
        """Give justification up: by the best ragged plan, or by the engine's own lines where there is none."""
        self.reason = reason
        self.plans = (
            ragged_plans(self.measured.paragraph, self.measure, self.measured.parameters) if self.measured else {}
        )
        self.chosen = best(self.plans) if self.plans else None

    def variants(self, whole: frozenset[int] = frozenset()) -> Mapping[int, Plan]:
        """Find a plan for every number of lines that a page may want; the lines in `whole` do not end inside a word."""
        if self.reason or not self.measured:
            return self.plans
        if whole not in self.tried:
            parts = self.measured.paragraph, self.measure, self.measured.parameters
            found = plans(*parts, whole=whole) if whole else self.plans
            cheapest = {len(best(found).lines): best(found)} if found else {}
            self.tried[whole] = {**variants(*parts, whole=whole), **cheapest}
        return self.tried[whole]

    def replan(self, count: int, whole: frozenset[int]) -> Plan | None:
        """Find the best plan of `count` lines of which those in `whole` do not end inside a word."""
        plan = self.variants().get(count)
        if self.reason or plan is None or not whole & plan.hyphenated:
            return plan
        return self.variants(whole).get(count)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The planned lines; none where the engine breaks the paragraph alone."""
        return self.chosen.lines if self.chosen else ()

    @property
    def indent(self) -> float:
        """The indent of the first line, in points."""
        return self.measured.paragraph.indent if self.measured else 0.0

    def index(self, line_box: Any, skip_stack: Any) -> int:  # noqa: ANN401 - the engine ships no types
        """Return the index of the planned line at which the engine goes on."""
        if not self.lines:
            return 0
        offset = _offset(line_box, skip_stack)
        return min(bisect_right(self.lines, offset, key=_END), len(self.lines) - 1)

    def letters(self, start: int, end: int) -> int:
        """Count the glyphs that stand apart between two offsets of the paragraph."""
        advances = self.measured.paragraph.advances[start:end] if self.measured else ()
        return sum(advance > 0 for advance in advances)

    def overhangs(self, index: int) -> tuple[float, float]:
        """Return how far a planned line hangs out of the measure before and behind, in points."""
        if self.measured is None or self.reason:
            return 0.0, 0.0
        paragraph, parameters = self.measured.paragraph, self.measured.parameters
        line = self.lines[index]
        points = paragraph.breakpoints
        at = bisect_left(points, line.end, key=_END)
        while points[at].kind is not line.kind:
            at += 1
        return start_overhang(paragraph, line.start, parameters), end_overhang(paragraph, points[at], parameters)


def setting_of(context: Any, line_box: Any, block: Any) -> Setting | None:  # noqa: ANN401 - same
    """Return how a block's line box is set; None where the engine sets it alone.

    That is everything but justified text, and titles, of more than one line.
    """
    balance = _is_balanced(line_box.style)
    justify = line_box.style["text_align_all"] == "justify"
    if not (balance or justify) or line_box.style["white_space"] not in {"normal", "pre-line"}:
        return None
    measure = block.width * PX
    if balance and (context.excluded_shapes or not isfinite(measure)):
        return None
    if context.excluded_shapes:
        return Setting(measure, reason=Reason.CONTENT)
    known: dict[float, Setting | None] = getattr(line_box, "publish_settings", {})
    if measure not in known:
        known[measure] = (_set_balanced if balance else _set)(context, line_box, block, measure)
        line_box.publish_settings = known
    return known[measure]


def _is_balanced(style: Any) -> bool:  # noqa: ANN401 - same
    """Tell whether a style says `--wrap: balance`: the engine does not know text-wrap (CSS Text 4, 6.4)."""
    try:
        return any(getattr(token, "lower_value", "") == "balance" for token in style["__wrap"])
    except KeyError:
        return False


def _set_balanced(context: Any, line_box: Any, block: Any, measure: float) -> Setting | None:  # noqa: ANN401 - same
    paragraph = read_title(context, line_box, block, measure)
    plan = balanced(paragraph, measure) if paragraph else None
    return Setting(measure, plans={len(plan.lines): plan}, chosen=plan, reason=Reason.BALANCED) if plan else None


def _set(context: Any, line_box: Any, block: Any, measure: float) -> Setting | None:  # noqa: ANN401 - same
    measured = read_paragraph(context, line_box, block, measure)
    if not isinstance(measured, Measured):
        return Setting(measure, reason=measured) if measured else None
    setting = Setting(measure, measured)
    if measured.reason:
        setting.set_ragged(measured.reason)
        return setting
    setting.plans = plans(measured.paragraph, measure, measured.parameters)
    if setting.plans:
        setting.chosen = best(setting.plans)
    else:
        setting.set_ragged(Reason.LOOSE)
    return setting


def _offset(box: Any, skip_stack: Any) -> int:  # noqa: ANN401 - same
    """Translate the engine's place in a box tree into an offset in the paragraph's text."""
    index, inner = next(iter(skip_stack.items())) if skip_stack else (0, None)
    if isinstance(box, boxes.TextBox):
        return getattr(box, "publish_start", 0) + len(box.text.encode()[:index].decode())
    for child in box.children[index:]:
        if isinstance(child, boxes.TextBox | boxes.InlineBox) and child.is_in_normal_flow():
            return _offset(child, inner)
        inner = None
    return 0
