"""Page furniture of a browser: what a printed or pasted web page carries before and after its text.

Changes: takes out the window's title before a print stamp, the stamp (`10/26/23, 12:28 PM`), lines of navigation
(`Party Ar En Es Ru Tr`, `Login | Register`), addresses with page numbers at the ends.
Leaves alone: what only its words speak for. `Act One` and `The End` are words like codes of languages, minutes begin
with a date and a time, a text may end with `Contact` and an address: such lines go where a line beside them, or one at
the other end, is of a kind that no author writes.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from publish.intake.repairs import Rule
from publish.locale import script_of
from publish.normalize.lines import Gap
from publish.normalize.tables import table
from publish.normalize.wrapping import ends_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.normalize.lines import Line

ID = Rule.BROWSER_HEADER
TITLE_ID = Rule.BROWSER_TITLE
NAVIGATION_ID = Rule.NAVIGATION

#: How many lines at either end can be furniture.
_REACH = 8
_STAMP = re.compile(
    r"(?=.*\d[:.]\d\d(?:\D|$))\d{1,4}\s?[./\u2010-\u2015年-]\s?\d{1,2}\s?[./\u2010-\u2015月-]\s?\d{1,4}日?[,،]?\s+\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?P<rest>.*)"
)
#: Room for AM, PM and their like in any language.
_DAYTIME = 8
#: Room for the title of the page, which some browsers set on the same line.
_TITLE = 120
_ADDRESS = re.compile(r"(?:https?://|file://|www\.)\S+(?:\s+\d+\s*[/из]+\s*\d+)?$|\d+\s*/\s*\d+\s+https?://\S+$")
_COUNTED = re.compile(r"^\d+\s*/\s*\d+\s|\s\d+\s*[/из]+\s*\d+$")
_SEPARATORS = re.compile(r"\s*[|·•›»>/\\]\s*|\s{2,}|\s+[-–]\s+")
_CODE = re.compile(r"(?:[A-Z][a-z]{1,2}|[A-Z]{2,3}|[a-z]{2,3})(?:[-_][A-Za-z]{2,4})?$")
_BULLET = re.compile(r"^[•·*–-]\s+")
_BAR = re.compile(r"\s[|·•›»>]\s|\|")
#: So many language codes in a row are a menu below a stamp, marked as an item or not, and such a part of the line.
_CODES, _MARKED_CODES, _PART = 3, 2, 0.5
#: So many are a menu of their own, a line of nothing else; so many of them are no word of any language.
_ALONE, _NO_WORDS = 4, 2
#: The title of a window is as long as this where a line below may say it again, in code points.
_SAID = 8


class _Sign(IntEnum):
    """How much a line says by itself: a word may be anyone's, two signs of a page show it, a form is none of prose."""

    WORD = 0
    PAGE = 1
    FORM = 2


