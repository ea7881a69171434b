"""Which files a publication is made of: names and patterns of publication.toml become sources inside its folder."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from publish.diagnostics import Code, Diagnostic, Location
from publish.diagnostics.unreadable import way_to_read
from publish.locale import language
from publish.publication.declaration import LINE
from publish.publication.faults import shown
from publish.publication.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.publication.document import TomlDocument

#: The folder of the products: patterns never take what was built for a source.
PRODUCTS = "build"

_PATTERN = re.compile(r"[*?\[]")
_SHOWN_NAMES = 5


@dataclass(frozen=True, slots=True)
class _Entry:
    """One name or pattern as the editor wrote it, its place, and the language it is given for."""

    text: str
    location: Location
    language: str | None


def find_sources(folder: Path, document: TomlDocument) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Find the sources in the order of publication.toml; what a pattern matches, sorted by name.

    A file that stands in [sources] twice is taken once, at its first place, with the language that any entry gives it.
    Diagnostics: C003 for a file that is given to two languages, S001 for what is missing, S005 for folders that cannot
    be read, S006 for what lies outside the folder, also by way of symbolic links.
    """
    sources: dict[str, Source] = {}
    diagnostics = []
    for entry in _entries(document):
        names, diagnostic = _names(folder, entry)
        if diagnostic:
            diagnostics.append(diagnostic)
        for name in names:
            before = sources.get(name)
            if before and before.language and entry.language not in {None, before.language}:
                diagnostics.append(_of_two(name, before.language, entry))
            sources[name] = Source(folder / name, name, (before.language if before else None) or entry.language)
    if document.data.get("sources") == {}:
        hint = 'For example: files = ["sources/*.txt"]'
        diagnostics.append(Diagnostic(Code.C004, "[sources] names no files.", document.at_key("sources"), hint))
    return tuple(sources.values()), tuple(diagnostics)


def _entries(document: TomlDocument) -> Iterator[_Entry]:
    for key, value in document.table("sources").items():
        known = None if key == "files" else language(key)
        if key != "files" and known is None:
            continue  # told elsewhere, as an unknown key
        tag = known.tag if known else None
        items: list[Any] = value if isinstance(value, list) else [value]
        for index, text in enumerate(items):
            path = (key, index) if isinstance(value, list) else (key,)
            if isinstance(text, str) and re.match(LINE, text):  # others are told as faults of form
                yield _Entry(text, document.at_value("sources", *path), tag)


def _names(folder: Path, entry: _Entry) -> tuple[tuple[str, ...], Diagnostic | None]:
    """Return the files that an entry stands for, as paths relative to the folder, or what is wrong with it."""
    pure = PurePosixPath(entry.text)
    if pure.is_absolute() or ".." in pure.parts:
        return (), _outside(entry)
    name = str(pure)
    is_pattern = _PATTERN.search(name) and not _is_file(folder / name)
    names = _matches(folder, name) if is_pattern else (name,)
    closed = _closed(folder, pure, entry) if is_pattern or not _is_file(folder / name) else None
    if closed:
        return (), closed
    if not names or not (is_pattern or _is_file(folder / name)):
        return (), _missing(folder, name, entry)
    escaping = next((name for name in names if not _is_inside(folder, name)), None)
    return ((), _outside(entry, escaping)) if escaping else (names, None)


def _matches(folder: Path, pattern: str) -> tuple[str, ...]:
    # One `**` says as much as many in a row, which would look into each folder again and again.
    once = re.sub(r"(\*\*/)+", "**/", pattern)
    try:
        found = [path.relative_to(folder) for path in folder.glob(once) if _is_meant(path)]
    except (ValueError, RecursionError):  # `**` that is not a whole part of the path; parts without end
        return ()
    return tuple(
        sorted(
            path.as_posix()
            for path in found
            if path.parts[0] != PRODUCTS and not any(part.startswith(".") for part in path.parts)
        )
    )


def _closed(folder: Path, name: PurePosixPath, entry: _Entry) -> Diagnostic | None:
    """Report the first folder on the way to a source that we may not look into: what lies there would be lost."""
    for above in reversed(name.parents):
        try:
            found = sorted(folder.glob(str(above))) if _PATTERN.search(str(above)) else [folder / above]
        except (ValueError, RecursionError):  # as in `_matches`
            return None
        for path in found:
            reason = _refused(path) if _is_folder(path) else None
            if reason:
                where = path.relative_to(folder).as_posix()
                what = f"The folder {where}" if where != "." else "The publication's folder"
                message = f"{what} cannot be read: {reason.strerror or type(reason).__name__}."
                return Diagnostic(Code.S005, message, entry.location, way_to_read(reason))
    return None


