"""A font file of the user's own -> its entry of the lock, if its licence bits and tables allow a booklet in it."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.fence import read_ordinary
from publish.fonts.characters import FontFileError
from publish.fonts.fetching import Fetched
from publish.fonts.font_file import read_facts
from publish.fonts.lock_file import LARGEST_FONT, LockedFace, LockedFamily
from publish.fonts.made_for import scripts_made_for
from publish.fonts.orthography import orthographies_covered, script_written
from publish.fonts.soundness import damage, misnamed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from publish.fonts.font_file import FontFacts

#: As much of name 13 as says which licence it is.
_LICENCE_EXCERPT = 120
_SUFFIXES = {b"OTTO": "otf"}
_STYLE_NAMES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}


def take(path: Path, licence: Path | None, scripts: Sequence[str]) -> tuple[Fetched, FontFacts] | Diagnostic:
    """Read a font file and make its entry of the lock; F005 where no booklet can be set in it.

    Args:
        path: The file.
        licence: A file with its licence, which is kept beside it; None for none.
        scripts: The scripts that it shall set (ISO 15924); where none is given, those that it is made for.

    Returns:
        The family with this one face, and what the file says of itself.
    """
    try:
        data = read_ordinary(path, LARGEST_FONT)
        facts = read_facts(data)
        wrong = damage(data) or misnamed(data)
        terms = read_ordinary(licence, LARGEST_FONT) if licence else None
    except OSError as error:
        return _refused(path, f"it cannot be read: {error.strerror or type(error).__name__}", "Check its name.")
    except FontFileError as error:
        return _refused(path, f"{error}", "Take a single static font file, TTF or OTF.")
    if wrong:
        return _refused(path, wrong, "Get the file anew from its maker.")
    if facts.faults:
        return _refused(path, facts.faults[0], "Take another font, or ask its maker.")
    scripts = tuple(scripts) or scripts_made_for(facts.characters)
    covered = tuple(name for name in orthographies_covered(facts.characters) if script_written(name) in scripts)
    folder = _folder(facts.family)
    style = f"{_STYLE_NAMES.get(facts.weight, facts.weight)}{'Italic' if facts.style == 'italic' else ''}"
    file = f"{folder}/{_plain(facts.family, '')}-{style}.{_SUFFIXES.get(data[:4], 'ttf')}"
    licence_file = f"{folder}/LICENCE.txt" if terms is not None else ""
    family = LockedFamily(
        name=facts.family,
        folder=folder,
        client="own",
        package="",
        package_version="",
        integrity="",
        licence=facts.licence[:_LICENCE_EXCERPT],
        licence_file=licence_file,
        scripts=scripts,
        languages=covered,
        faces=(
            LockedFace(file, facts.weight, facts.style, len(data), hashlib.sha256(data).hexdigest(), facts.version),
        ),
    )
    return Fetched(family, {file: data, **({licence_file: terms} if terms is not None else {})}), facts


def _plain(name: str, gap: str = "-") -> str:
    """Reduce a family's name to what is safe in a file's name on any system."""
    return re.sub(r"[^A-Za-z0-9]+", gap, name).strip("-") or "font"


def _folder(family: str) -> str:
    """Name a family's folder: by its own name, or where nothing of that is safe everywhere, by a hash of it."""
    plain = _plain(family).lower()
    whole = plain.replace("-", "") == "".join(one for one in family.lower() if one.isalnum())
    return plain if whole else f"{plain}-{hashlib.sha256(family.encode()).hexdigest()[:6]}"


def _refused(path: Path, reason: str, hint: str) -> Diagnostic:
    said = reason if reason.endswith(".") else f"{reason}."
    return Diagnostic(Code.F005, f"The font file {path.name} cannot be used. {said[0].upper()}{said[1:]}", hint=hint)
