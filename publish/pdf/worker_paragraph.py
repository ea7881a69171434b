"""Read a paragraph out of the engine's box tree, before it is laid out: its text over all boxes, measured."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.percent import resolve_percentages

from publish.justify import Paragraph, binding_costs, breakpoints, divisions, parameters_for
from publish.pdf.worker_measure import PX, advances, opportunities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.justify import Parameters

#: Characters that end a line wherever they stand (UAX #14, BK, CR, LF, NL), and the tab, whose width depends on it.
_FORCED = frozenset("\n\r\t\f\v\x85\u2028\u2029")

#: Marks do not make a measure longer.
_UNCOUNTED = frozenset({"Mn", "Me", "Cf"})

#: Marks are glyphs of their own, which tracking would move off their letters.
_MARKS = frozenset({"Mn", "Mc", "Me"})


class Reason(StrEnum):
    """Why a paragraph that asks for justification is set ragged."""

    SCRIPT = "script"
    """Its script is not justified."""
    NARROW = "narrow"
    """The measure holds too few letters."""
    CONTENT = "content"
    """It holds what is no text, or a forced break, or stands beside a float."""
    LOOSE = "loose"
    """No way to break it keeps the spaces within the limits."""
    COMPANY = "company"
    """Too many paragraphs beside it are ragged; a text is set one way."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A paragraph and the parameters of its script; `reason` where it must not be justified."""

    paragraph: Paragraph
    parameters: Parameters
    reason: Reason | None = None


def read_paragraph(context: Any, line_box: Any, block: Any, measure: float) -> Measured | Reason | None:  # noqa: ANN401 - the engine ships no types
    """Read and measure a block's line box; None where its text fits on one line of `measure` points.

    Marks each text box with `publish_start`, its offset in the paragraph's text.
    """
    texts: list[Any] = []
    edges: dict[int, float] = {}
    if not _collect(line_box, block, texts, edges):
        return Reason.CONTENT
    text = "".join(box.text for box in texts)
    if not text.strip() or _FORCED & set(text):
        return Reason.CONTENT if text.strip() else None
    widths: list[float] = []
    for box in texts:
        box.publish_start = len(widths)
        widths += advances(box.text, box.style, context)
    for offset, edge in edges.items():
        widths[offset] += edge
    indent = line_box.text_indent * PX
    if sum(widths) + indent <= measure:
        return None
    parameters = parameters_for(text)
    if parameters is None:
        return Reason.SCRIPT
    kinds = [unicodedata.category(character) for character in text]
    narrow = measure * sum(kind not in _UNCOUNTED for kind in kinds) < parameters.shortest * sum(widths)
    if any(kind in _MARKS for kind in kinds):
        parameters = replace(parameters, tracking=(0.0, 0.0))
    language = line_box.style["lang"] or ""
    points = breakpoints(
        text,
        _allowed(texts, opportunities(text, language)),
        _divisions(context, texts) if parameters.divides else {},
        binding_costs(text, language),
    )
    spaces = tuple(character in " \u00a0" for character in text)
    size = line_box.style["font_size"] * PX
    paragraph = Paragraph(text, tuple(widths), spaces, points, size, indent)
    return Measured(paragraph, parameters, Reason.NARROW if narrow else None)


def _collect(box: Any, block: Any, texts: list[Any], edges: dict[int, float]) -> bool:  # noqa: ANN401 - same
    """Gather the text boxes under `box`, and the widths of inline boxes' edges by offset; False if there is more."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            if child.text:
                texts.append(child)
        elif not child.is_in_normal_flow():
            if child.is_floated():
                return False
        elif isinstance(child, boxes.InlineBox) and not child.is_leader:
            begin = sum(len(text.text) for text in texts)
            if not _collect(child, block, texts, edges):
                return False
            end = sum(len(text.text) for text in texts)
            width = _edges(child, block)
            if width and end == begin:
                return False
            if width:
                edges[begin] = edges.get(begin, 0.0) + width
        else:
            return False
    return True


def _edges(box: Any, block: Any) -> float:  # noqa: ANN401 - same
    """Return the width of an inline box's padding, border and margin, in points."""
    resolve_percentages(box, block)
    widths = (
        getattr(box, name)
        for side in ("left", "right")
        for name in (f"padding_{side}", f"margin_{side}", f"border_{side}_width")
    )
    return float(sum(width for width in widths if width != "auto")) * PX


def _allowed(texts: list[Any], found: list[int]) -> Iterator[int]:
    """Leave out the opportunities inside text that its style keeps on one line."""
    kept = [
        range(box.publish_start + 1, box.publish_start + len(box.text))
        for box in texts
        if box.style["white_space"] in {"nowrap", "pre"}
    ]
    return (offset for offset in found if not any(offset in part for part in kept))


def _divisions(context: Any, texts: list[Any]) -> dict[int, float]:  # noqa: ANN401 - same
    """Map the offsets inside words to the advance of the hyphen that would be drawn there."""
    found: dict[int, float] = {}
    for box in texts:
        hyphens = box.style["hyphens"]
        if hyphens == "none" or box.style["white_space"] in {"nowrap", "pre"}:
            continue
        offsets = divisions(box.text, box.style["lang"] or "", automatic=hyphens == "auto")
        if offsets:
            advance = sum(advances(box.style["hyphenate_character"], box.style, context))
            found.update((box.publish_start + offset, advance) for offset in offsets if offset < len(box.text))
    return found
