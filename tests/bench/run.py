"""`tasks.py bench`: how long everything takes, side by side with other programs, and where the time goes.

Runs stand in turns, so that what else the machine does falls on all of them; figures are medians, ratios medians of
ratios within a turn. Results go into docs/benchmarks.rst and docs/benchmarks.svg; `--short` measures each thing once,
on little, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import documents, inputs, measured, report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.bench.measured import Cost

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "imcwp-23"
HERE = Path(__file__).resolve().parent
FONTS = ROOT / "fonts"
PUBLISH = (sys.executable, "-m", "publish")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured."""

    turns: int
    nothing: int
    edits: int
    batch: tuple[int, int]
    pages: tuple[int, ...]


FULL = Extent(turns=5, nothing=15, edits=3, batch=(250, 500), pages=(62, 125, 250, 500))
SHORT = Extent(turns=1, nothing=3, edits=1, batch=(6, 6), pages=(8, 16))


@dataclass(slots=True)
class Bench:
    """A place to work in, the other programs, and the equal documents."""

    folder: Path
    others: str
    chromium: str | None
    extent: Extent
    texts: Sequence[documents.Text]
    environment: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.environment = {"PUBLISH_CACHE": "", "PYTHONPATH": str(ROOT)}

    def programs(self, pages: Sequence[Path], sources: Sequence[Path]) -> dict[str, tuple[str, ...]]:
        """Give the command of each other program that sets these documents."""
        typst = (str(HERE / "typst_pages.py"), str(FONTS), *_pairs(sources, ".typst.pdf"))
        commands = {
            "typst": (self.others, *typst),
            "weasyprint": (sys.executable, str(HERE / "weasyprint_pages.py"), *_pairs(pages, ".weasyprint.pdf")),
        }
        if self.chromium:
            chromium = (str(HERE / "chromium_pages.py"), self.chromium, *_pairs(pages, ".chromium.pdf"))
            commands["chromium"] = (self.others, *chromium)
        return commands

    def run(self, command: Sequence[str], **environment: str) -> Cost:
        """Measure one command."""
        return measured.run(command, {**self.environment, **environment})

    def in_turns(self, commands: Mapping[str, Callable[[], Cost]], turns: int) -> dict[str, list[Cost]]:
        """Run all, so many times, beginning with another one each time."""
        costs: dict[str, list[Cost]] = {name: [] for name in commands}
        names = list(commands)
        for turn in range(turns):
            start = turn % len(names)
            for name in (*names[start:], *names[:start]):
                costs[name].append(commands[name]())
                told(f"{name}: {costs[name][-1].wall:.2f} s, processors {costs[name][-1].processor:.2f} s")
        return costs


def _pairs(files: Sequence[Path], suffix: str) -> list[str]:
    return [word for file in files for word in (str(file), str(file.with_suffix(suffix)))]


def told(words: str) -> None:
    """Say on standard error how it goes."""
    sys.stderr.write(f"{words}\n")


def cold(bench: Bench) -> dict[str, list[Cost]]:
    """Measure the six PDFs of the example from nothing: publish with everything it does, the others' setting alone."""
    pages, sources = documents.write(bench.texts, FONTS, bench.folder)
    out = bench.folder / "cold"
    commands: dict[str, Callable[[], Cost]] = {
        "publish": lambda: bench.run((*PUBLISH, "build", "--quiet", "--no-cache", str(EXAMPLE), "--out", str(out)))
    }
    for name, command in bench.programs(pages, sources).items():
        commands[name] = lambda command=command: bench.run(command)  # type: ignore[misc]  # bound now
    return bench.in_turns(commands, bench.extent.turns)


def remembered(bench: Bench) -> tuple[dict[str, list[Cost]], dict[str, list[Cost]]]:
    """Measure a build with nothing to do, and one after an edit of one language; Typst cold in turns with both.

    Raises measured.Failed where an edited build differs from a full one by a byte.
    """
    folder, cache = bench.folder / "edited", bench.folder / "cache"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("build"))
    sources = sorted(bench.folder.glob("*.typ"))
    typst = bench.programs([], sources)["typst"]
    build = (*PUBLISH, "build", "--quiet", str(folder))

    def ours() -> Cost:
        return bench.run(build, PUBLISH_CACHE=str(cache))

    def after_an_edit() -> Cost:
        edit(folder)
        return ours()

    ours()
    time.sleep(2.5)  # files that were written a moment ago are read again, lest a change goes unseen
    ours()
    nothing = bench.in_turns({"publish": ours, "typst": lambda: bench.run(typst)}, bench.extent.nothing)
    edited = bench.in_turns({"publish": after_an_edit, "typst": lambda: bench.run(typst)}, bench.extent.edits)
    bench.run((*PUBLISH, "build", "--quiet", "--no-cache", str(folder), "--out", str(bench.folder / "whole")))
    if held(folder / "build") != held(bench.folder / "whole"):
        message = "an edited build and a full one differ"
        raise measured.Failed(message)
    return nothing, edited


