"""What a language's readers and a script's rules require of a face: forms and features, from tables.

The tables are required_forms.toml and required_features.toml beside this file, each with its sources.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from publish.diagnostics import Severity
from publish.fonts.layout import features
from publish.fonts.script_runs import script_of
from publish.fonts.shaping import shape
from publish.locale import language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.fonts import FontFace

_TABLES: tuple[Literal["GSUB", "GPOS"], ...] = ("GSUB", "GPOS")


#: Without common ligatures (CSS Fonts 3, 6.4): so languages are set that read letters apart.
LIGATURES_OFF = {"liga": 0, "clig": 0}


@dataclass(frozen=True, slots=True)
class Form:
    """One row of required_forms.toml."""

    languages: frozenset[str]
    text: tuple[str, ...]
    rule: str
    why: str
    other: tuple[str, ...] = ()
    style: str | None = None
    severity: Severity = Severity.ERROR


@lru_cache(maxsize=1024)
def forms_for(tag: str) -> tuple[Form, ...]:
    """Return the forms that a language (BCP 47) requires: by its tag, its language and script, its language alone."""
    known = language(tag)
    names = {tag, *((known.primary, f"{known.primary}-{known.script}") if known else ())}
    return tuple(form for form in _forms() if form.languages & names)


def lacks_form(form: Form, at: int, face: FontFace, tag: str) -> bool:
    """Tell whether a face shows the string `form.text[at]` otherwise than the form requires, in a language."""
    text = form.text[at]
    shown = _glyphs(text, face, tag)
    match form.rule:
        case "apart":  # as the sheet sets these languages
            return len(_glyphs(text, face, tag, LIGATURES_OFF)) < len(text)
        case "unlike":
            return shown == _glyphs(text, face, form.other[0])
        case "like":
            return shown != _glyphs(form.other[at], face, tag)
        case _:
            return shown == _glyphs(text, face, tag, dict.fromkeys(form.other, 0))


@lru_cache(maxsize=1024)
def missing_features(face: FontFace, script: str) -> tuple[str, ...]:
    """Name the features, as `GSUB init`, that a face lacks for a script; alternatives are joined by `or`."""
    return tuple(
        f"{table} {' or '.join(group)}"
        for table in _TABLES
        for group in _features().get(script, {}).get(table, ())
        if not features(face, table, script) & set(group)
    )


@lru_cache(maxsize=4096)
def _glyphs_of(text: str, face: FontFace, tag: str, off: tuple[str, ...]) -> tuple[int, ...]:
    script = script_of(text[0])
    known = language(tag)
    script = known.script if script in {"Zyyy", "Zinh"} and known else script
    direction: Literal["ltr", "rtl"] = "rtl" if known and known.direction == "rtl" and text[0].isalpha() else "ltr"
    shaped = shape(text, face, "Arab" if script == "Aran" else script, tag, direction, dict.fromkeys(off, 0))
    return tuple(one.glyph for one in shaped)


def _glyphs(text: str, face: FontFace, tag: str, off: Mapping[str, int] | None = None) -> tuple[int, ...]:
    return _glyphs_of(text, face, tag, tuple(off or ()))


@lru_cache(maxsize=1)
def _forms() -> tuple[Form, ...]:
    return tuple(
        Form(
            frozenset(row["languages"]),
            tuple(row["text"]),
            row["rule"],
            row["why"],
            tuple(row.get("other", ())),
            row.get("style"),
            Severity(row.get("severity", "error")),
        )
        for row in _read("required_forms.toml")["form"]
    )


@lru_cache(maxsize=1)
def _features() -> dict[str, dict[str, list[list[str]]]]:
    return dict(_read("required_features.toml"))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("publish.checks").joinpath(name).read_text(encoding="utf-8"))
