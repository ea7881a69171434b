"""Sentences of a passage: how many at least and at most, where a stop may or may not end one.

Ends are the marks of Unicode's property Sentence_Terminal (UAX #29) that are in use, and those of the language's data.
A stop ends no sentence after an abbreviation, an initial or an ordinal number, nor before a small letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from publish.parity.links import links
from publish.parity.rules import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.parity.rules import LanguageRules

_STRONG = "!?。．！？｡؟۔।॥።፧։៕᙮᠃᱾꓿…"
_CLOSERS = "\"'”’»›)]）】」』》〉“‘"
#: Scripts without spaces between sentences end them without one too.
_UNSPACED = "。！？｡።"
_WEAK = re.compile(r"[;；؛:：፤]|\s[–—]\s")
_COMMA = re.compile(r"[,،，、፣՝]")
_LOUD = re.compile(r"[?!？！؟\u037e՞፧](?=\s|$)")
_WORD_BEFORE = re.compile(r"[^\s(\[«„“\"'’]*$")
_NEXT = re.compile(r"[^\W_]")
#: An article that takes no capital where a sentence begins (Afrikaans ’n, Dutch ’t).
_SMALL_ARTICLE = re.compile(r"\s*['’‘][nts]\s+")
#: An ordinal has two digits at most: `in 1945.` ends a sentence in any language.
_ORDINAL = re.compile(r"\d{1,2}")
#: The beginning of a name that may begin with a small letter all the same: iPhone, pH, e-ID.
_SMALL_NAME = re.compile(r"[^\W\d_]-?[^\W\d_]{1,2}")
_SHORT_WORD = 3


@dataclass(frozen=True, slots=True)
class SentenceCount:
    """How many sentences a passage has at least and at most, and how many of its marks divide less.

    `weak` marks are semicolons, colons and dashes; `commas` those of any script; `loud` marks ask or call.
    """

    least: int
    most: int
    weak: int
    commas: int
    loud: int


def count_sentences(text: str, rules: LanguageRules) -> SentenceCount:
    """Count the sentences of a passage."""
    most, doubtful, start, sure = 0, 0, 0, True
    for end, ends_surely in [*_ends(text, rules), (len(text), True)]:
        if _NEXT.search(text, start, end):
            most += 1
            doubtful += not sure
            sure = True
        start = end
        sure = sure and ends_surely
    return SentenceCount(
        most - doubtful, most, len(_WEAK.findall(text)), len(_COMMA.findall(text)), len(_LOUD.findall(text))
    )


@lru_cache(maxsize=32)
def _pattern(terminators: str) -> re.Pattern[str]:
    closers = f"[{re.escape(_CLOSERS)}]*"
    strong = re.escape(_STRONG + terminators)
    return re.compile(rf"(?:[.{strong}]|፡፡|::)+{closers}(?=\s|$)|[{_UNSPACED}]+{closers}|\n")


def _ends(text: str, rules: LanguageRules) -> Iterator[tuple[int, bool]]:
    """Yield where sentences end or may end, and whether they surely do."""
    addresses = {link.offset for link in links(text)}
    for match in _pattern(rules.terminators).finditer(text):
        marks = match.group().rstrip(_CLOSERS)
        article = _SMALL_ARTICLE.match(text, match.end())
        follower = _NEXT.search(text, article.end() if article else match.end())
        if marks == "\n" or follower is None:
            yield match.end(), True
        elif follower.group().islower() and (follower.start() in addresses or _small_name(text, follower.start())):
            if marks != "." or _stop(text[: match.start()], "", rules):
                yield match.end(), False
        elif marks == ".":
            sure = _stop(text[: match.start()], follower.group(), rules)
            if sure is not None:
                yield match.end(), sure
        elif not follower.group().islower():
            yield match.end(), not marks.endswith(("…", ".."))


def _small_name(text: str, start: int) -> bool:
    """Tell whether a name begins with a small letter, and goes on with a capital."""
    match = _SMALL_NAME.match(text, start)
    return match is not None and any(char.isupper() for char in match.group())


def _stop(before: str, follower: str, rules: LanguageRules) -> bool | None:
    """Tell whether a stop surely (True) or perhaps (False) ends a sentence; None where it does not."""
    found = _WORD_BEFORE.search(before)
    word = found.group() if found else ""
    alone = word == before.strip()
    if follower.islower() or (alone and (len(word) < _SHORT_WORD or not word.isalpha())):
        return None  # goes on in small letters, or is the label before a passage
    if alone:
        return False  # `Nothing.`, or `Note.`
    abbreviated = fold(word) in rules.abbreviations or (len(word) == 1 and word.isalpha()) or "." in word
    ordinal = bool(_ORDINAL.fullmatch(word)) and (rules.ordinal_stop or not rules.known)
    unknown = not rules.known and len(word) <= _SHORT_WORD
    return not (abbreviated or ordinal or unknown)
