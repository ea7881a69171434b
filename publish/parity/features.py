"""What of a unit is compared to find its partner in another language: kind, length, numbers, words of like form."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.parity.figures import figures
from publish.parity.model import Kind
from publish.parity.needs import count_letters, language_need
from publish.parity.rules import fold, rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.locale import Language
    from publish.parity.units import Unit

#: Words of so many first letters in common are taken for the same word: names, and words of one origin.
_STEM = 5
_END = re.compile(r"[.!?。！？؟۔।॥։።]+(?=\W*(?:\s|$))|[。！？]")
#: Smaller numbers in words (`one`, `both`) say little.
_FIRST_WORD = 3
_WORD = re.compile(rf"[^\W\d_]{{{_STEM},}}")


@dataclass(frozen=True, slots=True)
class Feature:
    """A unit as alignment sees it.

    `size` is how many letters English would need for it, `numbers` certainly stand in it (headings are counted, also by
    letters), `words` may say numbers, `values` are all that it may have, `stems` are the beginnings of its words;
    `sentences` end in it, None where the script has no mark for that; `spells` says that its language's number words
    are known; `setting` is where it stands beside the running text.
    """

    kind: Kind
    size: float
    numbers: frozenset[str]
    words: frozenset[str]
    values: frozenset[str]
    stems: frozenset[str]
    sentences: int | None = None
    spells: bool = False
    setting: str = ""

    def scaled(self, factor: float) -> Feature:
        """Return the unit as one of a language that needs more, or fewer, letters."""
        return replace(self, size=self.size * factor)


def feature(unit: Unit, language: Language) -> Feature:
    """Measure a unit."""
    text = unit.text
    read = figures(text, language)
    return Feature(
        unit.kind,
        max(count_letters(text, language) / math.exp(language_need(language)[0]), 1.0),
        frozenset(one.value for one in read.numerals if one.sure or unit.kind is Kind.HEADING),
        frozenset(value for value in read.words if int(value) >= _FIRST_WORD),
        read.values,
        frozenset(word.group()[:_STEM] for word in _WORD.finditer(fold(text))),
        len(_END.findall(text)) if rules(language).sentences else None,
        bool(rules(language).numbers),
        unit.setting,
    )


def together(features: Sequence[Feature]) -> Feature:
    """Take neighbours as one."""
    if len(features) == 1:
        return features[0]
    return replace(
        features[0],
        size=sum(one.size for one in features),
        numbers=frozenset().union(*(one.numbers for one in features)),
        words=frozenset().union(*(one.words for one in features)),
        values=frozenset().union(*(one.values for one in features)),
        sentences=None if features[0].sentences is None else sum(one.sentences or 0 for one in features),
        stems=frozenset().union(*(one.stems for one in features)),
    )
