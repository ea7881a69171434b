"""What style sheets say that matters to a text: bold, slanted, raised, hidden; by class, and on the element itself.

No cascade: a page that a word processor exported says with one class for each look what tags would have said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_RULE = re.compile(r"([^{}<>]{1,300})\{([^{}<>]{0,2000})\}")
_CLASS = re.compile(r"\s*[a-z0-9]{0,10}\.([\w-]{1,60})\s*$", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_ROLES = (
    (re.compile(r"(?:^|[;\s])font-weight\s*:\s*(?:bold|[6-9]00)\b", re.IGNORECASE), "strong"),
    (re.compile(r"(?:^|[;\s])font-style\s*:\s*(?:italic|oblique)\b", re.IGNORECASE), "emphasis"),
    (re.compile(r"(?:^|[;\s])vertical-align\s*:\s*super\b", re.IGNORECASE), "superscript"),
    (re.compile(r"(?:^|[;\s])vertical-align\s*:\s*sub\b", re.IGNORECASE), "subscript"),
)
_PLAIN = re.compile(r"(?:^|[;\s])font-weight\s*:\s*(?:normal|[1-5]00)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """Roles that a look gives to characters, whether it hides them, whether it takes bold type off."""

    roles: frozenset[str] = frozenset()
    hidden: bool = False
    plain: bool = False

    def over(self, other: Look) -> Look:
        """Lay this look over another."""
        return Look(self.roles | other.roles, self.hidden or other.hidden, self.plain or other.plain)


NOTHING = Look()


def look_of(declarations: str) -> Look:
    """Read the declarations of a rule, or of a `style` attribute."""
    if not declarations:
        return NOTHING
    roles = frozenset(role for pattern, role in _ROLES if pattern.search(declarations))
    return Look(roles, _HIDDEN.search(declarations) is not None, _PLAIN.search(declarations) is not None)


def looks_by_class(page: str) -> Mapping[str, Look]:
    """Read the style sheets in a page, as far as their selectors are single classes."""
    looks: dict[str, Look] = {}
    small = page.lower()
    start = small.find("<style")
    while start >= 0:
        end = small.find("</style", start)
        if end < 0:
            break
        for rule in _RULE.finditer(page, start, end):
            look = look_of(rule[2])
            for selector in rule[1].split(",") if look != NOTHING else ():
                match = _CLASS.match(selector.rpartition(";")[2])
                if match:
                    looks[match[1]] = look.over(looks.get(match[1], NOTHING))
        start = small.find("<style", end)
    return looks
