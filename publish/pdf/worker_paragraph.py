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
    from collections.abc import Iterator, Mapping

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
    BALANCED = "balanced"
    """Its style asks for lines of even widths, as those of a title."""


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
    texts = _texts(context, line_box, block, measure)
    if not isinstance(texts, _Texts):
        return texts
    parameters = parameters_for(texts.text)
    if parameters is None:
        return Reason.SCRIPT
    kinds = [unicodedata.category(character) for character in texts.text]
    letters = sum(kind not in _UNCOUNTED for kind in kinds)
    narrow = measure * letters < parameters.shortest * sum(texts.advances)
    if any(kind in _MARKS for kind in kinds):
        parameters = replace(parameters, tracking=(0.0, 0.0))
    paragraph = texts.paragraph(line_box, _divisions(context, texts.boxes) if parameters.divides else {})
    return Measured(paragraph, parameters, Reason.NARROW if narrow else None)


def read_title(context: Any, line_box: Any, block: Any, measure: float) -> Paragraph | None:  # noqa: ANN401 - same
    """Read and measure a line box as `read_paragraph` does, in any script and without divisions of words.

    None where it fits on one line, or is not text alone.
    """
    texts = _texts(context, line_box, block, measure)
    return texts.paragraph(line_box, {}) if isinstance(texts, _Texts) else None


@dataclass(frozen=True, slots=True)
class _Texts:
    """The text boxes of a line box, their text as one, and the advance of each of its code points."""

    boxes: list[Any]
    text: str
    advances: list[float]

    def paragraph(self, line_box: Any, divided: Mapping[int, float]) -> Paragraph:  # noqa: ANN401 - same
        """Make a paragraph of it; `divided` as `breakpoints` wants it."""
        style = line_box.style
        language = style["lang"] or ""
        points = breakpoints(
            self.text,
            _allowed(self.boxes, opportunities(self.text, language)),
            divided,
            binding_costs(self.text, language),
        )
        spaces = tuple(character in " \u00a0" for character in self.text)
        indent = line_box.text_indent * PX
        return Paragraph(self.text, tuple(self.advances), spaces, points, style["font_size"] * PX, indent)


def _texts(context: Any, line_box: Any, block: Any, measure: float) -> _Texts | Reason | None:  # noqa: ANN401 - same
    """Gather and measure the text under a line box; None where it fits on one line of `measure` points."""
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
    if sum(widths) + line_box.text_indent * PX <= measure:
        return None
    return _Texts(texts, text, widths)


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