def edit(folder: Path) -> None:
    """Add a word to the first paragraph of the English text."""
    source = min((folder / "sources").iterdir())
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("declare their", "declare again their", 1), encoding="utf-8")


def held(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def batch(bench: Bench) -> dict[int, tuple[int, Cost]]:
    """Measure many small publications on one and on two workers: how many there were, and what they cost."""
    costs = {}
    for workers, count in zip((1, 2), bench.extent.batch, strict=True):
        folder = inputs.small_ones(bench.folder / f"small-{workers}", count)
        out = str(bench.folder / f"out-{workers}")
        words = (*PUBLISH, "batch", str(folder), "--out", out, "--jobs", str(workers), "--no-cache", "--quiet")
        costs[workers] = (count, bench.run(words))
        told(f"{count} on {workers}: {costs[workers][1].wall:.1f} s")
    return costs


def growth(bench: Bench) -> list[tuple[str, int, Cost]]:
    """Measure texts of growing length: (program, pages, cost)."""
    english = next(text for text in bench.texts if text.tag == "en")
    found: list[tuple[str, int, Cost]] = []
    for wanted in bench.extent.pages:
        copies = max(round(wanted / 3.2), 1)
        folder = inputs.long_one(bench.folder / f"long-{wanted}", english.blocks, copies)
        parts = [block for n in range(copies) for block in (documents.Block("heading", f"Part {n}"), *english.blocks)]
        text = documents.Text("en", (documents.Block("title", "A growing text"), *parts))
        page, source = bench.folder / f"long-{wanted}.html", bench.folder / f"long-{wanted}.typ"
        page.write_text(documents.as_html([text], FONTS, 1), encoding="utf-8")
        source.write_text(documents.as_typst([text], 1), encoding="utf-8")
        out = bench.folder / f"grown-{wanted}"
        ours = bench.run((*PUBLISH, "build", "--quiet", "--no-cache", str(folder), "--out", str(out)))
        found.append(("publish", pages_of(out / "booklet.pdf"), ours))
        told(f"publish, {found[-1][1]} pages: {ours.wall:.1f} s")
        for name, command in bench.programs([page], [source]).items():
            cost = bench.run(command)
            found.append((name, pages_of(page.with_suffix(f".{name}.pdf")), cost))
            told(f"{name}, {found[-1][1]} pages: {cost.wall:.1f} s")
    return found


def pages_of(pdf: Path) -> int:
    """Count the pages of a PDF."""
    from pypdf import PdfReader  # noqa: PLC0415 - the product's own reader

    return len(PdfReader(pdf).pages)


def stages(bench: Bench) -> list[tuple[str, float, float]]:
    """Measure the steps of one cold build."""
    done = subprocess.run(
        [sys.executable, str(HERE / "stages.py"), str(EXAMPLE)],
        env={**os.environ, **bench.environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return [tuple(step) for step in json.loads(done.stdout)]


def machine() -> str:
    """Say what machine it is."""
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.processor(),
    )
    return f"{os.cpu_count()} processors ({cpu}), Python {platform.python_version()}, {platform.system()}"


def main(words: Sequence[str]) -> int:
    """Measure everything; write the page, unless it is the short form."""
    parser = argparse.ArgumentParser(prog="tasks.py bench", description=__doc__)
    parser.add_argument("others", help="the interpreter that has the other programs")
    parser.add_argument("--short", action="store_true", help="measure each thing once, on little, and write nothing")
    options = parser.parse_args(words)
    began, load = time.monotonic(), os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        said = subprocess.run(
            [*PUBLISH, "normalize", *map(str, sorted((EXAMPLE / "sources").iterdir())), "--format", "json"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        )
        extent = SHORT if options.short else FULL
        bench = Bench(Path(name), options.others, shutil.which("chromium"), extent, documents.normalized(said.stdout))
        results = report.Results(
            cold=cold(bench),
            **dict(zip(("nothing", "edited"), remembered(bench), strict=True)),
            batch=batch(bench),
            growth=growth(bench),
            stages=stages(bench),
            machine=machine(),
            load=(load, os.getloadavg()[0]),
            took=time.monotonic() - began,
        )
    page, plot = report.page(results), report.plot(results)
    if options.short:
        sys.stdout.write(page)
    else:
        (ROOT / "docs" / "benchmarks.rst").write_text(page, encoding="utf-8")
        (ROOT / "docs" / "benchmarks.svg").write_text(plot, encoding="utf-8")
        told(f"docs/benchmarks.rst is written, after {results.took / 60:.1f} minutes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
