"""Which codes' pages are about some words: for whoever knows what is wrong and not what it is called here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics.codes import Code
from publish.diagnostics.pages import code_page
from publish.stems import has, sought, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What a word weighs by where it stands; whoever looks for it thinks of a title first.
_TITLE, _SAYS, _REST = 4, 2, 1


def about(words: Sequence[str]) -> tuple[Code, ...]:
    """Find the codes whose pages have the words, those first that have more of them and in their titles.

    Where some pages have all of the words, the others are left out.
    """
    wanted = sought(words)
    weighed = {code: [_weight(word, code) for word in wanted] for code in Code}
    found = {code: weights for code, weights in weighed.items() if any(weights)}
    most = max((sum(map(bool, weights)) for weights in found.values()), default=0)
    kept = [code for code, weights in found.items() if sum(map(bool, weights)) == most]
    return tuple(sorted(kept, key=lambda code: (-sum(found[code]), code)))


def all_words() -> tuple[str, ...]:
    """List every word by which a code can be found, sorted."""
    return tuple(sorted({word for code in Code for text, _ in _places(code) for word in words_of(text)}))


def _weight(word: str, code: Code) -> int:
    return max((weight for text, weight in _places(code) if has(words_of(text), word)), default=0)


def _places(code: Code) -> tuple[tuple[str, int], ...]:
    page = code_page(code)
    return (code.meaning, _TITLE), (f"{page.what} {page.also}", _SAYS), (f"{page.why} {page.mend}", _REST)
