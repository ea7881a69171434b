"""Tell how the text of each page was set: its loosest and tightest line, its hyphens, and what an editor may mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes

from publish.justify import BreakKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.pdf.worker_setting import Setting

#: A space over the font's own by which a line is loose (PAGE.md's first limit).
_LOOSE = 1.5

#: More lines in a row than this that end in a hyphen are a ladder.
_LADDER = 2

#: A last line of fewer letters is short.
_SHORT = 6


def page_settings(pages: Sequence[Any]) -> list[dict[str, Any]]:
    """Return for every page of a document what `publish.pdf.model.PageSetting` says."""
    seen: list[Setting] = []
    return [_page_setting(list(_lines(page._page_box, None)), number, seen) for number, page in enumerate(pages, 1)]  # noqa: SLF001 - as in worker_boxes


def _lines(box: Any, block: int | None) -> Iterator[tuple[Any, int | None]]:  # noqa: ANN401 - the engine ships no types
    if box.element is not None and box.element.get("data-block") is not None:
        block = int(box.element.get("data-block"))
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
        if setting.reason and not any(setting is known for known in seen):
            seen.append(setting)
            note("ragged", block, line, setting.reason.value)
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
        "loosest": max(ratios, default=1.0),
        "tightest": min(ratios, default=1.0),
        "hyphens_in_row": longest,
        "ends_divided": divided,
        "findings": found,
    }


def _text(line: Any) -> str:  # noqa: ANN401 - same
    return "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox)).replace("\u00ad", "")
