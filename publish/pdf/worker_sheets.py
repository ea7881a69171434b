"""Style sheets that the engine has read before, so that the sections of a kind share one reading of their sheet."""

from __future__ import annotations

import logging
from copy import copy
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import weasyprint.css

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Sheets that are kept: a publication has one for each kind of page.
_MOST = 12

#: What a sheet declares for the whole document, by the names of the engine's arguments.
_TABLES = ("counter_style", "color_profiles")


class _Kept(NamedTuple):
    """A sheet, and what reading it left in the document beside it; `fonts` keeps its identity in the key alive."""

    sheet: Any
    page_rules: list[Any]
    layers: list[Any]
    tables: tuple[dict[str, Any], ...]
    fonts: object


def install() -> None:
    """Let the engine take a sheet that it knows by its text; the engine has no public hook for it."""
    weasyprint.css.CSS = partial(_sheet, weasyprint.css.CSS, {})


def _sheet(read: Callable[..., Any], known: dict[tuple[object, ...], _Kept], **given: Any) -> Any:  # noqa: ANN401 - the engine ships no types
    """Give the sheet of a text: the one that was read before, with the fonts that it declares, or read now."""
    rules, layers = given.get("page_rules"), given.get("layers")
    tables = [table for name in _TABLES if (table := given.get(name)) is not None]
    if "string" not in given or rules is None or layers is None or rules or layers or len(tables) < len(_TABLES):
        return read(**given)  # not the first sheet of a document: what others declared may count
    key = (given["string"], given["base_url"], given["media_type"], id(given["font_config"]))
    kept = known.get(key)
    if kept is None:
        before = [dict(table) for table in tables]
        with _Listener() as heard:
            sheet = read(**given)
        if not heard.anything:  # what is wrong with a sheet is told of each section
            changed = tuple(map(_changed, before, tables))
            if len(known) >= _MOST:
                known.pop(next(iter(known)))
            known[key] = _Kept(sheet, list(rules), list(layers), changed, given["font_config"])
        return sheet
    for table, changes in zip(tables, kept.tables, strict=True):
        table.update(changes)
    rules.extend(kept.page_rules)
    layers.extend(kept.layers)
    again = copy(kept.sheet)
    again.page_rules, again.layers = rules, layers
    return again


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in after.items() if before.get(name) is not value}


class _Listener(logging.Handler):
    """Hears whether the engine has anything to say."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.anything = False

    def emit(self, record: logging.LogRecord) -> None:
        del record
        self.anything = True

    def __enter__(self) -> Self:
        logging.getLogger("weasyprint").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("weasyprint").removeHandler(self)