def _refused(path: Path) -> OSError | None:
    """Return the system's refusal to look into a folder; None where it can be looked into."""
    try:
        for entry in path.iterdir():
            entry.stat(follow_symlinks=False)
            break
    except FileNotFoundError:
        return None  # gone between two looks
    except OSError as error:
        return error
    return None


def _is_file(path: Path) -> bool:
    return stat.S_ISREG(_mode(path))


def _is_meant(path: Path) -> bool:
    """Tell whether what a pattern found is a source: a file, or what cannot be opened and is told when it is read."""
    mode = _mode(path)
    return mode == 0 or stat.S_ISREG(mode)


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(_mode(path))


def _mode(path: Path) -> int:
    """Return the mode of what a path leads to; 0 where it leads nowhere, is no name, or is closed to us."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _is_inside(folder: Path, name: str) -> bool:
    # Where links lead in a ring this gives the link itself, which is told when it is read.
    return Path(os.path.realpath(folder / name)).is_relative_to(os.path.realpath(folder))


def _outside(entry: _Entry, name: str | None = None) -> Diagnostic:
    what = f"{shown(name)} leads" if name else f"{shown(entry.text)} lies"
    message = f"The source {what} outside of the publication's folder."
    hint = "Copy the file into the folder, for example below sources/, and name it from there."
    return Diagnostic(Code.S006, message, entry.location, hint)


def _of_two(name: str, first: str, entry: _Entry) -> Diagnostic:
    message = f"The source {shown(name)} is given to {first} and to {entry.language}."
    hint = f"Name the file of each; if both stand in this one, write files = [{shown(name)}]: languages are found."
    return Diagnostic(Code.C003, message, entry.location, hint)


def _missing(folder: Path, name: str, entry: _Entry) -> Diagnostic:
    slashed = name.replace("\\", "/")
    if _is_folder(folder / name):
        message = f"The source {shown(name)} is a folder."
        hint = f"Name the files in it, for example {shown(f'{name}/*.txt')}."
    elif _PATTERN.search(name):
        message = f"No file matches {shown(name)}."
        hint = _nearby(folder, PurePosixPath(name))
    else:
        message = f"The source {shown(name)} does not exist."
        hint = _nearby(folder, PurePosixPath(name))
    if slashed != name and (_PATTERN.search(name) or _is_file(folder / slashed)):
        hint = f"Write / between folders: {shown(slashed)}."
    return Diagnostic(Code.S001, message, entry.location, hint)


def _entries_of(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []


def _nearby(folder: Path, name: PurePosixPath) -> str:
    """Say which file was probably meant, else what there is in the nearest folder that exists."""
    parent = next(above for above in name.parents if not _PATTERN.search(str(above)) and _is_folder(folder / above))
    entries = [name for name in _entries_of(folder / parent) if not name.startswith(".")]
    found = _alike(folder, parent, name.relative_to(parent).parts)
    meant = f"Did you mean {shown(found)}? " if found and found != str(name) else ""
    where = "The publication's folder" if parent == PurePosixPath() else f"The folder {parent}"
    if not entries:
        return f"{where} is empty."
    if entries == ["publication.toml"]:
        return "Put your texts into the publication's folder: it holds nothing but publication.toml."
    more = f" and {len(entries) - _SHOWN_NAMES} more" if len(entries) > _SHOWN_NAMES else ""
    return f"{meant}{where} holds {', '.join(entries[:_SHOWN_NAMES])}{more}."


def _alike(folder: Path, parent: PurePosixPath, parts: tuple[str, ...]) -> str | None:
    """Find what lies below a folder under nearly the same name, part by part; a pattern stays as it is."""
    if not parts or _PATTERN.search(parts[0]):
        return str(parent.joinpath(*parts)) if parent.parts or not parts else None
    entries = {entry.casefold(): entry for entry in _entries_of(folder / parent) if not entry.startswith(".")}
    near = get_close_matches(parts[0].casefold(), entries, n=1, cutoff=0.7)
    return _alike(folder, parent / entries[near[0]], parts[1:]) if near else None
