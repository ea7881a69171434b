"""The work behind `publish normalize`: read files, normalize them behind the fence, show what was found."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publish.cli.console import tell
from publish.cli.places import files_in, is_pattern, matching
from publish.diagnostics import Code, Diagnostic
from publish.fence import FenceError, open_fence, told
from publish.intake import read
from publish.intake.reading import LARGEST, fenced
from publish.normalize import contract, normalize, rst
from publish.publication import load
from publish.publication.document import FILE_NAME
from publish.report import Report, repairs
from publish.report.excerpt import visible
from publish.workspace import put_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.intake import SourceText
    from publish.intake.reading import Decoder
    from publish.locale import Language
    from publish.normalize import NormalizedText

#: The name that stands for standard input.
_STANDARD_INPUT = Path("-")


def normalize_files(
    paths: Sequence[Path], form: str, languages: Sequence[Language], log: Path | None, pictures: Path | None
) -> int:
    """Show what is found in files, in one of three forms; return the exit status.

    `languages` are those that may occur, none for all; `log` is where the repairs are written besides, `pictures` the
    folder for the pictures of the files.
    """
    files = tuple(_files(paths))
    if not files:
        message = f"There is no file in {', '.join(map(str, paths))}."
        return tell(Report((Diagnostic(Code.U001, message, hint="Name a folder that has texts."),)), error_stream=True)
    try:
        with open_fence(modules=(normalize.__module__,)) as fence:
            tags = tuple(language.tag for language in languages)
            read_files = [_read(path, fenced(fence.call), tags) for path in files]
            sources = tuple(source for source, _ in read_files if source)
            bare = tuple(replace(source, pictures=()) for source in sources)
            found = fence.call(normalize, bare, tuple(languages))
    except FenceError as error:
        return tell(Report((told(error, "The text"),)), error_stream=True)
    diagnostics = (*(item for _, problems in read_files for item in problems), *found.diagnostics)
    unwritten = _write_log(log, found) if log else None, _write_pictures(pictures, sources) if pictures else None
    diagnostics = (*diagnostics, *filter(None, unwritten))
    click.echo(_WRITERS[form](found).encode("utf-8", "backslashreplace"), nl=False)
    texts: Mapping[str, str] = {source.name: source.text for source in sources}
    return tell(Report(diagnostics, files=tuple(texts), texts=texts), error_stream=True)


def _write_log(path: Path, found: NormalizedText) -> Diagnostic | None:
    """Write the log of repairs; return what stood in the way (W001)."""
    return put_file(path, repairs.render(found.repairs).encode("utf-8", "backslashreplace"))


def _write_pictures(folder: Path, sources: Sequence[SourceText]) -> Diagnostic | None:
    """Write the pictures of all sources, each under the address that the texts have; return what stood in the way."""
    pictures = (picture for source in sources for picture in source.pictures)
    elsewhere = "or name another folder"
    problems = (put_file(folder / one.address, one.data, elsewhere, folders=True) for one in pictures)
    return next(filter(None, problems), None)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield files in order; of a folder those in it, sorted, but for hidden ones; of a publication its sources."""
    for path in paths:
        if path.is_dir() and (path / FILE_NAME).is_file():
            publication, _ = load(path)
            yield from (source.path for source in publication.sources) if publication else _in(path)
        elif path.is_dir():
            yield from _in(path)
        elif not path.exists() and is_pattern(str(path)):
            # A shell leaves a pattern in quotes as it stands, and some leave all.
            yield from map(Path, matching(str(path)) or [str(path)])
        else:
            yield path


def _in(folder: Path) -> list[Path]:
    return [folder / name for name in files_in(str(folder))]


def _read(path: Path, decoder: Decoder, languages: tuple[str, ...]) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """Read a file, or for `-` standard input."""
    if path == _STANDARD_INPUT:
        return _read_input(decoder, languages)
    return read(path, path.as_posix(), decoder, languages=languages)


def _read_input(decoder: Decoder, languages: tuple[str, ...]) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """Read standard input, which may have no end."""
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) <= LARGEST:
        return decoder(data, "standard input", languages)
    message = f"Standard input has more than {LARGEST // 1_000_000} MB."
    return None, (Diagnostic(Code.S005, message, hint="Hand a text in, or a part of it."),)


def _as_json(found: NormalizedText) -> str:
    return json.dumps(contract.to_json(found), ensure_ascii=False, indent=2) + "\n"


def _as_rst(found: NormalizedText) -> str:
    """Write all blocks as one document, in the language of most; what is in another one is marked."""
    letters: Counter[str] = Counter()
    for block in found.blocks:
        letters[block.language] += len(block.text)
    return rst.write(found.blocks, max(letters, key=lambda tag: letters[tag], default=None))


def _as_text(found: NormalizedText) -> str:
    """List blocks, repairs and flags, a line each, with its place in the author's file."""
    blocks = [(block.location(), f"{block.language} {block.type}", block.text) for block in found.blocks]
    repairs = [
        (repair.location, f"repair {repair.rule}", f"{repair.before!r} -> {repair.after!r}") for repair in found.repairs
    ]
    flags = [
        (flag.location, f"flag {flag.kind}", f"{flag.text!r} -> {flag.suggestion!r}" if flag.suggestion else flag.text)
        for flag in found.flags
    ]
    return "".join(visible(f"{place}: {what}: {text}") + "\n" for place, what, text in (*blocks, *repairs, *flags))


_WRITERS = {"text": _as_text, "json": _as_json, "rst": _as_rst}