def found(lines: Sequence[Line]) -> dict[int, Rule]:
    """Find the furniture of a browser at both ends of a source.

    Returns:
        The rule by index of the line that goes.
    """
    contents = [line.content for line in lines]
    ends = sorted({*range(min(_REACH, len(contents))), *range(max(len(contents) - _REACH // 2, 0), len(contents))})
    signs = {index: sign for index in ends if (sign := _sign(lines, index)) is not None}
    titled = 1 in signs and is_stamp(contents[1]) and 0 not in signs
    # The title of a window holds that of the page and more; a name above a day may stand again below it.
    said = contents[2:_REACH]
    again = titled and any(len(text) >= _SAID and text in contents[0] and text != contents[0] for text in said)
    pages = [index for index, sign in signs.items() if sign is not _Sign.WORD]
    stamps = [index for index in pages if is_stamp(contents[index])]
    proven = bool(stamps) and (again or len(stamps) < len(pages))
    going = {index: _rule(contents[index]) for index in pages if proven or signs[index] is _Sign.FORM}
    for index in (*ends, *reversed(ends)):  # a word of web pages goes where what stands beside it goes
        if signs.get(index) is _Sign.WORD and not going.keys().isdisjoint({index - 1, index + 1}):
            going[index] = NAVIGATION_ID
    if titled and 1 in going:
        going[0] = TITLE_ID
    return _at_the_ends(going, len(contents))


def _sign(lines: Sequence[Line], index: int) -> _Sign | None:
    """Say what a line at one of the ends is a sign of; None where it is text."""
    text = lines[index].content
    if is_stamp(text):
        return _Sign.PAGE
    if _ADDRESS.match(text):
        return None if _goes_on(lines, index) else _Sign.FORM if _COUNTED.search(text) else _Sign.WORD
    if is_navigation(text):
        return _Sign.FORM
    below = index > 0 and lines[index].gap is Gap.NONE and is_stamp(lines[index - 1].content)
    if below and is_menu_below_a_stamp(text):
        return _Sign.PAGE
    return _Sign.WORD if _is_words(text) else None


def _rule(text: str) -> Rule:
    return ID if is_stamp(text) or _ADDRESS.match(text) else NAVIGATION_ID


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line goes on the sentence of the one before it."""
    return index > 0 and lines[index].gap is Gap.NONE and ends_open(lines[index - 1].content)


def is_stamp(text: str) -> bool:
    """Tell whether a line is a date and a time and nothing else, or a print header with the page's title after them."""
    match = _STAMP.match(text)
    if not match:
        return False
    rest = match["rest"].strip(" \u202f\u00a0")
    return len(rest) <= _DAYTIME or (len(rest) <= _TITLE and rest[-1] not in ".,;:")


def is_navigation(text: str) -> bool:
    """Tell whether a line is a menu by its form: words of web pages or codes between bars, many codes alone."""
    bare = _BULLET.sub("", text)
    parts = [part.strip() for part in _SEPARATORS.split(bare) if part.strip()]
    barred = bool(_BAR.search(bare)) and len(parts) > 1
    if barred and all(part.casefold() in _words() for part in parts):
        return True
    codes = parts if barred else bare.split()
    known = {code.lower() for code in codes if len(code) == 2 and _known(code)}  # noqa: PLR2004 - ISO 639-1
    if len(known) != len(codes) or len({_looks(code) for code in codes}) != 1 or len(codes) < _CODES:
        return False
    no_words = len(known.intersection(table("furniture")["codes"]))
    return no_words >= (1 if barred else _NO_WORDS) and (barred or len(codes) >= _ALONE)


def is_menu_below_a_stamp(text: str) -> bool:
    """Tell whether a line ends in codes of languages, as a menu does whose page a stamp shows."""
    bare = _BULLET.sub("", text)
    tokens = [token for token in re.split(r"[\s|·•/,]+", bare) if token]
    codes = [code for code in takewhile(_CODE.match, reversed(tokens)) if _looks(code) == _looks(tokens[-1])]
    known = sum(map(_known, codes))
    # Small words at the end of a sentence are codes of some language too: a menu of small codes has nothing else.
    part = 1 if codes and codes[0].islower() else _PART
    enough = known >= (_CODES if bare == text else _MARKED_CODES)
    return enough and known >= _PART * len(codes) and len(codes) >= part * len(tokens)


def _is_words(text: str) -> bool:
    """Tell whether a line is nothing but words of web pages."""
    bare = _BULLET.sub("", text).casefold().strip()
    parts = [part.strip() for part in _SEPARATORS.split(bare) if part.strip()]
    tokens = [token for token in re.split(r"[\s|·•/,]+", bare) if token]
    return bare in _words() or any(run and all(one in _words() for one in run) for run in (parts, tokens))


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(table("furniture")["words"])


def _known(code: str) -> bool:
    return script_of(re.split("[-_]", code)[0].lower()) is not None


def _looks(code: str) -> tuple[bool, bool]:
    return code.islower(), code.isupper()


def _at_the_ends(going: dict[int, Rule], count: int) -> dict[int, Rule]:
    """Keep what hangs together with the beginning or the end: furniture in the middle is the author's."""
    head = next((index for index in range(count) if index not in going), count)
    tail = next((index for index in reversed(range(count)) if index not in going), -1)
    return {index: rule for index, rule in going.items() if index < head or index > tail}
