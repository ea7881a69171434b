"""Numbers in words: `third`, `столетие`, `الثالث والعشرين`, by the words that each language's data give."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.parity.rules import fold, rules
from publish.parity.words import word_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publish.locale import Language
    from publish.parity.rules import LanguageRules

#: How many letters an ending may have that a star in the data stands for, and how few the stem before it.
_ENDING = 6
_STEM = 2
#: So many letters has a word in the dual, at least.
_DUAL = 5
_TEN = 10
_HOURS = 12
_HUNDRED = 100
_THOUSAND = 1000
#: French says 4 times 20, and adds up to 19 to it.
_SCORE, _FOURSCORE = 20, 80
#: How many letters may follow an ending that is joined to a number word (`dreijährige`, `dreimaligen`).
_INFLECTION = 2
#: So many number words say one number, with at most one short word (`and`) between two of them.
_LONGEST = 7
_SHORT_WORD = 3
#: So many letters of a number word must begin another word that may mean it: in inflected languages, in others.
_INFLECTED, _UNINFLECTED = 2, 5
#: So many may begin a longer word, of which so many letters more are what is counted: `Dreimeterbrett`, `trzymetrowy`.
_HEAD, _COUNTED = 4, 4
#: So many words of a text are remembered with what they mean: most stand in it many times.
_WORDS = 1 << 16
#: What stands behind the last word.
_NO_WORD: tuple[str, tuple[int, ...]] = ("", ())


def spelled(text: str, language: Language) -> frozenset[int]:
    """Return the numbers that the words of a text may mean, neighbours added up (`twenty-third` is 20, 3 and 23)."""
    row = rules(language)
    if not row.numbers:
        return frozenset()
    if not row.spaces:
        return within(text, row.numbers.items())
    folded = _folded(text)
    coming = _coming_hours(folded, row)
    words = [
        (match.group(), _reached(_values(match.group(), language), coming=match.start() in coming))
        for match in word_pattern().finditer(folded)
    ]
    found = {value for _, values in words for value in values}
    for first, second, third in zip(words, [*words[1:], _NO_WORD], [*words[2:], _NO_WORD, _NO_WORD], strict=False):
        # Behind a longer word than `and` another number begins.
        behind = (*second[1], *(third[1] if len(second[0]) <= _SHORT_WORD else ()))
        found |= {total for one in first[1] for other in behind for total in _compound(one, other)}
    return frozenset(found)


def said(text: str, language: Language) -> tuple[tuple[str, int], ...]:
    """Return what the words of a text say, each number as a whole (`four hundred` is 400 alone) with its place.

    `first` and `half` are among them by name: the number 1 is in most languages an article too, and a half no number.
    Nothing where words do not stand apart.
    """
    row = rules(language)
    if not row.numbers or not row.spaces:
        return ()
    found: list[tuple[str, int]] = []
    whole, start, apart = 0, 0, 0
    folded = _folded(text)
    even = len(folded) == len(text)
    coming = _coming_hours(folded, row)
    for match in word_pattern().finditer(folded):
        word = match.group()
        name = next((name for name, words in row.parts.items() if _is_among(word, words, row)), "")
        value = 0 if name else next(iter((*_values(word, language), *_thousands(word, row))), 0)
        value = _reached((value,), coming=match.start() in coming)[0]
        together = _whole(whole, value) if whole and value else 0
        if together:
            whole, apart = together, 0
            continue
        if not value and not name and not apart and len(word) <= _SHORT_WORD and _is_round(whole):
            apart += 1  # `and`, it may be
            continue
        if whole:
            found.append((str(whole), start))
        whole, start, apart = value, match.start() if even else 0, 0
        if name:
            found.append((name, start))
    if whole:
        found.append((str(whole), start))
    return tuple(found)


def _coming_hours(folded: str, row: LanguageRules) -> frozenset[int]:
    """Return where words stand that name an hour still to come (German `halb neun`)."""
    pattern = _before_hours(row.coming_hour)
    return frozenset(match.end() for match in pattern.finditer(folded)) if pattern else frozenset()


@lru_cache(maxsize=256)
def _before_hours(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})\s+") if phrases else None


def _reached(values: tuple[int, ...], *, coming: bool) -> tuple[int, ...]:
    """Return what a word says as it is; of an hour to come the one before it, which others name (`half past eight`)."""
    return ((values[0] - 2) % _HOURS + 1,) if coming and values and 0 < values[0] <= _HOURS else values


def _thousands(word: str, row: LanguageRules) -> tuple[int, ...]:
    return tuple(value for phrase, value in row.loose if phrase.strip() == word and value >= _THOUSAND)


def _is_round(number: int) -> bool:
    """Tell whether another number may follow behind `and`: tens, hundreds and thousands that nothing was added to."""
    return number >= _SCORE and number % (_TEN if number < _HUNDRED else _HUNDRED) == 0


def _is_among(word: str, words: Mapping[str, int], row: LanguageRules) -> bool:
    """Tell whether a word is one of those, with a particle before it or without."""
    forms = (word, *(word.removeprefix(one) for one in row.proclitics if word.startswith(one)))
    return any(_lookup(form, words) is not None for form in forms)


def _whole(before: int, value: int) -> int:
    """Return what two neighbours say as one number; 0 where they are two."""
    if value >= _THOUSAND:
        return before * value if before < value else 0
    if value == _HUNDRED:
        return before * value if before < _HUNDRED else 0
    if value == _SCORE and before % _HUNDRED * _SCORE == _FOURSCORE:
        return before - before % _HUNDRED + _FOURSCORE
    step = _TEN if value < _TEN else _HUNDRED if value < _HUNDRED else _THOUSAND
    if before >= step and before % step == 0:
        return before + value
    if before % _FOURSCORE == 0 and value < _SCORE:
        return before + value
    return before + value if before < _TEN <= value < _HUNDRED and value % _TEN == 0 else 0


def possible(text: str, language: Language) -> frozenset[int]:
    """Return the numbers that a text may mean besides: by inflected words, by several (`two hundred and fifty`)."""
    row = rules(language)
    folded = _folded(text)
    coming = _coming_hours(folded, row)
    matches = list(word_pattern().finditer(folded))
    words = [(match.group(), _meanings(match.group(), language)) for match in matches]
    found = {value for _, values in words for value in values}
    for match, (_, values) in zip(matches, words, strict=True):
        found.update(_reached(values, coming=match.start() in coming))
    found |= {2 for word, _ in words if len(word) >= _DUAL and word.endswith(row.dual_endings or ("\0",))}
    for first in range(len(words)):
        if words[first][1]:
            found |= _together(words[first : first + _LONGEST])
    return frozenset(found | within(text, row.loose))


def says_great_numbers(text: str, language: Language) -> bool | None:
    """Tell whether a text may have a number over a hundred in words, alone or within a word (`zweihundert`).

    None where no such word of the language is known.
    """
    row = rules(language)
    words = (*row.numbers.items(), *row.loose)
    great = [word.removesuffix("*").strip() for word, value in words if value >= _HUNDRED]
    folded = _folded(text)
    return any(word in folded for word in great) if great else None


def within(text: str, table: Iterable[tuple[str, int]]) -> frozenset[int]:
    """Return the numbers of words and phrases that a text has, wherever they stand; a star stands for any ending."""
    folded = _folded(text)
    return frozenset(value for phrase, value in table if phrase.removesuffix("*") in folded)


@lru_cache(maxsize=_WORDS)
def _meanings(word: str, language: Language) -> tuple[int, ...]:
    """Return what a word may mean by itself, or by how it begins."""
    row = rules(language)
    found = _values(word, language) or tuple(value for phrase, value in row.loose if phrase == word)[-1:]
    if found:
        return found
    least = _INFLECTED if row.inflected else _UNINFLECTED
    begun = [word[:length] for length in range(least, len(word) + 1)]
    begun += [word[:_HEAD]] if len(word) >= _HEAD + _COUNTED else []
    stems = (row.numbers.get(stem, row.numbers.get(f"{stem}*")) for stem in begun)
    return tuple({value for value in stems if value is not None})


def _together(words: Sequence[tuple[str, tuple[int, ...]]]) -> set[int]:
    """Return what the first words may mean together, two of them, three, and so on."""
    found: set[int] = set()
    ways: list[tuple[int, int]] = [(0, 0)]
    apart = 0
    for word, values in words:
        if not values:
            apart += 1
            if apart > 1 or len(word) > _SHORT_WORD:
                break
            continue
        apart = 0
        ways = [_after(whole, part, value) for whole, part in ways for value in values[:2]]
        found |= {whole + part for whole, part in ways}
    return found


def _after(whole: int, part: int, value: int) -> tuple[int, int]:
    """Add the next word of a number to what was said: thousands and more, and the part below."""
    if value >= _THOUSAND:
        return whole + (part or 1) * value, 0
    if value == _HUNDRED and part < _HUNDRED:
        return whole, (part or 1) * _HUNDRED
    if value == _SCORE and part % _HUNDRED * _SCORE == _FOURSCORE:
        return whole, part - part % _HUNDRED + _FOURSCORE
    return whole, part + value


def _folded(text: str) -> str:
    """Fold case, and leave out combining marks that folding may bring (Turkish İ) as they would cut a word."""
    return fold(text).replace("\u0307", "")


@lru_cache(maxsize=_WORDS)
def _values(word: str, language: Language) -> tuple[int, ...]:
    """Return what a word may mean: alone, without its particles, or as several number words in one (whole, parts)."""
    row = rules(language)
    forms = [word]
    for form in forms:
        forms.extend(form[len(particle) :] for particle in row.proclitics if form.startswith(particle))
    for form in forms:
        whole = _stem(form, row)
        if whole is not None:
            return (whole,)
    for form in forms:
        values = _joined(form, row) or _ended(form, row)
        if values:
            return values
    found = (_lookup(form, row.numbers) for form in forms)
    value = next((one for one in found if one is not None), None)
    return () if value is None else (value,)


def _ended(word: str, row: LanguageRules) -> tuple[int, ...]:
    """Return what a word means that is a number word and one of the language's endings (`dreimal`)."""
    for ending in row.numeral_endings:
        stem, found, inflection = word.rpartition(ending)
        if found and len(inflection) <= _INFLECTION:
            return (row.numbers[stem],) if stem in row.numbers else _joined(stem, row)
    return ()


