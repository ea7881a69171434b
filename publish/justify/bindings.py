"""Words that belong together on a line: a break between them costs (never a no-break space in the author's text)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A number, with its ordinal sign or the letters of one; the word that follows is its noun or unit.
_NUMBER = re.compile(r"(?<!\S)[(«“]?\d[\d.,:/–-]*[^\W\d_]{0,3}\.?(?= +[^\W\d_%‰°])")
_PERCENT = re.compile(r"(?<!\S)\d[\d.,]*(?= +[%‰°])")
#: One capital with a full stop, or more of them, before another or before a name.
_INITIAL = re.compile(r"(?<!\S)(?:[^\W\d_]\.)+(?= +[^\W\d_])")
_DASH = re.compile(r"\S(?= +[–—])")
#: Marks that some languages set off by a space; none of them begins a line.
_MARK = re.compile(r"\S(?= +[।॥:;!?»…؟؛،۔](?:\s|$))")


@dataclass(frozen=True, slots=True)
class _Language:
    """What one language binds, beside what all do."""

    words: re.Pattern[str] | None
    labels: re.Pattern[str] | None
    months: re.Pattern[str] | None
    days: re.Pattern[str] | None


def binding_costs(text: str, language: str) -> Mapping[int, float]:
    """Price the breaks of a text, by the offset behind the letter before the space.

    The prices stand in bindings.toml, in the unit of `Parameters.hyphen`. `language` is a BCP 47 tag; the patterns
    that are the same everywhere serve a language that the table lacks.
    """
    costs = _table()["costs"]
    own = _language(language.split("-", 1)[0].lower())
    found: dict[int, float] = {}
    for pattern, cost in (
        (_NUMBER, costs["number"]),
        (_PERCENT, costs["percent"]),
        (_INITIAL, costs["initial"]),
        (_DASH, costs["dash"]),
        (_MARK, costs["mark"]),
        (own.words, costs["word"]),
        (own.labels, costs["label"]),
        (own.days, costs["day"]),
        (own.months, costs["day"]),
    ):
        for match in pattern.finditer(text) if pattern else ():
            if pattern is not _INITIAL or match.group()[0].isupper():
                found[match.end()] = max(cost, found.get(match.end(), 0.0))
    return found


@lru_cache(maxsize=256)
def _language(tag: str) -> _Language:
    row = _table().get(tag, {})
    months = "|".join(map(re.escape, row.get("months", ())))
    return _Language(
        words=_before(row.get("words", ()), r"\S"),
        labels=_before(row.get("labels", ()), r"[\d(IVXLC]"),
        months=re.compile(rf"(?<!\w)(?:{months})(?= +\d)", re.IGNORECASE) if months else None,
        days=re.compile(rf"(?<!\S)\d{{1,2}}(?:\.|er|º)?(?= +(?:de +)?(?:{months}))", re.IGNORECASE) if months else None,
    )


def _before(words: tuple[str, ...], what: str) -> re.Pattern[str] | None:
    """Match any of the words standing alone before `what`."""
    if not words:
        return None
    return re.compile(rf"(?<!\S)[(«“]?(?:{'|'.join(map(re.escape, words))})(?= +{what})", re.IGNORECASE)


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files("publish.justify").joinpath("bindings.toml").read_text(encoding="utf-8"))
