"""Which codes' pages are about some words: for whoever knows what is wrong and not what it is called here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.diagnostics.codes import Code
from publish.diagnostics.pages import code_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.diagnostics.pages import CodePage

_WORD = re.compile(r"[^\W_]+(?:[-.+'’][^\W_]+)*")
#: What a word weighs by where it stands; whoever looks for it thinks of a title first.
_TITLE, _SAYS, _REST = 4, 2, 1
#: Words as short as these are only found whole, longer ones by how they begin.
_SHORT = 3
_ENDINGS = re.compile(r"(?:ies|ing|es|ed|s|y|e)$")
#: Words that say nothing of what is meant.
_EMPTY = frozenset(
    {"a", "an", "the", "of", "in", "is", "are", "for", "to", "my", "on", "with", "and", "or", "not", "no"}
)


def about(words: Sequence[str]) -> tuple[Code, ...]:
    """Find the codes whose pages have the words, those first that have more of them and in their titles.

    Where some pages have all of the words, the others are left out.
    """
    sought = [word for word in _WORD.findall(" ".join(words).casefold()) if word not in _EMPTY]
    weighed = {code: [_weight(word, code_page(code)) for word in sought] for code in Code}
    found = {code: weights for code, weights in weighed.items() if any(weights)}
    most = max((sum(map(bool, weights)) for weights in found.values()), default=0)
    kept = [code for code, weights in found.items() if sum(map(bool, weights)) == most]
    return tuple(sorted(kept, key=lambda code: (-sum(found[code]), code)))


def _weight(word: str, page: CodePage) -> int:
    says = f"{page.what} {page.also}"
    places = ((page.code.meaning, _TITLE), (says, _SAYS), (f"{page.why} {page.mend}", _REST))
    return max((weight for text, weight in places if _has(text.casefold(), word)), default=0)


def _has(text: str, word: str) -> bool:
    stem = word if len(word) <= _SHORT else _ENDINGS.sub("", word)
    return any(one == word or (len(stem) > _SHORT and one.startswith(stem)) for one in _WORD.findall(text))
