"""What a detector finds: a span of a block, its kind, and what might stand there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from publish.locale import script_of
from publish.normalize.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Spot:
    """A span [start, end) of a text, its kind, and what might stand there; None where nobody can know."""

    kind: str
    start: int
    end: int
    suggestion: str | None


def rules(kind: str) -> dict[str, Any]:
    """Return the data of one kind."""
    found: dict[str, Any] = table("flags")[kind]
    return found


def primary(tag: str) -> str:
    """Return the primary language of a tag: `zh` of `zh-Hans`."""
    return tag.split("-", maxsplit=1)[0]


def holds(rule: Mapping[str, Any], tag: str) -> bool:
    """Tell whether a rule holds for a language: among its languages or scripts, and not excepted."""
    language = primary(tag)
    if language in rule.get("except", ()):
        return False
    if "languages" in rule and language not in rule["languages"]:
        return False
    return "scripts" not in rule or script_of(tag) in rule["scripts"]
