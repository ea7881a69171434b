"""Spaces: one between words, of the ordinary kind.

Changes: runs of spaces, tabs and typographic spaces inside a line to one space. Leaves alone: a single no-break or
narrow no-break space (French and figures need them), a single ideographic space, spaces at the ends (they are layout).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.intake.model import Edit
from publish.intake.repairs import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = Rule.SPACING

_SPACES = "[ \\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_RUN = re.compile(rf"{_SPACES}{{2,}}|[\t\u1680\u2000-\u2006\u2008-\u200a\u205f]")


def edits(text: str) -> Iterator[Edit]:
    """Make one space of every run of them."""
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    return (Edit(match.start(), match.end(), " ") for match in _RUN.finditer(text, first, last))
