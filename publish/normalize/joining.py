"""Joining two lines that a program parted: with a space, or with nothing where the line end cut a word."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

from publish.normalize.tables import script_of, table

#: Hyphen-minus, hyphen, Armenian hyphen, maqaf.
_HYPHENS = "-\u2010\u058a\u05be"
#: Signs at which programs break addresses, and with which none ends.
_WITHIN = frozenset("#?&=%_-+")


def joint(before: str, after: str, *, full: bool, anywhere: bool) -> str:
    """Return what belongs between two lines.

    Args:
        before: the first line.
        after: the line that goes on.
        full: whether the first line is filled to its last cell.
        anywhere: whether the program that wrapped breaks inside of words where a script has spaces.
    """
    data, one, other = table("joining"), before[-1], after[0]
    if ends_in_address(before):
        return "" if _goes_on_address(one, after) else " "
    if cuts_word(before, after):
        return " " if is_suspended(after) else ""
    if (one == "/" and other.isalnum()) or not word_spaced(one, other):
        return ""
    script = script_of(one)
    if not full or script is None or script != script_of(other):
        return " "
    if script in data["seldom_spaced"]:
        return " " if one in data["spaced_signs"] else ""
    cut = data["cut"].get(script) if anywhere else None
    return "" if cut and not _word_ends(before, after, cut) else " "


def ends_in_address(text: str) -> bool:
    """Tell whether the last word of a text is an address of the net, with its scheme."""
    return "://" in text.rsplit(None, 1)[-1]


def _goes_on_address(last: str, after: str) -> bool:
    """Tell whether an address whose last sign is `last` goes on in the next line."""
    word = after.split(None, 1)[0].rstrip(".,;:!?)")
    return last in _WITHIN or (last == "/" and not (_WITHIN | {"/", "."}).isdisjoint(word))


def cuts_word(before: str, after: str) -> bool:
    """Tell whether a line ends in a hyphen that a word goes on behind, its own or one of a program that cut it."""
    return before[-1] in _HYPHENS and before[-2:-1].isalnum() and after[0].isalnum()


def is_suspended(after: str) -> bool:
    """Tell whether a hyphen before a text stands for the second part of a word that comes later: `pre- and postwar`."""
    return after.split(" ", 1)[0].strip(",;").lower() in table("joining")["suspending"]


def first_word(text: str, *, anywhere: bool) -> str:
    """Return what could not have been broken at the beginning of a line.

    A word; in scripts that break anywhere one character, with those behind it that may not begin a line. Scripts
    with few spaces, and Korean, are broken so by some programs only: `anywhere` says whether by this one.
    """
    data = table("joining")
    script = script_of(text[0])
    if not (_unspaced(text[0]) or (anywhere and (script in data["seldom_spaced"] or script in data["cut"]))):
        return text.split(" ", 1)[0]
    end = 1
    while end < len(text) and (text[end] in data["no_beginning"] or unicodedata.combining(text[end])):
        end += 1
    return text[:end]


def word_spaced(before: str, after: str) -> bool:
    """Tell whether a space belongs between two characters that a line end parts."""
    signs = table("joining")["signs"]
    return before not in signs and after not in signs and not (_unspaced(before) and _unspaced(after))


def hanging(text: str) -> str:
    """Return the stop at the end of a line that may stand outside of the margin; empty where there is none."""
    return text[-1] if text[-1] in table("joining")["hanging"] else ""


@lru_cache(maxsize=4096)
def _unspaced(character: str) -> bool:
    """Tell whether lines break beside a character anywhere: CJK letters, signs and full-width forms."""
    data = table("joining")
    return script_of(character) in data["unspaced"] or character in data["signs"] or "\uff01" <= character <= "\uff65"


def _word_ends(before: str, after: str, cut: dict[str, Any]) -> bool:
    """Tell whether a line that is full to the last cell ends with a word, as far as endings show it."""
    if after.split(" ", 1)[0].rstrip(".,") in cut["suffixes"]:
        return False
    last = before.rsplit(" ", 1)[-1]
    return last in cut["words"] or (last.endswith(tuple(cut["endings"])) and len(last) > 1)
