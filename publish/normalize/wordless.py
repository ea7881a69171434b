"""What is in no language: addresses of the net, files' names, handles."""

from __future__ import annotations

import re

#: `https://…`, `www.…`, `a@b.org`, `b.org/c`, `b.org`, `rules.txt`, `@name`.
#: None begins within a word, so none is looked for there.
_ADDRESS = re.compile(
    r"(?<![a-z])[a-z][a-z0-9+.-]*://\S+|(?:www\.|(?<![\w.+-])[\w.+-]+@|@)[\w./-]+"
    r"|(?<!\w)\w[\w-]*(?:\.\w[\w-]+)+(?:/\S*)?",
    re.IGNORECASE,
)
#: What every address has: most texts have none, which this finds out far sooner.
_SIGN = re.compile(r"[@/]|\.[\w./-]")


def blanked(text: str) -> str:
    """Put U+0000 in the place of each character of an address, so that places stay."""
    return _ADDRESS.sub(lambda found: "\0" * len(found.group()), text) if _SIGN.search(text) else text


def spoken(text: str) -> str:
    """Return the part of a text that is in a language, with a space for each address."""
    return _ADDRESS.sub(" ", text) if _SIGN.search(text) else text
