"""What is in no language: addresses of the net, files' names, handles."""

from __future__ import annotations

import re

#: `https://…`, `www.…`, `a@b.org`, `b.org/c`, `b.org`, `rules.txt`, `@name`.
_ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]*://\S+|(?:www\.|[\w.+-]*@)[\w./-]+|\w[\w-]*(?:\.\w[\w-]+)+(?:/\S*)?", re.IGNORECASE
)


def blanked(text: str) -> str:
    """Put U+0000 in the place of each character of an address, so that places stay."""
    return _ADDRESS.sub(lambda found: "\0" * len(found.group()), text)


def spoken(text: str) -> str:
    """Return the part of a text that is in a language, with a space for each address."""
    return _ADDRESS.sub(" ", text)
