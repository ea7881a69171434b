"""The work behind `publish correct`: find the flag, show the difference, write the entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
import tomlkit
from tomlkit.exceptions import TOMLKitError

from publish.cli.console import CLEAN, DOCUMENT_ERRORS, seen_from_here, tell
from publish.delivery import early_report
from publish.diagnostics import Code, Diagnostic, Location, has_errors
from publish.fence import FenceError, open_fence, read_ordinary, told
from publish.intake.reading import fenced
from publish.normalize.correcting import entry_for
from publish.normalize.flags import KINDS
from publish.publication import load
from publish.publication.corrections import FOLDER
from publish.report.excerpt import visible
from publish.workspace import reserve_file

if TYPE_CHECKING:
    from pathlib import Path

    from publish.normalize import Flag, NormalizedText
    from publish.publication import Publication
    from publish.report import Report

#: So much of the text is shown on either side of a change.
_AROUND = 40

#: No corrections file is larger (bytes).
_LARGEST = 4_000_000


@dataclass(frozen=True, slots=True)
class Wish:
    """What an editor wants: the flag's place, as FILE:LINE:COLUMN, what shall stand there, and why."""

    place: str | None
    after: str | None
    why: str | None


def correct(folder: Path, wish: Wish, *, sure: bool) -> int:
    """Write what is wished into a publication's corrections, or list its flags; return the exit status."""
    publication, problems = load(folder)
    if publication is None:
        return tell(_early(folder, *problems))
    normalized, found = _normalized(publication)
    if normalized is None or has_errors(found):
        return tell(_early(folder, *found))
    if wish.place is None:
        click.echo("".join(f"{_listed(flag)}\n" for flag in normalized.flags) or "Nothing is flagged.\n", nl=False)
        return CLEAN
    meant = _meant(normalized, wish.place, wish.after)
    if isinstance(meant, Diagnostic):
        return tell(_early(folder, meant))
    flag, wanted = meant
    _show(normalized, flag, wanted)
    end = flag.offset + len(flag.text)
    find, replacement, number = entry_for(normalized.blocks, flag.block, flag.offset, end, wanted)
    path = folder / FOLDER / f"{normalized.blocks[flag.block].language}.toml"
    if not sure and not click.confirm(f"Write this into {FOLDER}/{path.name}?"):
        return DOCUMENT_ERRORS
    problem = write_entry(path, find, replacement, wish.why or KINDS[flag.kind], number)
    return tell(_early(folder, problem)) if problem else CLEAN


def _early(folder: Path, *found: Diagnostic) -> Report:
    return seen_from_here(early_report(folder, *found), folder)


def _normalized(publication: Publication) -> tuple[NormalizedText | None, tuple[Diagnostic, ...]]:
    """Read and normalize behind the fence; None where that came to no end."""
    from publish import understanding  # noqa: PLC0415 - bring much along: only for work
    from publish.pipeline import manuscript, remembered, work  # noqa: PLC0415

    try:
        with open_fence(modules=(understanding.__name__,)) as fence:
            sources, unread = manuscript.read_sources(publication, fenced(fence.call))
            normalized = remembered.corrected(publication, sources, work.Work(call=fence.call))
    except FenceError as error:
        return None, (told(error, "The text of the sources"),)
    return normalized, (*unread, *(problem for problem in normalized.diagnostics if problem.code is Code.N005))


def _meant(normalized: NormalizedText, place: str, after: str | None) -> tuple[Flag, str] | Diagnostic:
    """Find the flag at a place, and what shall stand there."""
    flag = next((flag for flag in normalized.flags if str(flag.location) == place), None)
    if flag is None:
        hint = "Run `publish correct` without --at for the list."
        return Diagnostic(Code.N005, f"Nothing is flagged at {place}.", hint=hint)
    wanted = flag.suggestion if after is None else after
    if wanted is None:
        hint = "Say what shall stand there, with --replace."
        return Diagnostic(Code.U001, "This flag has no suggestion.", flag.location, hint)
    return flag, wanted


def _show(normalized: NormalizedText, flag: Flag, after: str) -> None:
    """Show the text as it is and as it would be."""
    block = normalized.blocks[flag.block]
    end = flag.offset + len(flag.text)
    before, behind = block.text[max(flag.offset - _AROUND, 0) : flag.offset], block.text[end : end + _AROUND]
    click.echo(f"{flag.location}: {KINDS[flag.kind]}")
    click.echo(visible(f"- {before}{flag.text}{behind}"))
    click.echo(visible(f"+ {before}{after}{behind}"))


def write_entry(path: Path, find: str, replacement: str, why: str, block: int | None) -> Diagnostic | None:
    """Add an entry at the end of a corrections file; what stands there stays as it is, comments too.

    Returns:
        None, or what stood in the way (W001), with the file as it was.
    """
    try:
        if path.parent.is_symlink():  # nothing is written outside of the publication
            return Diagnostic(Code.W001, f"{FOLDER} is a link.", hint="Put a folder of that name in its place.")
        place = reserve_file(path, "then try again", folders=True)
        if isinstance(place, Diagnostic):
            return place
        with place:  # from reading to writing, so that of two at once none loses the other's entry
            written = read_ordinary(path, _LARGEST, path.parent.parent).decode("utf-8") if path.exists() else ""
            document = tomlkit.parse(written)
            entries = document.setdefault("correction", tomlkit.aot())
            entry = tomlkit.table()
            for key, value in (("find", find), ("replace", replacement), ("why", why), ("block", block)):
                if value is not None:
                    entry.add(key, value)
            entries.append(entry)
            return place.put(tomlkit.dumps(document).encode())
    except (OSError, TOMLKitError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not valid TOML"
        name = f"{FOLDER}/{path.name}"
        return Diagnostic(Code.W001, f"{name} cannot be written: {reason}.", Location(name), "Mend it, then try again.")


def _listed(flag: Flag) -> str:
    meant = "" if flag.suggestion is None else f" -> “{flag.suggestion}”"
    return visible(f"{flag.location}: {flag.kind}: “{flag.text}”{meant}")
