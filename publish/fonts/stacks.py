"""How each script is set, as data (stacks.toml): its families, the size and leading of its text, what it can do."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ScriptSetting:
    """One script: the families that set it, best first; size and leading of running text in points.

    `bold` tells whether its families have a Bold, `slants` whether emphasis is slanted; it is bold otherwise.
    """

    script: str
    families: tuple[str, ...]
    size: float
    leading: float
    bold: bool = True
    slants: bool = False


@lru_cache(maxsize=1)
def script_settings() -> Mapping[str, ScriptSetting]:
    """Return the settings of every script that the catalogue has families for, by its code (ISO 15924)."""
    from importlib.resources import files  # noqa: PLC0415 - 20 ms that only a build needs

    table = tomllib.loads(files("publish.fonts").joinpath("stacks.toml").read_text(encoding="utf-8"))
    return {
        script: ScriptSetting(
            script,
            tuple(row["text"]),
            float(row["size"]),
            float(row["leading"]),
            bold=row.get("bold", True),
            slants=row.get("slants", False),
        )
        for script, row in table.items()
    }
