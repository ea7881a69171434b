"""The language that the name of a file says: `fa.txt`, `statutes-fa.docx`, `fa/statutes.md`.

It is prior knowledge, as a publication's languages are: what a text clearly says of itself weighs more.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTS = re.compile(r"[\s._()\[\]+]+|(?<![A-Za-z])-|-(?![A-Za-z])|-(?=[A-Za-z]{2,3}(?:[-_.\s]|$))")


def named_language(name: str, declared: Sequence[str]) -> str | None:
    """Return the one declared language that a file's name says, else that of its folder; None where it says none."""
    path = PurePosixPath(name.replace("\\", "/"))
    for part in (path.name.removesuffix(path.suffix), path.parent.name):
        own = {piece.casefold() for piece in (part, *_PARTS.split(part)) if piece}
        said = [tag for tag in declared if tag.casefold() in own]
        if said:
            return said[0] if len(said) == 1 else None
    return None
