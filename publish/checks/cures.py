"""The cure for a character that a stack lacks: which font has it, and the command that brings that font."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.checks.codepoints import is_default_ignorable, named
from publish.fonts.catalogue import coverage, families_with
from publish.fonts.glyph_picture import glyph_picture
from publish.fonts.script_runs import script_in_words, script_of
from publish.fonts.weights import REGULAR
from publish.locale import language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.checks.model import Finding
    from publish.checks.styling import Style
    from publish.fonts import FontCatalog
    from publish.fonts.catalogue import CatalogueFamily

#: A finding about more characters than these is about none of them in particular.
_SHOWN = 6
#: Scripts of signs that all scripts share (UAX #24).
_SHARED = frozenset({"Zyyy", "Zinh", "Zzzz"})
#: How far around a sign its kind is looked for: blocks of signs are of 128 or so.
_NEAR = 64


def fetch_hint(text: str, style: Style) -> str:
    """Say which family of the catalogue has characters that no locked font has, and how to bring it.

    Letters are looked for in the family that sets their script, signs in a family of signs; one that has them in the
    wanted style is named before others. Signs that several scripts share as letters (Han) are named for each.
    """
    families = _families(text)
    if not families:
        return (
            "No locked font has this, and none of the catalogue: change the text, or add a font of your own that has "
            f"{named(text)}: `publish fonts add FILE`."
        )
    wanted = (style.weight, style.slant)
    styled = [family for family in families if wanted in {(face.weight, face.style) for face in family.faces}]
    if not styled:
        return (
            f"No locked font has this, and the catalogue has it in Regular only ({families[0].name}): write it outside "
            f"of what is {style}, or add a font of your own that has it in {style}: `publish fonts add FILE`."
        )
    first, written = styled[0], script_of(text[0])
    alike = [] if written in _SHARED else [one for one in styled if one.scripts and written not in one.scripts]
    if len(alike) <= 1:
        return f"No locked font has this. {first.name} does: {_fetch(first.name)} brings it."
    which = ", ".join(
        f"{_fetch(one.name)} in the forms of {' and '.join(map(script_in_words, one.scripts))}" for one in alike
    )
    return f"No locked font has this. Several families do, each as its readers write it: {which}."


def can_be_fetched(text: str) -> bool:
    """Tell whether a family of the catalogue has all characters of a text."""
    return bool(_families(text))


def _families(text: str) -> list[CatalogueFamily]:
    """List the families that have a text, those for its script first, then those for none, with most of its kind."""
    needed = "".join(c for c in unicodedata.normalize("NFC", text) if not is_default_ignorable(c))
    written = script_of(needed[0]) if needed else ""
    around = set(range(ord(needed[0]) - _NEAR, ord(needed[0]) + _NEAR)) if needed else set()

    def rank(family: CatalogueFamily) -> tuple[bool, bool, int]:
        return written not in family.scripts, bool(family.scripts), -len(around & coverage()[family.name])

    return sorted(families_with(needed), key=rank)


def _fetch(family: str) -> str:
    return f'`publish fonts fetch "{family}"`'


def with_pictures(findings: Iterable[Finding], catalog: FontCatalog) -> tuple[Finding, ...]:
    """Give each finding about a character its picture, by the font that it is about, or else by one that has it."""
    return tuple(_with_picture(finding, catalog) for finding in findings)


def _with_picture(finding: Finding, catalog: FontCatalog) -> Finding:
    if not finding.text.strip() or len(finding.text) > _SHOWN:
        return finding
    known = language(finding.language) if finding.language else None
    direction = known.direction if known else "ltr"
    faces = sorted(
        catalog.faces, key=lambda face: (face.label != finding.font, face.weight != REGULAR, face.style != "normal")
    )
    pictures = (glyph_picture(finding.text, face, direction) for face in faces)
    return replace(finding, picture=next((picture for picture in pictures if picture), None))
