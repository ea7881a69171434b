"""The work behind `publish watch`: build, show, wait for a change, and so on until Ctrl-C."""

from __future__ import annotations

import os
import sys
import time
import webbrowser
from functools import partial
from typing import TYPE_CHECKING, NoReturn

import click

from publish.cli.console import CLEAN, seen_from_here, tell
from publish.cli.options import Telling
from publish.cli.progress import Progress
from publish.cli.usage import explain_own_fault
from publish.delivery import Run, deliver, early_report, run
from publish.diagnostics import Code, Diagnostic, has_errors
from publish.pdf.pictures import open_artist
from publish.pipeline.crews import WarmCrews, open_warm_crews
from publish.preview import Stage, changes, open_preview
from publish.report import Report
from publish.store import place, remembering

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from publish.publication import Publication
    from publish.store import Memory


def watch(folder: Path, target: Path, port: int, *, opens: bool, quiet: bool, remembers: bool) -> int:
    """Build a publication again and again; return the exit status: 0 after Ctrl-C, 2 where nothing could begin."""
    try:
        with (
            open_artist() as artist,
            open_warm_crews(os.cpu_count() or 1) as crews,
            open_preview(stage := Stage(artist), port) as preview,
            remembering(place(os.environ) if remembers else None) as memory,
        ):
            click.echo(f"The preview is {preview.address} (Ctrl-C ends it).")
            if opens:
                webbrowser.open(preview.address)
            return _follow(folder, target, partial(_build, folder, target, stage, crews, memory, quiet=quiet))
    except KeyboardInterrupt:
        click.echo()
        return CLEAN
    except OSError as error:
        words = f"The preview cannot listen on port {port}: {error.strerror or error}."
        hint = "Choose another with --port, or leave it out."
        return tell(Report((Diagnostic(Code.U001, words, hint=hint),)), error_stream=True)


def _follow(folder: Path, target: Path, build: Callable[[], None]) -> NoReturn:
    """Build, and again after each change; what changes during a build is built next."""
    root, out = folder.absolute(), target.absolute()
    ours = frozenset({str(out), str(out.parent / f".publish-{out.name}")})
    while True:
        seen = changes.look(root, ours)
        build()
        changes.wait(root, ours, seen)


def _build(folder: Path, target: Path, stage: Stage, crews: WarmCrews, memory: Memory, *, quiet: bool) -> None:
    """Build once, show it, tell it; a fault of our own ends this build and not the watch."""
    begun = time.monotonic()
    stage.begin()
    try:
        report, products = _made(folder, target, crews, memory, Progress(sys.stderr, silent=quiet))
    except Exception as error:  # noqa: BLE001 - as for every command: nobody is shown a traceback
        explain_own_fault(error)
        crews.end()  # whatever state they are in
        stage.show(_fault(folder, error), {}, time.monotonic() - begun)
        return
    seconds = time.monotonic() - begun
    stage.show(report, products, seconds)
    tell(seen_from_here(report, folder), Telling(quiet=quiet))
    if not quiet:
        good = not has_errors(report.diagnostics)
        words = f"The products are in {target}" if good else f"{target} stays as it was"
        click.echo(f"{time.strftime('%H:%M:%S')} {words} ({seconds:.1f} s).")


def _made(
    folder: Path, target: Path, crews: WarmCrews, memory: Memory, progress: Progress
) -> tuple[Report, Mapping[str, bytes]]:
    """Build into the output folder; give the report, and all products of a good build."""
    runs: list[Run] = []

    def build(publication: Publication) -> Run:
        made = run(publication, lambda pipeline: partial(pipeline.build, crews=crews.crews()), memory, progress)
        runs.append(made)
        return made

    report = deliver(folder, target, build)
    return report, runs[0].result.products if runs and not has_errors(report.diagnostics) else {}


def _fault(folder: Path, error: Exception) -> Report:
    words = f"The build stopped on a fault of its own: {type(error).__name__}: {error}"[:300]
    return early_report(folder, Diagnostic(Code.U002, words, hint="The terminal says where."))
