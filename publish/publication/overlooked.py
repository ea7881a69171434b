"""What lies beside publication.toml and is not read, though its editor surely thinks that it is.

`publish` reads publication.toml, what that names, `corrections/` and `fonts/`. A folder of nearly such a name that
holds what would belong there, and files of corrections in another place, are told (C011). Whatever else lies there is
the editor's own.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Location, Severity
from publish.fence import read_ordinary
from publish.locale import english_name, language
from publish.publication import corrections
from publish.publication.document import FILE_NAME
from publish.publication.sources import PRODUCTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from publish.locale import Language
    from publish.publication.model import Source

_FONTS = "fonts"
_FONT_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".woff", ".woff2"})
#: How an entry of a corrections file begins.
_ENTRY = re.compile(rb"^[ \t]*\[\[?[ \t]*corrections?[ \t]*\]", re.MULTILINE)
#: Bytes in which the first entry is looked for, and files of a folder that are looked at.
_BEGINNING, _MOST_FILES = 64_000, 100
#: So alike are a name and a slip of it: `correction`, `Corrections`, `corections`; not `corrections-old`.
_ALIKE = 0.85


def overlooked(folder: Path, languages: Sequence[Language]) -> tuple[Diagnostic, ...]:
    """Tell what lies in a publication's folder as if it were read, and is not (C011, warnings)."""
    entries = [entry for entry in _entries(folder) if not entry.name.startswith(".") and entry.name != PRODUCTS]
    has_corrections = (folder / corrections.FOLDER).is_dir()
    found: list[Diagnostic] = []
    for entry in entries:
        if entry.name in {FILE_NAME, corrections.FOLDER, _FONTS} or entry.is_symlink():
            continue
        if entry.is_dir():
            files = _entries(entry)[:_MOST_FILES]
            found += _folder(entry, files, has_corrections=has_corrections)
        elif not has_corrections and _holds_corrections(entry, folder):
            found.append(_misplaced(entry.name, entry.stem, languages))
    return (*found, *_of_other_endings(folder / corrections.FOLDER, languages))


def text_left_out(folder: Path, sources: Sequence[Source], wanted: Language) -> str | None:
    """Name a file beside the sources that is none of them, but bears a language's tag or name: `texts/de.md`."""
    names = {wanted.tag.casefold(), english_name(wanted).casefold(), wanted.endonym.casefold()}
    read = {source.name for source in sources}
    for place in dict.fromkeys((*(source.path.parent for source in sources), folder / "sources", folder)):
        for file in _entries(place):
            name = file.relative_to(folder).as_posix()
            words = {file.stem.casefold(), *re.split(r"[\W_]+", file.stem.casefold())}
            if name not in read and words & names and file.suffix.lower() != ".toml" and file.is_file():
                return name
    return None


def _folder(entry: Path, files: Sequence[Path], *, has_corrections: bool) -> Iterator[Diagnostic]:
    holds_fonts = any(file.suffix.lower() in _FONT_SUFFIXES for file in files)
    if holds_fonts and _is_alike(entry.name, _FONTS):
        yield _misnamed(entry.name, _FONTS)
    named = _is_alike(entry.name, corrections.FOLDER)
    # Put away on purpose: under another name beside those that are read, or under theirs and more (corrections-old).
    away = not named and (has_corrections or corrections.FOLDER in entry.name.casefold())
    if not away and any(_holds_corrections(file, entry) for file in files):
        yield _misnamed(entry.name, corrections.FOLDER)


def _of_other_endings(folder: Path, languages: Sequence[Language]) -> Iterator[Diagnostic]:
    """Find what is named after a language in corrections/, but is no .toml file; beside one it is a copy for safety."""
    tags = {one.tag for one in languages}
    files = _entries(folder)
    read = {file.name for file in files if file.suffix == ".toml"}
    for file in files:
        known = language(file.name.partition(".")[0])
        if file.name in read or known is None or known.tag not in tags or f"{known.tag}.toml" in read:
            continue
        name = f"{corrections.FOLDER}/{file.name}"
        yield _told(name, f"{name} is not read.", f"Name it {corrections.FOLDER}/{known.tag}.toml.")


def _holds_corrections(file: Path, folder: Path) -> bool:
    if file.suffix != ".toml" or file.is_symlink():
        return False
    try:
        return bool(_ENTRY.search(read_ordinary(file, 4_000_000, within=folder)[:_BEGINNING]))
    except OSError:
        return False


def _is_alike(name: str, meant: str) -> bool:
    return SequenceMatcher(None, name.casefold(), meant).ratio() >= _ALIKE


def _misnamed(name: str, meant: str) -> Diagnostic:
    return _told(f"{name}/", f"The folder {name}/ is not read: only {meant}/ is.", f"Rename it to {meant}.")


def _misplaced(name: str, stem: str, languages: Sequence[Language]) -> Diagnostic:
    known = language(stem)
    tag = known.tag if known else languages[0].tag
    return _told(
        name,
        f"{name} holds corrections, but is not read: only files in {corrections.FOLDER}/ are.",
        f"Move it to {corrections.FOLDER}/{tag}.toml, named after the language of its text.",
    )


def _told(name: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Code.C011, message, Location(name), hint, severity=Severity.WARNING)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
