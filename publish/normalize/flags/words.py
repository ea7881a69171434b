"""Kinds that a word shows: said twice, with a letter three times, of two scripts, with a digit for a letter."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from publish.locale import script_of as script_of_tag
from publish.normalize.flags.spot import Spot, holds, primary, rules
from publish.normalize.tables import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LETTER = r"[\w\u0300-\u036f\u0900-\u0dff\u200c\u200d]"
_WORD = re.compile(rf"[^\W\d_]{_LETTER}*")
_TWICE = re.compile(
    rf"(?<!{_LETTER})(?P<word>[^\W\d_]{_LETTER}*+)[ \u00a0]++(?P<again>(?P=word))(?!{_LETTER})", re.IGNORECASE
)
#: A word that begins a sentence and stands there twice has so many letters: German may say `Die die`.
_AT_BEGINNING = 5
_VOWELS = frozenset("aeiouyäöüæøåɛɔəıаеёиоуыэюяіїєѣαεηιουω")
_IN_NAMES = frozenset("_-./\\@#0123456789")
_TRIPLE = re.compile(r"([^\W\d_])\1\1+")
_ROMAN = re.compile(r"[ivxlcdm]+$", re.IGNORECASE)
_DIGIT = re.compile(r"(?<![\w.-])[^\W\d_]*[^\W\d_]{2}(?P<digit>\d)[^\W\d_]{2}[^\W\d_]*(?![\w-])")
_ANY = re.compile(r"\d")
_INSIDE = re.compile(r"[^\W\d_]\d[^\W\d_]")
#: Of so many words of two scripts, a text has them as its own spelling.
_SPELLING_ONE_IN, _SPELLING = 60, 6


def duplicates(text: str, tag: str) -> Iterator[Spot]:
    """Find words that stand there twice in a row (`duplicate-word`)."""
    data, language = rules("duplicate-word"), primary(tag)
    if language in data["repeating"]:
        least = data["repeating_letters"]
    elif language in data["languages"]:
        least = data["letters"]
    else:
        return
    right = data["right"].get(language, ())
    for match in _TWICE.finditer(text):
        word, again = match["word"], match["again"]
        same = word == again or (word.istitle() and again == word.lower() and len(word) >= _AT_BEGINNING)
        if same and len(word) >= least and word not in right and again not in right:
            yield Spot("duplicate-word", *match.span(), match["word"])


def tripled(text: str, tag: str) -> Iterator[Spot]:
    """Find letters that stand there three times in a row (`doubled-letter`)."""
    data = rules("doubled-letter")
    if not holds(data, tag) or not _TRIPLE.search(text):
        return
    only, own = data["only"].get(primary(tag)), data["own"].get(primary(tag), "")
    for word in _WORD.finditer(text):
        match = _TRIPLE.search(word.group())
        if not match or _ROMAN.fullmatch(word.group()) or set(word.group()) == {match[1]} or match[1] in "wW":
            continue
        # Capitals are an acronym (IEEE), a word without a vowel a sound (hmmm), one among signs a name (foo_VVV-1).
        around = {text[word.start() - 1 : word.start()], text[word.end() : word.end() + 1]} & _IN_NAMES
        if match.group().isupper() or around or (script_of(match[1]) != "Arab" and not _has_vowel(word.group())):
            continue
        if (
            script_of(match[1]) in data["scripts"]
            and (only is None or match[1].lower() in only)
            and match[1] not in own
        ):
            start = word.start()
            yield Spot("doubled-letter", start, start + match.end(), word.group()[: match.start()] + match[1])


def _has_vowel(word: str) -> bool:
    return any(unicodedata.normalize("NFD", letter)[0] in _VOWELS for letter in word.lower())


def mixed(text: str, tag: str) -> Iterator[Spot]:
    """Find words with letters of two scripts (`mixed-script-word`), unless the text is spelled so."""
    data = rules("mixed-script-word")
    if text.isascii() or script_of_tag(tag) not in data["scripts"]:
        return
    if len({script_of(one) for one in set(text)} & {*data["scripts"]}) < 2:  # noqa: PLR2004 - two scripts
        return
    found: list[Spot] = []
    count = 0
    for word in _WORD.finditer(text):
        count += 1
        scripts = Counter(script for letter in word.group() if (script := script_of(letter)) in data["scripts"])
        if len(scripts) > 1 and "µ" not in word.group():
            found.append(Spot("mixed-script-word", word.start(), word.end(), _in_one(word.group(), scripts, data)))
    if len(found) < _SPELLING or len(found) * _SPELLING_ONE_IN < count:
        yield from found


def _in_one(word: str, scripts: Counter[str | None], data: Mapping[str, Mapping[str, str]]) -> str | None:
    """Spell a word in the script of most of its letters; None where a letter has no likeness there."""
    best = max(sorted(filter(None, scripts)), key=lambda script: scripts[script])
    spelled: list[str] = []
    for letter in word:
        script = script_of(letter)
        latin = data.get(script or "", {}).get(letter, letter if script == "Latn" else None)
        if script == best or script not in data["scripts"]:
            spelled.append(letter)
        elif latin is None:
            return None
        elif best == "Latn":
            spelled.append(latin)
        else:
            alike = next((own for own, other in data[best].items() if other == latin), None)
            if alike is None:
                return None
            spelled.append(alike)
    return "".join(spelled)


def digits(text: str, tag: str) -> Iterator[Spot]:
    """Find words with a digit in the place of a letter that looks like it (`digit-for-letter`)."""
    letters = rules("digit-for-letter").get(script_of_tag(tag) or "", {})
    if not letters or not _ANY.search(text) or not _INSIDE.search(text):
        return
    found = [match for match in _DIGIT.finditer(text) if match["digit"] in letters and match.group().islower()]
    if len(found) < _SPELLING:
        for match in found:
            word, place = match.group(), match.start("digit") - match.start()
            suggestion = word[:place] + letters[match["digit"]] + word[place + 1 :]
            yield Spot("digit-for-letter", *match.span(), suggestion)
