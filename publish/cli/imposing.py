"""The work behind `publish impose`: refuse what must not be, impose behind the fence, write, tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from publish.cli.console import CLEAN, tell
from publish.diagnostics import Code, Diagnostic
from publish.fence import FenceError, Limits, open_fence, read_ordinary, told
from publish.press.paper import Paper
from publish.report import Report
from publish.workspace import reserve_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from publish.cli.options import Telling
    from publish.press.wishes import Wishes

#: By its name, so that this process, which trusts no PDF, does not even import what reads them.
_IMPOSE = "publish.press.foreign_file:impose_foreign"
_LIMITS = Limits(seconds=120.0)

#: No PDF that a person imposes at a desk is larger, in bytes.
_LARGEST_FILE = 256 << 20


def impose_file(
    file: Path,
    target: Path,
    wishes: Wishes,
    *,
    paper: tuple[float, float | None],
    pages: Sequence[int],
    telling: Telling,
    force: bool,
) -> int:
    """Write the sheets of a PDF into another and return the exit status.

    `paper` is its grammage in g/m² and, where measured, its calliper in micrometres.
    """
    if refusal := _refusal(file, target, force=force):
        return tell(Report((refusal,)))
    wishes = replace(wishes, calliper=Paper.of(*paper).calliper)
    place = reserve_file(target, "or name another file with -o")
    if isinstance(place, Diagnostic):
        return tell(Report((place,)))
    with place:
        try:
            with open_fence(limits=_LIMITS) as fence:
                sheets, found = fence.call_named(
                    _IMPOSE, read_ordinary(file, _LARGEST_FILE), wishes, file.name, tuple(pages)
                )
        except FenceError as error:
            return tell(Report((told(error, f"Imposing {file.name}"),)))
        except OSError as error:
            reason = f"{file} cannot be read: {error.strerror or type(error).__name__}."
            return tell(Report((Diagnostic(Code.U001, reason, hint="Name another file."),)))
        problem = place.put(sheets, over=force) if sheets is not None else None
    if problem:
        return tell(Report((problem,)))
    status = tell(Report(found), telling)
    if status == CLEAN and telling.speaks:
        click.echo(f"The sheets are in {target}.")
    return status


def _refusal(file: Path, target: Path, *, force: bool) -> Diagnostic | None:
    """Say what forbids writing the sheets, before any work is done."""
    if target.exists() and target.samefile(file):
        return Diagnostic(
            Code.U001,
            "The sheets would be written over the file that they are made from.",
            hint="Name another file with -o.",
        )
    if target.exists() and not force:
        return Diagnostic(Code.U001, f"{target} is there already.", hint="Name another file with -o, or add --force.")
    if file.stat().st_size > _LARGEST_FILE:
        return Diagnostic(
            Code.B003, f"{file.name} is larger than 256 MB.", hint="Choose some of its pages in another program first."
        )
    return None
