"""How each script is set, as data (stacks.toml): families, sizes and leading of each role, and what it can do."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: The role that every script says all of, and the script that every other one follows in the rest.
TEXT, REFERENCE = "text", "Latn"
#: The roles that the style sheets know (styles/*.css), in the order in which people are told of them.
ROLES = (TEXT, "title", "heading", "entry", "small", "head", "folio", "thumb", "cover")
CODE = "code"
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Role:
    """How one role is set: size and leading in points, the latter nought where its lines are those of the text.

    `families` are its own, before those of the text; mostly none.
    """

    size: float
    leading: float = 0.0
    families: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScriptSetting:
    """One script: the families that set it, best first, and its roles by name.

    `bold` tells whether its families have a Bold, `slants` whether emphasis is slanted; it is bold otherwise. `columns`
    tells that it is written from top to bottom.
    """

    script: str
    families: tuple[str, ...]
    roles: Mapping[str, Role]
    bold: bool = True
    slants: bool = False
    columns: bool = False

    @property
    def size(self) -> float:
        """The size of running text, in points."""
        return self.roles[TEXT].size

    @property
    def leading(self) -> float:
        """The leading of running text, in points."""
        return self.roles[TEXT].leading

    def ordered(self, role: str, families: Sequence[str]) -> tuple[str, ...]:
        """Put those of a language's families first that set a role."""
        own = self.roles[role].families if role in self.roles else ()
        return tuple(dict.fromkeys((*(name for name in own if name in families), *families)))


@lru_cache(maxsize=1)
def script_settings() -> Mapping[str, ScriptSetting]:
    """Return the settings of every script that the catalogue has families for, by its code (ISO 15924)."""
    from importlib.resources import files  # noqa: PLC0415 - 20 ms that only a build needs

    table = tomllib.loads(files("publish.fonts").joinpath("stacks.toml").read_text(encoding="utf-8"))
    reference = _roles(table[REFERENCE], {})
    return {
        script: ScriptSetting(
            script,
            tuple(row["families"]),
            _roles(row, reference),
            bold=row.get("bold", True),
            slants=row.get("slants", False),
            columns=row.get("columns", False),
        )
        for script, row in table.items()
    }


def _roles(row: Mapping[str, Any], reference: Mapping[str, Role]) -> dict[str, Role]:
    """Read the roles of a script; what it does not say follows the reference, in the proportion of the texts."""
    text = Role(float(row["size"]), float(row["leading"]))
    larger = text.size / reference[TEXT].size if reference else 1.0
    deeper = text.leading / reference[TEXT].leading if reference else 1.0
    roles = {
        name: Role(round(role.size * larger, _DIGITS), round(role.leading * deeper, _DIGITS))
        for name, role in reference.items()
    } | {TEXT: text}
    for name in (*ROLES[1:], CODE):
        said = row.get(name, {})
        known = roles.get(name, Role(text.size))
        size, leading = said.get("size", known.size), said.get("leading", known.leading)
        roles[name] = Role(float(size), float(leading), tuple(said.get("families", ())))
    return roles
