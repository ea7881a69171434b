"""Page furniture of a browser: what a printed or pasted web page carries before and after its text.

Changes: takes out the window's title before a print stamp, the stamp (`10/26/23, 12:28 PM`), lines of navigation
(`Party Ar En Es Ru Tr`, `Login | Register`), addresses with page numbers at the ends.
Leaves alone: a date or an address inside the text, a title that no stamp follows, a list of languages in a sentence.
"""

from __future__ import annotations

import re
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
_SEPARATORS = re.compile(r"\s*[|·•›»>/\\]\s*|\s{2,}|\s+[-–]\s+")
_CODE = re.compile(r"(?:[A-Z][a-z]{1,2}|[A-Z]{2,3}|[a-z]{2,3})(?:[-_][A-Za-z]{2,4})?$")
_BULLET = re.compile(r"^[•·*–-]\s+")
#: So many language codes in a row, and such a part of the line, are a menu of languages.
_CODES = 2
_PART = 0.5


def found(lines: Sequence[Line]) -> dict[int, Rule]:
    """Find the furniture of a browser at both ends of a source.

    Returns:
        The rule by index of the line that goes.
    """
    contents = [line.content for line in lines]
    going: dict[int, Rule] = {}
    stamp = next((index for index, text in enumerate(contents[: _REACH // 2]) if is_stamp(text)), None)
    if stamp is not None:
        going[stamp] = ID
        if stamp == 1:
            going[0] = TITLE_ID
    for index in (*range(min(_REACH, len(contents))), *range(max(len(contents) - _REACH // 2, 0), len(contents))):
        if index in going:
            continue
        if is_stamp(contents[index]) or (_ADDRESS.match(contents[index]) and not _goes_on(lines, index)):
            going[index] = ID
        elif is_navigation(contents[index]):
            going[index] = NAVIGATION_ID
    return _at_the_ends(
        {index: rule for index, rule in going.items() if not _is_alone(going, contents, index)}, len(contents)
    )


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line goes on the sentence of the one before it."""
    return index > 0 and lines[index].gap is Gap.NONE and ends_open(lines[index - 1].content)


def _is_alone(going: dict[int, Rule], contents: Sequence[str], index: int) -> bool:
    """Tell whether a line is one word of web pages, with no other furniture beside it: `Print` may be a title."""
    one_word = going[index] is NAVIGATION_ID and contents[index].isalpha()
    return one_word and going.keys().isdisjoint({index - 1, index + 1})


def is_stamp(text: str) -> bool:
    """Tell whether a line is a date and a time and nothing else, or a print header with the page's title after them."""
    match = _STAMP.match(text)
    if not match:
        return False
    rest = match["rest"].strip(" \u202f\u00a0")
    return len(rest) <= _DAYTIME or (len(rest) <= _TITLE and rest[-1] not in ".,;:")


def is_navigation(text: str) -> bool:
    """Tell whether a line is a menu: only words of web pages, or mostly codes of languages at its end."""
    bare = _BULLET.sub("", text)
    parts = [part.strip().lower() for part in _SEPARATORS.split(bare) if part.strip()]
    words = set(table("furniture")["words"])
    if parts and (all(part in words for part in parts) or (bare.lower().strip() in words)):
        return True
    tokens = [token for token in re.split(r"[\s|·•/,]+", bare) if token]
    if tokens and all(token.lower() in words for token in tokens):
        return True
    codes = [code for code in takewhile(_CODE.match, reversed(tokens)) if _looks(code) == _looks(tokens[-1])]
    known = sum(script_of(re.split("[-_]", code)[0].lower()) is not None for code in codes)
    # Small words at the end of a sentence are codes of some language too: a menu of small codes has nothing else.
    part = 1 if codes and codes[0].islower() else _PART
    return known >= _CODES and known >= _PART * len(codes) and len(codes) >= part * len(tokens)


def _looks(code: str) -> tuple[bool, bool]:
    return code.islower(), code.isupper()


def _at_the_ends(going: dict[int, Rule], count: int) -> dict[int, Rule]:
    """Keep what hangs together with the beginning or the end: furniture in the middle is the author's."""
    head = next((index for index in range(count) if index not in going), count)
    tail = next((index for index in reversed(range(count)) if index not in going), -1)
    return {index: rule for index, rule in going.items() if index < head or index > tail}
