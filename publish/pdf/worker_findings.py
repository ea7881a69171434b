"""Tell how the text of each page was set: its loosest and tightest line, its hyphens, and what an editor may mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes

from publish.justify import BreakKind
from publish.pdf.worker_paragraph import Reason
from publish.pdf.worker_rivers import LINES, longest_river

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.pdf.worker_setting import Setting

#: A space over the font's own by which a line is loose (PAGE.md's first limit).
_LOOSE = 1.5

#: More lines in a row than this that end in a hyphen are a ladder.
_LADDER = 2

#: Stands for the block of what is in a table's head.
_HEAD = -1

#: A last line of fewer letters is short.
_SHORT = 6


def page_settings(pages: Sequence[Any]) -> list[dict[str, Any]]:
    """Return for every page of a document what `publish.pdf.model.PageSetting` says."""
    seen: list[Setting] = []
    lines = [list(_lines(page._page_box, None)) for page in pages]  # noqa: SLF001 - as in worker_boxes
    settings = [_page_setting(own, number, seen) for number, own in enumerate(lines, 1)]
    for page, block, line in _alone(lines):
        finding = {"kind": "alone", "block": block, "text": _text(line)[:80], "value": 1.0}
        settings[page]["findings"].append(finding)
    return settings


def _alone(pages: Sequence[Sequence[tuple[Any, int | None]]]) -> Iterator[tuple[int, int | None, Any]]:
    """Find the lines that a page break leaves alone, widows and orphans: their page (from 0), block and line box."""
    passages: dict[int, list[tuple[int, int | None, Any]]] = {}
    for page, lines in enumerate(pages):
        for line, block in lines:
            source = getattr(line, "publish_source", None)
            if source is not None and block is not None and block != _HEAD:
                passages.setdefault(id(source), []).append((page, block, line))
    for passage in passages.values():
        on = [page for page, _, _ in passage]
        if on[0] != on[-1]:
            yield from (passage[at] for at in (0, -1) if on.count(on[at]) == 1)


def _lines(box: Any, block: int | None) -> Iterator[tuple[Any, int | None]]:  # noqa: ANN401 - the engine ships no types
    if box.element is not None and box.element.get("data-block") is not None and block != _HEAD:
        block = int(box.element.get("data-block"))
    if box.element_tag == "thead":
        block = _HEAD  # a head that comes again on every page is no passage that goes on
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.LineBox):
            yield child, block
        elif isinstance(child, boxes.Box):  # what is placed absolutely is no flowing text
            yield from _lines(child, block)


def _page_setting(lines: Sequence[tuple[Any, int | None]], number: int, seen: list[Setting]) -> dict[str, Any]:
    ratios: list[float] = []
    found: list[dict[str, Any]] = []
    row = longest = 0
    divided = False

    def note(kind: str, block: int | None, line: Any, value: float | str) -> None:  # noqa: ANN401 - same
        found.append({"kind": kind, "block": block, "text": _text(line)[:80], "value": value})

    for line, block in lines:
        current = getattr(line, "publish_current", None)
        if current is None:
            row, divided = 0, False
            continue
        setting = current.setting
        if not any(setting is known for known in seen):
            seen.append(setting)
            found.extend(_of_paragraph(setting, block, line))
        if not setting.lines:
            row, divided = 0, False
            continue
        planned = setting.lines[current.index]
        divided = planned.kind in {BreakKind.HYPHEN, BreakKind.INSIDE}
        row = row + 1 if divided else 0
        longest = max(longest, row)
        if row == _LADDER + 1:
            note("ladder", block, line, row)
        last = planned.kind is BreakKind.END
        if last and len(_text(line)) < _SHORT and current.index:
            note("short", block, line, len(_text(line)))
        if not last and not setting.reason:
            ratios.append(round(planned.fit.ratio, 3))
            if planned.fit.ratio > _LOOSE:
                note("loose", block, line, round(planned.fit.ratio, 3))
    return {
        "page": number,
        "lines": len(ratios),
        "ratios": ratios,
        "loosest": max(ratios, default=1.0),
        "tightest": min(ratios, default=1.0),
        "hyphens_in_row": longest,
        "ends_divided": divided,
        "findings": found,
    }


def _of_paragraph(setting: Setting, block: int | None, line: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - same
    """Tell what is to be said of a paragraph as a whole, where its first line stands."""
    if setting.reason is Reason.BALANCED:
        return
    if setting.reason:
        yield {"kind": "ragged", "block": block, "text": _text(line)[:80], "value": setting.reason.value}
    elif setting.measured and setting.lines:
        paragraph = setting.measured.paragraph
        count, end = longest_river(paragraph, setting.lines)
        if count >= LINES:
            text = paragraph.text[setting.lines[end - count + 1].start :][:80].replace("\u00ad", "")
            yield {"kind": "river", "block": block, "text": text, "value": count}


def _text(line: Any) -> str:  # noqa: ANN401 - same
    return "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox)).replace("\u00ad", "")
