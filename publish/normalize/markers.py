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
_STOP = r"[>.．。｡、،,)\]）】〕։।۔។།፡።፤፥:：/·°º–—\u104a\u104b\u17d6\u1803\u1c7e-]"
#: What marks a letter as a number: geresh, Greek keraia, and what is typed for them.
_PRIME = "['\u2019\u05f3\u0384\u00b4\u0374\u02b9]"
_CLOSER = rf"(?:[ \t\u00a0]?{_STOP}(?:[-–—/)°º]|\.-)?)"
_OPENER = r"[(\[（【〔#№§]"
#: Between marker and text; where the stop is a full-width one no space is needed.
_SPACE = r"[ \t\u00a0\u202f\u3000]"

_DECIMAL = re.compile(rf"(?P<open>{_OPENER})?{_SPACE}?(?P<number>\d{{1,4}})(?P<close>{_CLOSER})?(?P<space>{_SPACE}*)")
_ROMAN = re.compile(
    rf"(?P<open>{_OPENER})?(?P<number>[ivxlc]{{1,7}}|[IVXLC]{{1,7}})(?P<close>{_CLOSER})(?P<space>{_SPACE}+)"
)
_LETTERED = rf"(?P<close>{_PRIME}?{_CLOSER}|{_PRIME})(?P<space>{_SPACE}*)"
#: Articles of Korean rules: the number stands in the word, in digits.
_JO = re.compile(rf"제{_SPACE}?(?P<number>\d{{1,4}})(?P<close>[조항호])(?P<space>{_SPACE}+)")
#: A number below that of the item around it: `2.1`, `2.2)`.
_BELOW = re.compile(
    rf"(?P<above>\d{{1,3}})\.(?P<number>\d{{1,3}})(?:[.)]|(?={_SPACE}))(?P<space>{_SPACE}+)(?=[^\W\d_])"
)
_HAN = re.compile(
    rf"(?P<open>{_OPENER}|第)?(?P<number>[〇一二三四五六七八九十百]{{1,4}})(?P<close>[条條項项]|{_CLOSER})(?P<space>{_SPACE}*)"
)
_ETHIOPIC = re.compile(
    rf"(?P<open>{_OPENER})?(?P<number>[\u1369-\u137c]{{1,4}})(?P<close>{_CLOSER})?(?P<space>{_SPACE}*)"
)
_ENCLOSED = re.compile(
    "(?P<number>[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3251-\u325f\u3280-\u3289\u32b1-\u32bf]|[0-9]\ufe0f?\u20e3)"
    rf"(?P<space>{_SPACE}*)"
)
#: Letters in circles, brackets and squares, each run in the order of the alphabet.
_RUNS = (0x249C, 0x24B6, 0x24D0, 0x1F110, 0x1F130, 0x1F150, 0x1F170)
_FRAMED = re.compile(
    rf"(?P<number>[\u249c-\u24e9\U0001f110-\U0001f129\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189])\ufe0f?(?P<space>{_SPACE}*)"
)
_ROMAN_SIGNS = re.compile(
    rf"(?P<open>{_OPENER})?(?P<number>[\u2160-\u216f]{{1,4}}|[\u2170-\u217f]{{1,4}})(?P<close>{_CLOSER})?(?P<space>{_SPACE}*)"
)
#: A stop before its number, as what is written from right to left comes out of a PDF; in either bracket, or dashed.
_TURNED = re.compile(
    r"(?:(?:\.[ ]?|[\-–])(?P<number>\d{1,3})(?P<dash>[-–])?|\)(?P<inside>\d{1,3})\()"
    rf"(?P<space>{_SPACE}+)(?=[^\W\d_])"
)
#: A number with nothing behind it but space: believed only as one of many.
_BARE = re.compile(rf"(?P<number>\d{{1,3}})(?P<space>{_SPACE}+)(?=[^\W\d_])")

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_HAN_SIGNS = frozenset((*_HAN_DIGITS, "十", "百"))
#: Stops that need no space after them: full-width ones, and those of scripts that set none.
_TIGHT = frozenset("．。｡、）】〕：)]")
#: Stops that make a marker of a number only, and only where a space follows.
_WEAK = frozenset("-–—/:,")


