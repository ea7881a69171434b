"""Numerals: the numbers that a text writes in figures, each with all that it may mean.

Digits of any script (general category Nd), grouped or with a decimal mark as any language writes them; Roman,
Chinese, Hebrew and Ethiopic numerals. What is certainly a number is `sure`; the rest only excuses, it never accuses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from unicodedata import decimal, numeric

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROUP = 3
_INDIAN_GROUP = 2
_CENTURY = 100

_DIGITS = re.compile(r"\d+(?:[.,'’٬٫]\d+|[\u00a0\u202f ]\d{3}(?!\d))*")
_SEPARATOR = re.compile(r"[^\d]")
_SHORT_YEAR = re.compile(r"(?P<year>\d{4})[-–/](?P<short>\d{2})(?!\d)")
_ROMAN = re.compile(
    r"(?<![\w.])(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
    # Ordinals: French XVIIe, Ier, IIIème, English XVIIth.
    r"(?:(?<=[IVX])(?=(?:e|er|re|è|ème|eme|ième|nde?|ᵉ|th)(?!\w))|(?!\w))"
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_SURE_ROMAN = re.compile(r"[IVX]{2,}")
#: Capitals of other scripts that are typed for Roman numerals.
_LOOKALIKES = str.maketrans("ІХМСΙΧΜ", "IXMCIXM")

_HAN_DIGITS = {
    char: index
    for index, chars in enumerate(
        ["〇零", "一壹", "二贰貳两兩", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"]
    )
    for char in chars
}
_HAN_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8}
_MYRIAD = 10**4
_HAN = re.compile("[" + "".join((*_HAN_DIGITS, *_HAN_UNITS)) + "]+")
_ETHIOPIC = re.compile("[\u1369-\u137c]+")
#: Letters as numerals, marked by a geresh behind one or a gershayim before the last: ב', י"ד, תשפ״ד.
_HEBREW = re.compile(
    "(?<![א-ת])(?:[א-ת]['\u05f3\u2019]|[א-ת]{1,4}[\"\u05f4\u201d][א-ת])(?![א-ת])",
)
_HEBREW_VALUES = dict(
    zip("אבגדהוזחטיכלמנסעפצקרשת", (*range(1, 10), *range(10, 100, 10), *range(100, 500, 100)), strict=True)
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number written in figures at [start, end): what it most likely means first, then what else it may mean.

    `parts` are the numbers that it is together where its mark parts two (`17.30`, a time).
    """

    start: int
    end: int
    readings: tuple[str, ...]
    sure: bool = True
    parts: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """What it most likely means, in ASCII digits with a decimal point."""
        return self.readings[0]


def numerals(text: str) -> tuple[Numeral, ...]:
    """Find the numerals of a text, in order of their kind."""
    return (*_digits(text), *_roman(text), *_han(text), *_hebrew(text), *_ethiopic(text))


def _digits(text: str) -> Iterator[Numeral]:
    short = {match.start("short"): match["year"][:2] + match["short"] for match in _SHORT_YEAR.finditer(text)}
    for match in _DIGITS.finditer(text):
        plain = "".join(str(decimal(char)) if char.isdecimal() else char for char in match.group())
        parts, marks = _SEPARATOR.split(plain), _SEPARATOR.findall(plain)
        readings = _interpret(parts, marks)
        scale = _HAN_UNITS.get(text[match.end() : match.end() + 1], 1)
        if scale >= _MYRIAD:  # 250万
            figures = readings[0] if readings else parts[0]
            yield Numeral(match.start(), match.end(), (_trim(Decimal(figures) * scale),))
            continue
        if readings:
            apart = tuple(str(int(part)) for part in parts) if _may_be_two(marks) else ()
            yield Numeral(match.start(), match.end(), readings, parts=apart)
            continue
        start = match.start()
        for part in parts:
            year = (_ascii(short[start]),) if start in short else ()
            full_hour = part == "00" and text[start - 1 : start] == ":"  # 9:00 is nine
            yield Numeral(start, start + len(part), (str(int(part)), *year), sure=not full_hour)
            start += len(part) + 1


