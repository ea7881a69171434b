"""Where a line may break in scripts that put no spaces between words: U+200B, by dictionary or syllable."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.locale.language import language

if TYPE_CHECKING:
    from collections.abc import Iterable

#: ZERO WIDTH SPACE: a place to break a line at that draws nothing (UAX #14, class ZW).
BREAK = "\u200b"


@dataclass(frozen=True, slots=True)
class _Rules:
    """segmentation.toml: what ICU parts, what never begins a line, and the syllable of a script."""

    icu: frozenset[str]
    never_first: frozenset[str]
    syllables: dict[str, re.Pattern[str]]


def segment(text: str, tag: str) -> str:
    """Put U+200B where a line may break between the words of `text`, in languages that write no spaces between them.

    Unchanged in every other language. Nothing but U+200B is ever added, and none where a break stands already.

    Args:
        text: Running text of one language, without markup.
        tag: Its language, BCP 47.
    """
    known = language(tag)
    if known is None:
        return text
    rules = _rules()
    if known.primary in rules.icu or known.script in rules.icu:
        return _joined(text, _by_icu(text, known.primary), rules.never_first)
    if known.script in rules.syllables:
        return _joined(text, _by_syllables(text, rules.syllables[known.script]), rules.never_first)
    return text


def opportunities(text: str, tag: str) -> frozenset[int]:
    """Return the offsets before which a line may begin (UAX #14, with the dictionaries of ICU)."""
    return frozenset(_by_icu(text, tag.split("-", maxsplit=1)[0]))


def _joined(text: str, breaks: Iterable[int], never_first: frozenset[str]) -> str:
    inner = (at for at in breaks if 0 < at < len(text) and text[at] not in never_first and not _parted(text, at))
    edges = [0, *inner, len(text)]
    return BREAK.join(text[start:end] for start, end in pairwise(edges))


def _parted(text: str, at: int) -> bool:
    """Tell whether a line may break at `at` without our help, or must not for a control that stands there."""
    around = text[at - 1] + text[at]
    return any(character.isspace() or character in "\u200b\u200d\u2060\ufeff\u00ad" for character in around)


def _by_icu(text: str, primary: str) -> list[int]:
    from icu4py.breakers import LineBreaker  # noqa: PLC0415 - 40 MB of data that few texts need

    # ICU counts in units of UTF-16: the lengths of its pieces do not.
    ends, at = [], 0
    for piece in LineBreaker(text, primary):
        at += len(str(piece))
        ends.append(at)
    return ends


def _by_syllables(text: str, syllable: re.Pattern[str]) -> list[int]:
    """Break before a syllable that directly follows another one."""
    found = list(syllable.finditer(text))
    return [after.start() for before, after in pairwise(found) if before.end() == after.start()]


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    table = tomllib.loads(files("publish.locale").joinpath("segmentation.toml").read_text(encoding="utf-8"))
    syllables = {script: re.compile(pattern.strip()) for script, pattern in table["syllables"].items()}
    return _Rules(frozenset(table["icu"]), frozenset(table["never_first"]), syllables)
