"""Markers of list items: in any digits, letters and signs of the world's scripts, read from one line."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from publish.normalize.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What may follow a number: stops of many scripts, also doubled up (`1.-`, `1./`, `1.)`) and after a stray space.
_STOP = r"[.．。｡、،,)\]）】〕։।۔។།፡።:：/·°º–—-]"
_CLOSER = rf"(?:[ \t\u00a0]?{_STOP}(?:[-–—/)°º]|\.-)?)"
_OPENER = r"[(\[（【〔#№§]"
#: Between marker and text; where the stop is a full-width one no space is needed.
_SPACE = r"[ \t\u00a0\u202f\u3000]"

_DECIMAL = re.compile(rf"(?P<open>{_OPENER})?{_SPACE}?(?P<number>\d{{1,4}})(?P<close>{_CLOSER})?(?P<space>{_SPACE}*)")
_ROMAN = re.compile(
    rf"(?P<open>{_OPENER})?(?P<number>[ivxlc]{{1,7}}|[IVXLC]{{1,7}})(?P<close>{_CLOSER})(?P<space>{_SPACE}+)"
)
_LETTER = re.compile(rf"(?P<open>{_OPENER})?(?P<number>[^\W\d_])(?P<close>{_CLOSER})(?P<space>{_SPACE}+)")
_HAN = re.compile(
    rf"(?P<open>{_OPENER}|第)?(?P<number>[〇一二三四五六七八九十百]{{1,4}})(?P<close>[条條項项]|{_CLOSER})(?P<space>{_SPACE}*)"
)
_ETHIOPIC = re.compile(
    rf"(?P<open>{_OPENER})?(?P<number>[\u1369-\u137c]{{1,4}})(?P<close>{_CLOSER})?(?P<space>{_SPACE}*)"
)
_ENCLOSED = re.compile(
    rf"(?P<number>[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3251-\u325f\u3280-\u3289\u32b1-\u32bf])(?P<space>{_SPACE}*)"
)

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_HAN_SIGNS = frozenset((*_HAN_DIGITS, "十", "百"))
#: Stops that need no space after them: full-width ones, and those of scripts that set none.
_TIGHT = frozenset("．。｡、）】〕：)]")
#: Stops that make a marker of a number only, and only where a space follows.
_WEAK = frozenset("-–—/:,")


@dataclass(frozen=True, slots=True)
class Marker:
    """One reading of the beginning of a line as a list marker.

    `system` names the numbering (all decimal digits are one); `value` is None for bullets; `length` counts the code
    points up to the item's text; `text` is the marker as written; `sure` that it needs no second item to be believed.
    """

    system: str
    value: int | None
    length: int
    text: str
    sure: bool = False


def markers(line: str) -> tuple[Marker, ...]:
    """Return every way to read the beginning of a line as a marker that text follows."""
    head = line[:32]
    return tuple(marker for marker in _readings(head) if len(line) > marker.length)


def ordinal(number: str) -> int | None:
    """Return the value of a number in any decimal digits, in Roman or Han numerals; None where it is no ordinal."""
    if number.isdecimal():
        return _decimal(number)
    return _han(number) if number[0] in _HAN_SIGNS else _roman(number)


def _readings(head: str) -> Iterator[Marker]:
    yield from _bullets(head)
    for system, pattern, value_of in (
        ("enclosed", _ENCLOSED, _enclosed),
        ("decimal", _DECIMAL, _decimal),
        ("ethiopic", _ETHIOPIC, _ethiopic),
        ("han", _HAN, _han),
        ("roman", _ROMAN, _roman),
    ):
        match = pattern.match(head)
        value = value_of(match["number"]) if match and _complete(match, head, system) else None
        if match and value is not None:
            named = system + ("-upper" if match["number"].isupper() else "")
            yield Marker(named, value, match.end(), match.group().strip())
    match = _LETTER.match(head)
    if match and _paired(match):
        for name, letters in _alphabets().items():
            if match["number"] in letters:
                yield Marker(name, letters.index(match["number"]) + 1, match.end(), match.group().strip())


def _bullets(head: str) -> Iterator[Marker]:
    data = table("markers")
    strong = head[0] in data["bullets"]
    if not strong and head[0] not in data["weak_bullets"]:
        return
    rest = head[1:].lstrip(" \t\u00a0\u3000")
    if len(rest) < len(head) - 1 and rest:
        yield Marker("bullet" + head[0], None, len(head) - len(rest), head[0], sure=strong)


def _complete(match: re.Match[str], head: str, system: str) -> bool:
    """Tell a marker from a number that merely begins a line: it is closed, enclosed, or set off as such digits are."""
    groups = match.groupdict()
    if system == "enclosed":
        return True
    if not _paired(match):
        return False
    after = head[match.end() : match.end() + 1]
    if groups["close"] is None:
        # Ethiopic numerals are written with no stop; a number sign before others is as good as one.
        return bool(groups["space"]) and (system == "ethiopic" or groups["open"] in {"#", "№", "§"})
    closer = groups["close"].strip()
    if groups["space"]:
        return closer not in _WEAK or (system == "decimal" and closer != ",")
    return bool(after) and not after.isdigit() and (closer[-1] in _TIGHT or (closer == "." and after.isalpha()))


def _paired(match: re.Match[str]) -> bool:
    """Tell whether an opening bracket has its closing one; the other way round none is needed."""
    opener, closer = match["open"], match["close"] or ""
    wanted = {"(": ")", "[": "]", "（": "）", "【": "】", "〔": "〕", "第": "条條項项"}.get(opener or "")
    return wanted is None or any(character in wanted for character in closer)


def _decimal(number: str) -> int | None:
    # A number with a leading nought that is no nought itself is no ordinal: 007, 04:30.
    return None if len(number) > 2 and unicodedata.digit(number[0]) == 0 else int(number)  # noqa: PLR2004 - "01." is


def _roman(number: str) -> int | None:
    values = [_ROMAN_VALUES[letter] for letter in number.lower()]
    total = sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))
    return total if _roman_of(total) == number.lower() else None


def _roman_of(value: int) -> str:
    text = ""
    for step, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while value >= step:
            text, value = text + letters, value - step
    return text


def _han(number: str) -> int | None:
    total, digit = 0, 0
    for character in number:
        if character in "十百":
            total, digit = total + max(digit, 1) * (10 if character == "十" else 100), 0
        else:
            digit = _HAN_DIGITS[character]
    return total + digit or None


def _ethiopic(number: str) -> int | None:
    total = 0
    for character in number:
        value = int(unicodedata.numeric(character))
        total = max(total, 1) * value if value == 100 else total + value  # noqa: PLR2004 - the sign for a hundred
    return total


def _enclosed(number: str) -> int | None:
    return int(unicodedata.numeric(number, -1)) if unicodedata.numeric(number, -1) > 0 else None


@lru_cache(maxsize=1)
def _alphabets() -> dict[str, str]:
    alphabets: dict[str, str] = table("markers")["alphabets"]
    capitals = {f"{name}_upper": letters.upper() for name, letters in alphabets.items() if letters.upper() != letters}
    return alphabets | capitals