def _trim(value: Decimal) -> str:
    """Write a number without noughts at its end: Decimal keeps those of 2.50."""
    return str(int(value)) if value == int(value) else str(value.normalize())


def _ascii(figures: str) -> str:
    return "".join(str(decimal(char)) for char in figures)


def _interpret(parts: list[str], marks: list[str]) -> tuple[str, ...]:
    """Read digits with marks between them as one number; nothing where they are several numbers (21.09.2023)."""
    joined, last = str(int("".join(parts))), parts[-1]
    whole = str(int("".join(parts[:-1]) or "0"))
    fraction = f"{whole}.{last}".rstrip("0").rstrip(".")
    if not marks:
        return ()
    if len(set(marks)) == 1 and _grouped(parts):
        return (joined, fraction) if len(marks) == 1 and not marks[0].isspace() else (joined,)
    if len(marks) == 1 and not marks[0].isspace():
        return (fraction,)
    if len(set(marks[:-1])) == 1 and marks[-1] != marks[0] and _grouped(parts[:-1]):
        return (fraction,)
    return ()


def _may_be_two(marks: list[str]) -> bool:
    """Tell whether figures with a mark in them may be numbers by themselves: a time, an article and its paragraph."""
    return all(mark.isspace() for mark in marks) or len(marks) == 1


def _grouped(parts: list[str]) -> bool:
    """Tell whether digits stand in groups of three, or as in India in groups of two before the last three."""
    first, *middle, last = parts
    inner = {len(part) for part in middle}
    return 0 < len(first) <= _GROUP and len(last) == _GROUP and (inner <= {_GROUP} or inner == {_INDIAN_GROUP})


def _roman(text: str) -> Iterator[Numeral]:
    latin = text.translate(_LOOKALIKES)
    shouted = text.isupper()  # among capitals only, a word may look like a numeral
    for match in _ROMAN.finditer(latin):
        if not match.group():
            continue
        values = [_ROMAN_VALUES[letter] for letter in match.group()]
        total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
        sure = not shouted and bool(_SURE_ROMAN.fullmatch(text, match.start(), match.end()))
        yield Numeral(match.start(), match.end(), (str(total),), sure)


def _han(text: str) -> Iterator[Numeral]:
    for match in _HAN.finditer(text):
        figures = match.group()
        if _HAN_UNITS.get(figures, 0) >= _MYRIAD:
            continue  # the scale of figures before it
        readings = [str(_han_value(figures))]
        if all(char in _HAN_DIGITS for char in figures):
            readings.insert(0, str(int("".join(str(_HAN_DIGITS[char]) for char in figures))))
        yield Numeral(match.start(), match.end(), tuple(readings), sure=False)


def _han_value(figures: str) -> int:
    total = section = digit = 0
    for char in figures:
        unit = _HAN_UNITS.get(char)
        if unit is None:
            digit = _HAN_DIGITS[char]
        elif unit >= _MYRIAD:
            total, section, digit = (total + section + digit) * unit, 0, 0
        else:
            section, digit = section + (digit or 1) * unit, 0
    return total + section + digit


def _hebrew(text: str) -> Iterator[Numeral]:
    for match in _HEBREW.finditer(text):
        total = sum(_HEBREW_VALUES.get(char, 0) for char in match.group())
        yield Numeral(match.start(), match.end(), (str(total),), sure=False)


def _ethiopic(text: str) -> Iterator[Numeral]:
    for match in _ETHIOPIC.finditer(text):
        total = 0
        for char in match.group():
            value = int(numeric(char))
            total = (total or 1) * value if value >= _CENTURY else total + value
        yield Numeral(match.start(), match.end(), (str(total),), sure=False)
