"""P012: spaces beside marks are as the language has them.

No space stands before a comma or stop, one stands after it, and one stands between a closing quotation mark and the
next word: except as each language's data say (French `;` takes a space, Turkish endings follow the mark). What a
text does more often than not is its custom, and is left alone; what stands behind an address in brackets is judged by
itself, for a program may have put a space there.

Norm: each language's own (Académie française, TDK); Unicode Line Breaking (UAX #14) for what a mark clings to.
Passes: `ainsi ; or`, `"Dünya Barış Günü"nde`, `3,5`, `example.org`.
Fails: `Day”supporting`, `الكوبية .`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.parity.blanks import OBJECT
from publish.parity.links import without_links
from publish.parity.marks import marks
from publish.parity.model import Finding, Outcome
from publish.parity.phrasing import excerpt, finding
from publish.parity.rules import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from publish.parity.model import Column, Passage, Row, Table
    from publish.parity.rules import LanguageRules

#: What a text does in so many of the cases is its custom.
_CUSTOM = 0.3

_BEFORE = re.compile(r"(?<=[\w)\]”»\"])[ \u00a0\u202f]+(?=([,.;:!?،؛؟۔])(?![\w.,:;!?)(\-/]))")
_CLINGING = re.compile(r"(?<=[\w)\]”»\"])[,.;:!?،؛؟۔](?![\w.])")
_AFTER = re.compile(
    r"(?<=[^\W\d_])[,;!?،؛؟](?=[^\W\d_])|(?<=[^\W\d_A-Z][^\W\d_])[.](?=[A-ZА-ЯΑ-Ω][^\W\d_])(?!\S*\.[a-z])"
)
#: Ways to write a thing, as a shell reads them: `{pre,post}rm`.
_BRACES = re.compile(r"\S*\{[^\s{}]*\}\S*")
_FOLLOWED = re.compile(r"[,;!?،؛؟.](?=\s)")
#: What closes a quotation that a mark opens; any other mark closes what it opens.
_CLOSING = {"«": "»", "»": "«", "‹": "›", "›": "‹", "„": "“”", "‚": "‘’", "“": "”", "‘": "’", "「": "」", "『": "』"}

#: What a bracket encloses, or a word, directly before a place.
_ENCLOSED = re.compile(r"(?:\([^()]*|\[[^\[\]]*|\S*)[)\]]*$")
_INSIDE = re.compile(r"(?<=[(\[]) +(?=\w)|(?<=\w) +(?=[)\]])")
_ENCLOSING = re.compile(r"[(\[](?=\w)|(?<=\w)[)\]]")


@dataclass(frozen=True, slots=True)
class _Rule:
    """What is looked for, what is wrong with it in words, and what the same thing looks like where it is right.

    `fault` yields spans and what each is about, a mark and where it stands; `right` gives the same where it is right.
    """

    fault: Callable[[str, LanguageRules], Iterator[tuple[int, int, str]]]
    wrong: str
    right: Callable[[str], Iterable[str]] | None


def check_spacing(table: Table) -> Outcome:
    """Look for spaces too many and too few beside marks, language by language."""
    findings: list[Finding] = []
    for column in table.columns:
        passages = [(row, one) for row in table.rows if (one := row.passages[column.index]) is not None]
        for rule in _RULES:
            findings += _findings(column, passages, rule)
    return Outcome(tuple(findings))


def _findings(column: Column, passages: list[tuple[Row, Passage]], rule: _Rule) -> Iterator[Finding]:
    """Yield what a rule finds in one language, but for marks with which it is the custom."""
    found = [
        (row, passage, span)
        for row, passage in passages
        for span in rule.fault(without_links(passage.text), rules(column.language))
    ]
    if not found:
        return
    wrong = Counter(mark for _, _, (_, _, mark) in found)
    texts = (without_links(passage.text) for _, passage in passages)
    right = Counter(mark for text in texts for mark in rule.right(text)) if rule.right else wrong
    for row, passage, (start, end, mark) in found:
        if rule.right is None or wrong[mark] <= _CUSTOM * (wrong[mark] + right[mark]):
            yield _finding(row, column, passage, (start, end), rule.wrong)


def _before(text: str, row: LanguageRules) -> Iterator[tuple[int, int, str]]:
    for match in _BEFORE.finditer(text):
        if match[1] not in row.space_before and row.spaces:
            yield match.start(), match.end() + 1, match[1] + _behind(match)


def _clinging(text: str) -> Iterator[str]:
    yield from (match.group() + _behind(match) for match in _CLINGING.finditer(text))


def _behind(match: re.Match[str]) -> str:
    """Return the address in brackets that something stands behind, each character of it U+FFFC; nothing else.

    An address that a line end cut stands there in several words.
    """
    enclosed = _ENCLOSED.search(match.string[: match.start()])
    return OBJECT if enclosed and OBJECT in enclosed.group() else ""


def _after(text: str, row: LanguageRules) -> Iterator[tuple[int, int, str]]:
    if not row.spaces:
        return
    own = (_BRACES, *(re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE) for word in row.comma_words))
    for pattern in own:
        text = pattern.sub(lambda match: OBJECT * len(match.group()), text)
    yield from ((*match.span(), match.group()) for match in _AFTER.finditer(text))


def _inside(text: str, row: LanguageRules) -> Iterator[tuple[int, int, str]]:
    if row.spaces:
        yield from ((*match.span(), _bracket(match)) for match in _INSIDE.finditer(text))


def _bracket(match: re.Match[str]) -> str:
    """Return the bracket that a space stands inside of."""
    around = match.string[match.start() - 1] + match.string[match.end()]
    return next(char for char in around if char in "()[]")


def _quotes(text: str, row: LanguageRules) -> Iterator[tuple[int, int, str]]:
    """Find words joined to a quotation: behind it, or before it where no particle is written together with it."""
    if not row.known or not row.spaces:
        return
    for opening, closing in _quotations(text, marks(text).quotes):
        if text[closing + 1 : closing + 2].isalnum() and not row.suffix_after_quote:
            yield closing, closing + 2, text[closing]
        if opening and text[opening - 1].isalnum() and not row.proclitics:
            yield opening - 1, opening + 1, text[opening]


def _quotations(text: str, quotes: Sequence[int]) -> list[tuple[int, int]]:
    """Pair quotation marks, of which one pair may stand inside another; none where they do not come out even."""
    found: list[tuple[int, int]] = []
    open_: list[int] = []
    for at in quotes:
        if open_ and text[at] in _CLOSING.get(text[open_[-1]], text[open_[-1]]):
            found.append((open_.pop(), at))
        else:
            open_.append(at)
    return [] if open_ else found


_RULES = (
    _Rule(_before, "a space before a mark", _clinging),
    _Rule(_after, "no space after a mark", _FOLLOWED.findall),
    _Rule(_inside, "a space inside brackets", _ENCLOSING.findall),
    _Rule(_quotes, "no space beside a quotation", None),
)


def _finding(row: Row, column: Column, passage: Passage, span: tuple[int, int], wrong: str) -> Finding:
    says = f"has {wrong}: “{excerpt(passage.text, *span)}”"
    return finding(Code.P012, (row, column, passage), says, "Mend it in the source.", span[0])
