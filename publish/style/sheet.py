"""Compose one style sheet for a section: faces by address, stacks by language, scripts, theme, and the page's grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.fonts.weights import display_weight
from publish.style.house import House
from publish.style.script_sheet import quoted, role_families, script_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from publish.fonts import FontCatalog, FontFace
    from publish.locale import Language

_PLAIN = House()


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """CSS text ready to stand in a page, with the publication's own behind it; files by the addresses in both."""

    css: str
    fonts: Mapping[str, str]
    own: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """A language of the publication and the families that set it, best first."""

    language: Language
    families: tuple[str, ...]


def compose(  # noqa: PLR0913, PLR0917 - each argument is one independent source of the sheet
    folder: Path,
    parts: Sequence[str],
    theme: str,
    catalog: FontCatalog,
    stacks: Sequence[Stack],
    page: str,
    house: House = _PLAIN,
) -> StyleSheet:
    """Compose the sheet: `parts` are files of the styles folder in order of the cascade, `page` the grid's CSS.

    `house` is what the publication adds. Only the families in `stacks` are declared, every face of each, one @font-face
    per file; the address of a face holds its hash, so equal addresses mean equal bytes on any machine.
    """
    families = {family for stack in stacks for family in stack.families}
    faces = [face for face in catalog.faces if face.family in families]
    pieces = [
        *(_font_face(face) for face in faces),
        page,
        *((folder / part).read_text(encoding="utf-8") for part in parts),
        *(_for_language(folder, stack) for stack in stacks),
        (folder / "theme" / f"{theme}.css").read_text(encoding="utf-8"),
        house.css,
    ]
    files = {**{_address(face): str(face.path) for face in faces}, **house.files}
    return StyleSheet("\n".join(pieces), files, house.own)


def _address(face: FontFace) -> str:
    return f"font:{face.sha256[:16]}/{face.file.rpartition('/')[2]}"


def _font_face(face: FontFace) -> str:
    return (
        f'@font-face {{ font-family: "{face.family}"; src: url("{_address(face)}"); '
        f"font-weight: {face.weight}; font-style: {face.style} }}"
    )


def _for_language(folder: Path, stack: Stack) -> str:
    script = stack.language.script
    digits = " ".join(f'"{stack.language.number(digit)}"' for digit in range(10))
    return (
        f"@counter-style item-{stack.language.tag} {{ system: numeric; symbols: {digits}; "
        f'suffix: "\\2002" }}\n'
        f":lang({stack.language.tag}) {{ font-family: {quoted(stack.families)}; --bold: {display_weight(script)};\n"
        f"{script_sheet(folder, script)}\n{role_families(script, stack.families)}\n"
        f"ol {{ list-style-type: item-{stack.language.tag} }} }}"
    )
