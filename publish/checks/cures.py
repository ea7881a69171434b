"""The cure for a character that a stack lacks: which font has it, and the command that brings that font."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.checks.codepoints import is_default_ignorable, named
from publish.fonts.catalogue import families_with
from publish.fonts.glyph_picture import glyph_picture
from publish.fonts.weights import REGULAR
from publish.locale import language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.checks.model import Finding
    from publish.checks.styling import Style
    from publish.fonts import FontCatalog

#: A finding about more characters than these is about none of them in particular.
_SHOWN = 6


def fetch_hint(text: str, style: Style) -> str:
    """Say which family of the catalogue has characters that no locked font has, and how to bring it.

    One that has them in the wanted style too is named before others.
    """
    needed = "".join(c for c in unicodedata.normalize("NFC", text) if not is_default_ignorable(c))
    families = sorted(
        families_with(needed),
        key=lambda family: (style.weight, style.slant) not in {(face.weight, face.style) for face in family.faces},
    )
    if families:
        return f'{families[0].name} has it: `publish fonts fetch "{families[0].name}"` brings it.'
    return (
        f"No font here and none of the catalogue has it: change the character, or add a font with {named(text)}: "
        "`publish fonts add FILE`."
    )


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
