"""Margins of single boxes, set between two layouts; styles will not do for that: boxes that look alike share one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from weasyprint.css import AnonymousStyle
from weasyprint.layout import block

from publish.pdf.worker_flow import name

if TYPE_CHECKING:
    from collections.abc import Callable

_Key = tuple[tuple[int, str], Literal["margin_top", "margin_bottom"]]

#: The margins in CSS px; one document is laid out at a time.
_margins: dict[_Key, float] = {}


def install() -> None:
    """Wrap the engine's function that turns the margins of a block from its style into lengths."""
    resolve = block.resolve_percentages

    def resolve_with_margins(box: Any, *rest: Any) -> None:  # noqa: ANN401 - the engine ships no types
        resolve(box, *rest)
        if _margins and not is_anonymous(box):
            for side in ("margin_top", "margin_bottom"):
                if (name(box), side) in _margins:
                    setattr(box, side, _margins[name(box), side])

    block.resolve_percentages = resolve_with_margins


def forget() -> None:
    """Begin a document: no box has a margin of its own."""
    _margins.clear()


def set_margin(box: Any, side: Literal["margin_top", "margin_bottom"], value: float) -> Callable[[], None]:  # noqa: ANN401 - same
    """Give the box of an element, on whichever page, a margin in CSS px; return what takes that back."""
    key: _Key = (name(box), side)
    before = _margins.get(key)
    _margins[key] = value

    def restore() -> None:
        if before is None:
            _margins.pop(key, None)
        else:
            _margins[key] = before

    return restore


def is_anonymous(box: Any) -> bool:  # noqa: ANN401 - same
    """Tell whether the engine made a box that bears the name of the element around it."""
    return isinstance(box.style, AnonymousStyle)
