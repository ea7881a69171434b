"""Escapes of reStructuredText: what would be markup is written so that it is text (docutils, Inline and Body)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

#: Schemes that docutils may make links of; the colon of every other one is escaped, so `javascript:` stays text.
_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9.+-]{0,30}$")
#: The roles that `filling` writes at the beginning of a line.
_OWN_ROLE = re.compile(r":(?:sup|sub|literal|enumerator|language-[A-Za-z0-9-]+):`")
#: What in an address would end it, or be an escape, a reference by name.
_UNSAFE = re.compile(r"[\s<>`\\]|_$")
_ENUMERATOR = re.compile(r"(?P<number>[0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+|#)(?P<stop>[.)])(?=\s|$)")
#: Signs that begin lists, options, fields, directives, tables, doctests and line blocks.
_STARTERS = frozenset("-+*•‣⁃:/>.=~^#_|`(")


def escaped(text: str, boundaries: Collection[int] = ()) -> list[str]:
    """Return the characters of a text, each as it must be written anywhere within a line.

    `boundaries` are the offsets before which inline markup begins or ends.
    """
    return [_escape(text, index, character, boundaries) for index, character in enumerate(text)]


def _escape(text: str, index: int, character: str, boundaries: Collection[int]) -> str:
    if character in "\\*`|":
        return "\\" + character
    if character == "_":
        # `word_` is a reference; between letters an underscore is only itself.
        return "_" if text[index + 1 : index + 2].isalnum() and index + 1 not in boundaries else "\\_"
    if character == ":":
        following = text[index + 1 : index + 2]
        if following == ":" or text[index - 1 : index] == ":":
            return "\\:"
        scheme = _SCHEME.search(text, max(index - 31, 0), index)
        if scheme and following.strip() and scheme.group().lower() not in _SAFE_SCHEMES:
            return "\\:"
    return character


def guarded(line: str, *, first: bool) -> str:
    """Return a line of a paragraph so that its beginning is no markup of the body.

    Args:
        line: the line, with inline escapes made.
        first: whether it begins the block; in the lines behind, only what looks like an underline matters.
    """
    if set(line) == {"\\"}:
        return "\\ " + line  # Backslashes alone would still look like a line of adornment.
    if line.startswith("\\") or _is_inline_markup(line):
        return line
    enumerator = _ENUMERATOR.match(line) if first else None
    if enumerator:
        place = enumerator.start("stop")
        return line[:place] + "\\" + line[place:]
    only_signs = not any(character.isalnum() for character in line)
    return "\\" + line if only_signs or (first and line[0] in _STARTERS) else line


def _is_inline_markup(line: str) -> bool:
    """Tell whether a line begins with markup of our own making: stars and back quotes of the text are escaped."""
    return line.startswith(("*", "`")) or bool(_OWN_ROLE.match(line))


def written_address(address: str) -> str:
    """Write the address of a link so that nothing in it is markup (RFC 3986, 2.1)."""
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), address)
