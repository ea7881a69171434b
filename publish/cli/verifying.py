"""The work behind `publish verify`: read files, judge each behind the fence, tell what came of it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import click

from publish.checks.verify import judge_pdf
from publish.checks.verify_model import FontFile, Verdict
from publish.cli.console import exit_status, tell
from publish.diagnostics import Code, Diagnostic, Location
from publish.fence import FenceError, Limits, gap_notes, open_fence, read_ordinary, told
from publish.fonts.lock_file import LARGEST_FONT, LOCK, LockError, read_lock
from publish.report import Report
from publish.report.verified import details, proof_line, verified_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from publish.cli.options import Telling
    from publish.fence import Fence

#: A file from anywhere: as much time and memory as a book of a thousand pages takes, and no more.
_LIMITS = Limits(seconds=300.0, memory=2 << 30)
#: What a PDF begins with (ISO 32000-2, 7.5.2), with so many bytes at most before it.
_PDF, _HEAD = b"%PDF-", 1024
#: Bytes of one PDF: larger ones would not fit beside what is made of them.
_LARGEST = 256 << 20
_FONT_SUFFIXES = frozenset({".ttf", ".otf"})


def verify_files(files: Sequence[Path], fonts: Sequence[Path], telling: Telling) -> int:
    """Judge PDF files, and tell; return the exit status."""
    compared: list[FontFile] = []
    for place in fonts:
        found = _font_files(place)
        if isinstance(found, Diagnostic):
            return tell(Report((found,)), telling)
        compared += found
    verdicts: list[Verdict] = []
    others: list[Diagnostic] = []
    with open_fence(limits=_LIMITS) as fence:
        for file in files:
            judged = judge_file(file, tuple(compared) if fonts else None, fence)
            if isinstance(judged, Verdict):
                verdicts.append(judged)
            else:
                others.append(judged)
        others += gap_notes(fence.gaps)
    findings = (finding.diagnostic for verdict in verdicts for finding in verdict.findings)
    problems = (*findings, *others)
    if telling.format == "json":
        click.echo(verified_json(verdicts, others).encode("utf-8", "backslashreplace"), nl=False)
        return exit_status(problems)
    if telling.speaks:
        for verdict in verdicts:
            click.echo(details(verdict, every_page=telling.verbose).encode("utf-8", "backslashreplace"))
    names = tuple(map(str, files))
    return tell(Report(problems, files=names, proof=proof_line(verdicts, len(files))), telling)


def judge_file(file: Path, fonts: tuple[FontFile, ...] | None, fence: Fence) -> Verdict | Diagnostic:
    """Judge one PDF file behind a fence, or say what stood in the way; `fonts` are those it may be set in."""
    name = str(file)
    try:
        if file.stat().st_size > _LARGEST:
            message = f"{name} is larger than {_LARGEST >> 20} MB."
            return Diagnostic(Code.G010, message, Location(name), "Cut it into parts.")
        data = file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Diagnostic(Code.U001, f"{name} cannot be read: {reason}.", hint="Check its name, and that it is a file.")
    if _PDF not in data[:_HEAD]:
        hint = "Name a PDF; other formats are read by `publish normalize`."
        return Diagnostic(Code.G010, f"{name} is not a PDF.", Location(name), hint)
    try:
        return fence.call(judge_pdf, data, name, fonts)
    except FenceError as error:
        return told(error, "The file", Location(name))


def _font_files(place: Path) -> tuple[FontFile, ...] | Diagnostic:
    """Read the font files of a folder or of a lock; F001 and F003 where a lock does not hold."""
    lock = place / LOCK if place.is_dir() else place
    try:
        if not lock.is_file():
            found = sorted(path for path in place.rglob("*") if path.suffix.lower() in _FONT_SUFFIXES)
            if not found:
                message = f"There is no font file (TTF, OTF) in {place}."
                return Diagnostic(Code.U001, message, hint="Name a folder with font files, or a fonts.lock.toml.")
            return tuple(_font_file(path, path.relative_to(place).as_posix(), path.stem) for path in found)
        families = read_lock(lock.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, LockError) as error:
        message = f"The font lock {lock} cannot be read: {error}."
        return Diagnostic(Code.F003, message, hint="Name a folder with font files, or a fonts.lock.toml.")
    files: list[FontFile] = []
    for family in families:
        for face in family.faces:
            try:
                file = _font_file(lock.parent / face.file, face.file, f"{family.name} {face.style_name}")
            except OSError as error:
                message = f"The font file {face.file} cannot be read: {error.strerror or type(error).__name__}."
                return Diagnostic(Code.F001, message, hint="Restore it as the lock describes it.")
            if file.sha256 != face.sha256:
                message = f"The font file {face.file} is not the one that the lock lists."
                return Diagnostic(Code.F001, message, hint="Restore it as the lock describes it.")
            files.append(file)
    return tuple(files)


def _font_file(path: Path, name: str, label: str) -> FontFile:
    data = read_ordinary(path, LARGEST_FONT)
    return FontFile(label, name, sha256(data).hexdigest(), data)