def _joined(word: str, row: LanguageRules) -> tuple[int, ...]:
    """Return what a word means that is made of number words: the whole first, then its parts and those of two."""
    parts = _parts(word, row) if row.numeral_joints else None
    if parts is None:
        return ()
    whole = part = 0
    for value in parts:
        whole, part = _after(whole, part, value)
    two = [total for one, other in pairwise(parts) for total in sorted(_compound(one, other))]
    return tuple(dict.fromkeys((whole + part, *two, *parts)))


def _parts(word: str, row: LanguageRules) -> tuple[int, ...] | None:
    """Cut a word into two number words or more, with a joint between them or none; None where that is not possible."""
    for end in range(len(word) - _STEM, _STEM - 1, -1):
        first = _stem(word[:end], row) or row.scales.get(word[:end])
        if not first:
            continue
        for joint in row.numeral_joints:
            if not word.startswith(joint, end):
                continue
            last = word[end + len(joint) :]
            value = _stem(last, row) or row.scales.get(last)
            rest = (value,) if value else _parts(last, row)
            if rest is None and len(last) > _STEM:
                value = _lookup(last, row.numbers)
                rest = (value,) if value else None
            if rest is not None and max(first, rest[0]) >= _TEN:
                return (first, *rest)
    return None


def _stem(word: str, row: LanguageRules) -> int | None:
    """Look up a number word without an ending."""
    return row.numbers.get(word, row.numbers.get(f"{word}*"))


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
