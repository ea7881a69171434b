"""Fill a line that the engine has laid out at its natural width: scale its glyphs, widen or narrow its spaces."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import count_expandable_spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.justify import Fit

#: The engine writes adjustments as whole thousandths of an em and cuts what is behind the point (ENGINE.md); a little
#: more than whole makes sure that rounding never loses one.
_UNIT, _GUARD = 0.001, 0.3


@dataclass(frozen=True, slots=True)
class _Spacing:
    """What a line does to its text boxes; lengths in CSS px.

    `asked` is what Pango is told to add to a space, `drawn` what the engine will draw of it.
    """

    asked: float
    drawn: float
    tracking: float
    scale: float


def space_line(line: Any, target: float, fit: Fit) -> None:  # noqa: ANN401 - the engine ships no types
    """Make `line` `target` wide (CSS px) by its spaces, its glyphs scaled and tracked as `fit` says.

    Only what the engine draws exactly is asked for: spaces change by whole thousandths of an em, and the scale takes
    up the rest, so that the line's end is true. A line without spaces is scaled alone.
    """
    texts = list(_texts(line))
    natural = sum(box.width for box in texts)
    if natural <= 0:
        return
    count = sum(count_expandable_spaces(box) for box in texts)
    wanted = target - (line.width - natural)
    tracking = fit.tracking * line.style["font_size"]
    # What the engine draws behind the line's last glyph is not seen.
    natural += tracking * (sum(box.publish_letters for box in texts) - 1)
    asked = drawn = 0.0
    if count:
        unit = line.style["font_size"] * _UNIT
        steps = floor((wanted / fit.scale - natural) / count / unit)
        drawn = steps * unit
        asked = (steps + (_GUARD if steps > 0 else -_GUARD)) * unit if steps else 0.0
    _place(line, _Spacing(asked, drawn, tracking, wanted / (natural + count * drawn)), 0.0)


def _texts(box: Any) -> Iterator[Any]:  # noqa: ANN401 - same
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox) and child.is_in_normal_flow():
            yield from _texts(child)


def _place(box: Any, spacing: _Spacing, shift: float) -> float:  # noqa: ANN401 - same
    """Move `box` by `shift` and widen it, as the engine's add_word_spacing does; return the shift of what follows."""
    if isinstance(box, boxes.TextBox):
        box.position_x += shift
        count = count_expandable_spaces(box)
        if count and spacing.asked:
            box.justification_spacing = spacing.asked
            box.pango_layout.justification_spacing = spacing.asked  # told to Pango when the text is drawn
        width = (box.width + count * spacing.drawn + box.publish_letters * spacing.tracking) * spacing.scale
        shift += width - box.width
        box.width = width
        box.publish_scale, box.publish_tracking = spacing.scale, spacing.tracking
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.position_x += shift
        before = shift
        children = box.children[::-1] if box.style["direction"] == "rtl" else box.children
        for child in children:
            if child.is_in_normal_flow():
                shift = _place(child, spacing, shift)
        box.width += shift - before
    else:
        box.translate(shift, 0)
    return shift
