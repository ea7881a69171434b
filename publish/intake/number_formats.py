"""Automatic numbers as a word processor writes them, in the digits and letters of many scripts."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

#: Numbers beyond this are written in digits: nobody counts so far in letters.
_HIGHEST = 9_999
_HUNDRED, _TEN = 100, 10


def written(number: int, form: str) -> str:
    """Write a number in a format of ECMA-376 (17.18.59); in the digits 0 to 9 where the format is not known."""
    table = _table()
    digits = table["digits"].get(form, table["digits"]["decimal"])
    made = str(number).translate(str.maketrans("0123456789", digits))
    if not 0 < number <= _HIGHEST:
        return made
    if form in table["letters"]:
        letters = table["letters"][form]
        made = letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)
    elif form in table["additive"]:
        made = _additive(number, table["additive"][form])
    elif form in table["counted"] and number < _HUNDRED * _TEN:
        made = _counted(number, table["counted"][form])
    return f"{number:02}" if form == "decimalZero" else made


def _additive(number: int, signs: list[tuple[str, int]]) -> str:
    made = ""
    for sign, value in signs:
        made += sign * (number // value)
        number %= value
    return made


def _counted(number: int, signs: str) -> str:
    digits, ten, hundred = signs[:-2], signs[-2], signs[-1]
    hundreds, rest = divmod(number, _HUNDRED)
    tens, ones = divmod(rest, _TEN)
    made = (digits[hundreds - 1] if hundreds > 1 else "") + hundred if hundreds else ""
    made += ((digits[tens - 1] if tens > 1 else "") + ten) if tens else ""
    return made + (digits[ones - 1] if ones else "")


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files("publish.intake").joinpath("data", "number_formats.toml").read_text(encoding="utf-8"))
