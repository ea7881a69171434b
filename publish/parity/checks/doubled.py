"""P011: no word stands twice.

Doubled words come of editing. In many languages doubling is grammar (Indonesian, Hindi, Turkish), so single words
are judged only where the language's data say that it is not, groups of three words and more where there are data at
all. Where other languages double in the same row too, it is meant; so it is of a name that never stands alone.

Passes: `that that`, `nous nous`, `yavaş yavaş`, `peut-être être`.
Fails: `of the the people`; `يوم السلام العالمي" العالمي`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.parity.links import without_links
from publish.parity.marks import QUOTES
from publish.parity.model import Finding, Outcome
from publish.parity.phrasing import excerpt, finding
from publish.parity.rules import fold, rules
from publish.parity.words import word_pattern

if TYPE_CHECKING:
    from publish.parity.model import Column, Passage, Row, Table
    from publish.parity.rules import LanguageRules

_BETWEEN = re.compile(rf"[\s{QUOTES}]+")
_HYPHENS = ("-", "‑", "–", "'", "’")
_GROUP, _LONGEST_GROUP = 3, 8
_GROUP_LETTERS = 10
#: A single letter that stands so often by itself is a word (Polish `i`).
_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Habits:
    """What a language allows, and how often each word stands in its whole text."""

    rules: LanguageRules
    words: Counter[str]

    def allow(self, written: str, group: list[str]) -> bool:
        """Tell whether a group of words may stand twice in a row, as it is `written`."""
        if len(group) > 1:
            return not self.rules.known or len(group) < _GROUP or len("".join(group)) < _GROUP_LETTERS
        (word,) = group
        capitals = written[0].isupper() and written[-len(word) :][0].isupper()
        name = capitals and self.words[word] == len("BB")  # Bora Bora
        letter = len(word) == 1 and (capitals or self.words[word] < _WORDS)
        return not self.rules.doubled or letter or word in self.rules.doubled_allowed or name


def check_doubled(table: Table) -> Outcome:
    """Look for words that stand twice in each passage."""
    findings: list[Finding] = []
    habits = {column.index: _habits(table, column) for column in table.columns}
    for row in table.rows:
        found = [
            (column, passage, span)
            for column, passage in table.present(row)
            if (span := _doubled(without_links(passage.text), habits[column.index])) is not None
        ]
        if 2 * len(found) <= max(2, len(table.columns)):
            findings += [_finding(row, *one) for one in found]
    return Outcome(tuple(findings))


def _habits(table: Table, column: Column) -> _Habits:
    texts = (passage.text for row in table.rows if (passage := row.passages[column.index]) is not None)
    words = Counter(fold(match.group()) for text in texts for match in word_pattern().finditer(text))
    return _Habits(rules(column.language), words)


def _doubled(text: str, habits: _Habits) -> tuple[int, int] | None:
    """Return where the first doubling stands."""
    matches = list(word_pattern().finditer(text))
    words = [fold(match.group()) for match in matches]
    joined = [bool(_BETWEEN.fullmatch(text, one.end(), other.start())) for one, other in pairwise(matches)]
    for index in range(len(words)):
        for size in range(1, _LONGEST_GROUP + 1):
            end = index + 2 * size
            group = words[index : index + size]
            if end > len(words) or group != words[index + size : end] or not all(joined[index : end - 1]):
                continue
            first, last = matches[index].start(), matches[end - 1].end()
            hyphened = text[:first].endswith(_HYPHENS) or text[last:].startswith(_HYPHENS)
            if not hyphened and not habits.allow(text[first:last], group):
                return first, last
    return None


def _finding(row: Row, column: Column, passage: Passage, span: tuple[int, int]) -> Finding:
    says = f"has the same words twice: “{excerpt(passage.text, *span)}”"
    return finding(Code.P011, (row, column, passage), says, "Take one out.", span[0])
