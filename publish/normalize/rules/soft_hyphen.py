"""Soft hyphens: the traces of another program's line breaking.

Changes: `Nyilat`U+00AD`kozat` to one word, also where a line ends in it. Leaves alone: real hyphens (U+002D, U+2010).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.intake.model import Edit
from publish.intake.repairs import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = Rule.SOFT_HYPHEN

_SOFT_HYPHEN = re.compile("\u00ad+")


def edits(text: str) -> Iterator[Edit]:
    """Take soft hyphens out: hyphenation is the engine's work, language by language."""
    return (Edit(match.start(), match.end(), "") for match in _SOFT_HYPHEN.finditer(text))