#: Systems of numbers that are believed only in a row.
TURNED, BARE = "turned", "bare"
#: The system of numbers behind a section sign: others stand below them.
SECTION = "section"
#: With the sign behind it, the system of bullets that touch their text.
TIGHT = "tight "
#: With the number of the item around it behind it, the system of what is numbered below that.
BELOW = "below "


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
        ("roman", _ROMAN_SIGNS, _roman_signs),
        ("framed", _FRAMED, _framed),
    ):
        match = pattern.match(head)
        value = value_of(match["number"]) if match and _complete(match, head, system) else None
        if match and value is not None:
            named = system + ("-upper" if match["number"].isupper() else "")
            named = SECTION if match.groupdict().get("open") == "§" else named
            yield Marker(named, value, match.end(), match.group().strip())
    match = _letter().match(head)
    if match and _paired(match) and (match["space"] or _is_tight(match)):
        for name, letters in _alphabets().items():
            if match["number"] in letters:
                yield Marker(name, letters.index(match["number"]) + 1, match.end(), match.group().strip())
    match = _JO.match(head)
    if match:
        yield Marker("jo" + match["close"], int(match["number"]), match.end(), match.group().strip())
    match = _BELOW.match(head)
    if match:
        yield Marker(BELOW + match["above"], int(match["number"]), match.end(), match.group().strip())
    for system, pattern in ((TURNED, _TURNED), (BARE, _BARE)):
        match = pattern.match(head)
        value = _decimal(match["number"] or match["inside"] if system == TURNED else match["number"]) if match else None
        if match and value is not None:
            yield Marker(system, value, match.end(), match.group().strip())


def _bullets(head: str) -> Iterator[Marker]:
    data = table("markers")
    strong = head[0] in data["bullets"]
    if not strong and head[0] not in data["weak_bullets"]:
        return
    sign = next((one for one in data["twofold"] if head.startswith(one)), head[0])
    sign += "\ufe0f" * (head[len(sign) : len(sign) + 1] == "\ufe0f")
    rest = head[len(sign) :].lstrip(" \t\u00a0\u3000")
    if len(rest) < len(head) - len(sign) and rest:
        yield Marker(f"bullet{sign[0]}", None, len(head) - len(rest), sign, sure=strong)
    elif rest and sign in data["tight"] and rest[0].isalpha():
        # Such signs stand before dialogue and asides too.
        yield Marker(f"{TIGHT}{sign}", None, len(sign), sign)


def _complete(match: re.Match[str], head: str, system: str) -> bool:
    """Tell a marker from a number that merely begins a line: it is closed, enclosed, or set off as such digits are."""
    groups = match.groupdict()
    if system in {"enclosed", "framed"}:
        return True
    if not _paired(match):
        return False
    if "\u2160" <= match["number"][0] <= "\u217f":
        return bool(groups["space"])
    after = head[match.end() : match.end() + 1]
    if groups["close"] is None:
        # Ethiopic numerals are written with no stop; a number sign before others is as good as one.
        return bool(groups["space"]) and (system == "ethiopic" or groups["open"] in {"#", "№", "§"})
    closer = groups["close"].strip()
    if groups["space"]:
        return closer not in _WEAK or (closer != "," and (system == "decimal" or (system == "roman" and closer != "/")))
    return bool(after) and not after.isdigit() and (closer[-1] in _TIGHT or (closer == "." and after.isalpha()))


def _is_tight(match: re.Match[str]) -> bool:
    """Tell whether a letter and its stop need no space: beside a full-width stop, or a word of Han in brackets."""
    closer = match["close"][-1]
    return closer in _TIGHT - {")", "]"} or (closer in ")]" and "\u4e00" <= match["number"] <= "\u9fff")


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


def _roman_signs(number: str) -> int | None:
    return _roman(unicodedata.normalize("NFKC", number))


def _framed(number: str) -> int | None:
    return next(ord(number) - first + 1 for first in reversed(_RUNS) if ord(number) >= first)


def _enclosed(number: str) -> int | None:
    if number[0].isdecimal():
        return int(number[0]) or None  # in a keycap
    return int(unicodedata.numeric(number, -1)) if unicodedata.numeric(number, -1) > 0 else None


@lru_cache(maxsize=1)
def _alphabets() -> dict[str, tuple[str, ...]]:
    """Return the letters of each alphabet in order; a letter may be written as its name."""
    alphabets = {name: tuple(letters) for name, letters in table("markers")["alphabets"].items()}
    capitals = {name: tuple(map(str.upper, letters)) for name, letters in alphabets.items()}
    return alphabets | {f"{name}_upper": capitals[name] for name in alphabets if capitals[name] != alphabets[name]}


@lru_cache(maxsize=1)
def _letter() -> re.Pattern[str]:
    named = sorted({one for letters in _alphabets().values() for one in letters if len(one) > 1}, key=len, reverse=True)
    return re.compile(rf"(?P<open>{_OPENER})?(?P<number>{'|'.join(named)}|[^\W\d_]){_LETTERED}")
