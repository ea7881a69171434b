"""The data files of normalization, read once."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import Any

#: Below this many code points a text is looked at as a whole for its scripts, above it only its beginning.
_ENOUGH = 20_000
#: What a letter weighs when the script of a text is found: Latin 1, syllables and words 4, all others 2.
_WEIGHTS = {"Latn": 1, "Hani": 4, "Hira": 4, "Kana": 4, "Hang": 4, "Bopo": 4, "Yiii": 4}
_OTHER = 2


@lru_cache(maxsize=8)
def table(name: str) -> dict[str, Any]:
    """Return the data file of that name as TOML gives it; the caller must not change it."""
    text = files("publish.normalize").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def _ranges() -> tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...]]:
    rows = []
    for script, ranges in table("scripts").items():
        for pair in ranges:
            first, last = pair.split("-")
            rows.append((int(first, 16), int(last, 16), script))
    rows.sort()
    return tuple(row[0] for row in rows), tuple(row[1] for row in rows), tuple(row[2] for row in rows)


@lru_cache(maxsize=16_384)
def script_of(character: str) -> str | None:
    """Return the script (ISO 15924) that a letter belongs to; None for signs, digits and what the table lacks."""
    firsts, lasts, scripts = _ranges()
    point = ord(character)
    index = bisect_right(firsts, point) - 1
    return scripts[index] if index >= 0 and point <= lasts[index] else None


#: The ASCII characters that are no letters.
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


def scripts_in(text: str) -> Counter[str]:
    """Count the letters of each script in (the beginning of) a text."""
    return Counter(_counts(text))


@lru_cache(maxsize=256)
def _counts(text: str) -> dict[str, int]:
    if text.isascii():
        letters = len(text[:_ENOUGH].encode().translate(None, _NO_LETTERS))
        return {"Latn": letters} if letters else {}
    counts: dict[str, int] = {}
    for character, count in Counter(text[:_ENOUGH]).items():
        script = script_of(character) if character > "@" else None
        if script:
            counts[script] = counts.get(script, 0) + count
    return counts


@lru_cache(maxsize=256)
def main_script(text: str) -> str | None:
    """Return the script that a text is in: the one that says most, not the one with the most letters.

    Latin names and terms stand in texts of every script, so a letter of another script weighs more, a character that
    is a syllable or a word far more. Kana make Han Japanese and so count for all of it.
    """
    if text.isascii():
        return "Latn" if text.lower() != text.upper() else None
    counts = scripts_in(text)
    if not counts:
        return None
    if counts["Hira"] + counts["Kana"]:
        counts["Hira"] += counts.pop("Hani", 0) + counts.pop("Kana", 0)
    weights = {script: count * _WEIGHTS.get(script, _OTHER) for script, count in counts.items()}
    best = max(weights.values())
    return min(script for script, weight in weights.items() if weight == best)
