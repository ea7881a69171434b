"""`publish batch`: many publications, from a tree of folders or a list."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import click

from publish.cli import options


def _processors() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


#: Which words belong together, for `publish.cli.grammar`.
RELATIONS = (
    ("apart", "[FOLDER]", "--list", "Name a folder or a list, not both."),
    ("needs", "--ship", "--cluster", "--ship belongs to --cluster: on this machine all workers see the same folders."),
    (
        "apart",
        "--jobs",
        "--cluster",
        "--jobs is for this machine; a cluster has the workers that were started.",
    ),
)


@click.command()
@click.argument("folder", metavar="[FOLDER]", required=False, type=options.THERE)
@click.option(
    "--list",
    "listed",
    metavar="FILE",
    type=options.Word("listing", read=Path),
    help="Build what FILE names, a folder on each line; - reads standard input.",
)
@click.option(
    "--out",
    type=options.FOLDER,
    metavar="DIR",
    help="Write each publication's products into a folder of its name below DIR; by default into build in its own.",
)
@click.option(
    "--jobs",
    type=options.Word("whole", "1", "1024", read=int),
    metavar="N",
    help="Publications that are built side by side; by default one per processor.",
)
@click.option("--fail-fast", is_flag=True, help="Begin no more publications after the first that has errors.")
@click.option(
    "--report",
    type=options.FOLDER,
    metavar="DIR",
    help="Write the report of each publication that has errors below DIR, and the summary: batch.json, junit.xml.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Build on the workers of a Dask scheduler, as tcp://host:8786, instead of on this machine.",
)
@click.option(
    "--ship",
    is_flag=True,
    help="With --cluster: send files to the workers and products back, where they share no folder with this machine.",
)
@click.option(
    "--format",
    "format_",
    type=options.Name(("text", "json", "junit")),
    default="text",
    show_default=True,
    help="How to tell what came of it.",
)
@click.option("-q", "--quiet", is_flag=True, help="Tell only what is wrong.")
@options.no_cache
def command(  # noqa: PLR0917 - click calls it by name
    folder: Path | None,
    listed: Path | None,
    out: Path | None,
    jobs: int | None,
    report: Path | None,
    cluster: str | None,
    format_: str,
    *,
    fail_fast: bool,
    ship: bool,
    quiet: bool,
    no_cache: bool,
) -> int:
    """Build every publication in FOLDER (default: this folder), or those that a list names.

    Each is built as `publish build` would build it, to the same bytes, by workers that stay warm from one to the next.
    One that fails harms no other. Interrupt it, and run the same command again: what is done and has not changed since
    is not done again.

    \b
    Examples:
      publish batch                              all publications below this folder
      publish batch year-books --out printed     their products in a tree of their own
      publish batch --list due.txt --jobs 8
      publish batch year-books --format junit > batch.xml
      publish batch year-books --cluster tcp://scheduler:8786

    \b
    Exit status: 0 all are built or unchanged, 1 some have errors in their documents, 2 wrong use or a broken tool.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    batching = import_module("publish.cli.batching")  # --help needs none of it
    order = batching.Order(
        folder or Path(),
        listed,
        out,
        report,
        jobs=jobs or _processors(),
        cluster=cluster or "",
        ship=ship,
        fail_fast=fail_fast,
        no_cache=no_cache,
    )
    status: int = batching.batch(order, format_, quiet=quiet)
    return status
