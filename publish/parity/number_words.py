"""Numbers in words: `third`, `столетие`, `الثالث والعشرين`, by the words that each language's data give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.parity.rules import fold
from publish.parity.words import word_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.parity.rules import LanguageRules

#: How many letters an ending may have that a star in the data stands for, and how few the stem before it.
_ENDING = 6
_STEM = 2
_TEN = 10
_HUNDRED = 100


def spelled(text: str, rules: LanguageRules) -> frozenset[int]:
    """Return the numbers that the words of a text may mean, neighbours added up (`twenty-third` is 20, 3 and 23)."""
    if not rules.numbers:
        return frozenset()
    if not rules.spaces:
        return within(text, rules.numbers)
    words = [_values(word, rules) for word in word_pattern().findall(_folded(text))]
    found = {value for values in words for value in values}
    for index, values in enumerate(words):
        for later in words[index + 1 : index + 3]:
            found |= {total for one in values for other in later for total in _compound(one, other)}
    return frozenset(found)


def within(text: str, table: Mapping[str, int]) -> frozenset[int]:
    """Return the numbers of words and phrases that a text has, wherever they stand; a star stands for any ending."""
    folded = _folded(text)
    return frozenset(value for phrase, value in table.items() if phrase.removesuffix("*") in folded)


def _folded(text: str) -> str:
    """Fold case, and leave out combining marks that folding may bring (Turkish İ) as they would cut a word."""
    return fold(text).replace("\u0307", "")


def _values(word: str, rules: LanguageRules) -> tuple[int, ...]:
    """Return what a word may mean: alone, without its particles, or as unit and tens in one word."""
    forms = [word]
    for form in forms:
        forms.extend(form[len(particle) :] for particle in rules.proclitics if form.startswith(particle))
    for form in forms:
        value = _lookup(form, rules.numbers)
        if value is not None:
            return (value,)
    if rules.numeral_joint and rules.numeral_joint in word:
        left, _, right = word.partition(rules.numeral_joint)
        unit, tens = _lookup(left, rules.numbers), _lookup(right, rules.numbers)
        if unit is not None and tens is not None:
            return tuple(_compound(unit, tens))
    return ()


def _lookup(word: str, numbers: Mapping[str, int]) -> int | None:
    if word in numbers:
        return numbers[word]
    for cut in range(len(word), max(_STEM, len(word) - _ENDING) - 1, -1):
        value = numbers.get(word[:cut] + "*")
        if value is not None:
            return value
    return None


def _compound(one: int, other: int) -> set[int]:
    """Add a unit to tens, or multiply hundreds, in whichever order a language says them."""
    small, great = sorted((one, other))
    if 0 < small < _TEN <= great < _HUNDRED and great % _TEN == 0:
        return {small + great}
    if 1 < small < _TEN and great == _HUNDRED:
        return {small * great}
    return set()
