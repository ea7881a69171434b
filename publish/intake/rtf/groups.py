"""Groups of an RTF file: what holds for the characters in one, by the control words before them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publish.intake.repairs import Rule

_ROLES = {"b": "strong", "i": "emphasis"}


@dataclass(frozen=True, slots=True)
class Group:
    """What holds in a group: destination, rule by which it goes, looks, font, how many characters stand for one."""

    destination: str = ""
    rule: Rule | None = None
    silent: bool = False
    roles: frozenset[str] = frozenset()
    raised: str = ""
    font: int = 0
    substitutes: int = 1
    hidden: bool = False
    deleted: bool = False
    target: str = ""

    def looking(self, word: str, number: int | None, default_font: int) -> Group:
        """Read what a word says of the characters behind it."""
        on, changes = number != 0, dict[str, object]()
        match word:
            case "b" | "i":
                role = {_ROLES[word]}
                changes = {"roles": self.roles | role if on else self.roles - role}
            case "super" | "sub":
                changes = {"raised": f"{word}script" if on else ""}
            case "nosupersub":
                changes = {"raised": ""}
            case "v":
                changes = {"hidden": on}
            case "deleted":
                changes = {"deleted": on}
            case "f" if number is not None:
                changes = {"font": number}
            case "deff":
                changes = {"font": default_font}
            case "plain":
                plain = Group(font=default_font)
                changes = {name: getattr(plain, name) for name in ("roles", "raised", "hidden", "deleted", "font")}
            case _:
                pass
        return replace(self, **changes)  # type: ignore[arg-type]  # by control word
