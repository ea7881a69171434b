"""Part of gate G6: a line is set in a manner that its script allows, whatever a style sheet asks for.

Setting a line again with the features and spaces that the engine had repeats what a style sheet has spoilt. So what
was asked for is judged too: OpenType features by a table (styled_features.toml), the space of letters and of words by
what can be read.

Passes: old-style figures, a heading in small capitals, English letters a tenth of an em apart. Fails: Arabic without
its medial forms, Devanagari without `half`, kerning switched off, small capitals in Turkish, letters pushed into one
another, words without a space between them, Thai with its letters apart.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from publish.checks.required import LIGATURES_OFF, forms_for
from publish.locale import language

if TYPE_CHECKING:
    from publish.fonts.setting import Manner

#: Features that shaping has on by itself for every script; to ask for them changes nothing.
_ALWAYS_ON = frozenset({"abvm", "blwm", "calt", "ccmp", "clig", "curs", "kern", "liga", "locl", "mark", "mkmk", "rlig"})
#: Scripts whose letters may be set apart: all others join, stack, or stand in squares of their own.
_ALPHABETS = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Geor", "Cher", "Copt", "Glag", "Goth", "Tfng", "Lisu", "Osge"})
#: What belongs to no script by itself (UAX #24).
_NO_SCRIPT = frozenset({"", "Zyyy", "Zinh", "Zzzz"})


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of styled_features.toml."""

    features: frozenset[str]
    scripts: frozenset[str]
    not_in: frozenset[str]

    def allows(self, feature: str, script: str, primary: str) -> bool:
        return feature in self.features and (not self.scripts or script in self.scripts) and primary not in self.not_in


def required_features_of(manner: Manner) -> dict[str, int]:
    """Return the features that a line must have been set with in its language: no ligature may hide a letter."""
    return LIGATURES_OFF if any(form.rule == "apart" for form in forms_for(manner.language)) else {}


@lru_cache(maxsize=4096)
def forbidden_features(manner: Manner, scripts: frozenset[str]) -> tuple[str, ...]:
    """Name the OpenType features that a line was set with, on or off, which its scripts (ISO 15924) do not allow."""
    known = language(manner.language)
    primary = known.primary if known else ""
    own = scripts - _NO_SCRIPT or {""}
    return tuple(
        feature
        for feature, value in manner.features
        if not (value == 1 and feature in _ALWAYS_ON)
        and not all(any(row.allows(feature, script, primary) for row in _rows()) for script in own)
    )


def never_apart(scripts: frozenset[str]) -> tuple[str, ...]:
    """Name those of some scripts whose letters are never set apart."""
    return tuple(sorted(scripts - _NO_SCRIPT - _ALPHABETS))


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    table = tomllib.loads(files("publish.checks").joinpath("styled_features.toml").read_text(encoding="utf-8"))
    return tuple(
        _Row(frozenset(row["features"]), frozenset(row.get("scripts", ())), frozenset(row.get("not_in", ())))
        for row in table["row"]
    )
