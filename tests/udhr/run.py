"""UDHR as proof of scale: every text of the collection through the gates, onto pages, proven and read back.

Run as `python3 tasks.py udhr [--fonts FOLDER] [--short] [--fresh] [--table] [CODE...]`. What was rendered is
remembered in the work folder, so a run that was stopped goes on where it was. `--short` takes the few texts that the
tests carry, and needs neither npm nor fonts beyond our own. `--table` writes docs/udhr.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish.diagnostics import Severity
from publish.fonts import load
from publish.pdf.engine import EngineError, open_engine
from publish.resources import fonts_folder
from tests.udhr.collection import INTEGRITY, CollectionError, Declaration, declarations, fetch, packaged
from tests.udhr.judging import Rendered, SourceSide, check_source, explain, read_text, render
from tests.udhr.table import Row, figures, write_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.fonts import FontCatalog
    from publish.pdf.engine import Engine

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".udhr"
TABLE = ROOT / "docs" / "udhr.md"
RESULT = "result.json"


@dataclass(frozen=True, slots=True)
class _Worker:
    """What each process keeps warm: the catalogue and an engine."""

    catalog: FontCatalog
    engine: Engine


_worker: list[_Worker] = []
_open = ExitStack()


def main(arguments: Sequence[str]) -> int:
    """Run; 0 where every text is clean or explained and all glyphs of the clean ones are proven, 1 where not."""
    options = _options(arguments)
    try:
        texts = packaged() if options.short else declarations(fetch(WORK))
    except CollectionError as error:
        print(error, file=sys.stderr)
        return 2
    texts = tuple(text for text in texts if not options.codes or text.code in options.codes)
    if not texts:
        print("There is no such text.", file=sys.stderr)
        return 2
    work = WORK / ("short" if options.short else "texts")
    with ProcessPoolExecutor(os.cpu_count(), initializer=_start, initargs=(options.fonts,)) as pool:
        sides = list(pool.map(_read, texts, [work] * len(texts), chunksize=4))
        sides, seconds = _check(pool, sides)
        rendered = _render(pool, sides, work, fresh=options.fresh)
    rows = [Row(side, rendered.get(side.code), explain(side.errors)) for side in sides]
    lines = figures(rows, seconds)
    print("\n".join(lines))
    if options.table:
        write_table(TABLE, rows, lines, INTEGRITY)
    return int(any(row.fails for row in rows))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tasks.py udhr")
    parser.add_argument("codes", nargs="*", metavar="CODE", help="codes of texts in the collection; all by default")
    parser.add_argument("--fonts", type=Path, default=WORK / "fonts", help="fonts beside our own, with their lock")
    parser.add_argument("--short", action="store_true", help="the few texts that the tests carry")
    parser.add_argument("--fresh", action="store_true", help="render everything again")
    parser.add_argument("--table", action="store_true", help="write docs/udhr.md")
    return parser.parse_args(arguments)


def catalogue(folder: Path) -> FontCatalog:
    """Load our own fonts and those of a folder. Raises SystemExit(2) where the locks do not hold."""
    catalog, problems = load(fonts_folder(), *([folder] if folder.is_dir() else []))
    if catalog is None:
        print("\n".join(problem.message for problem in problems), file=sys.stderr)
        raise SystemExit(2)
    return catalog


def _start(fonts: Path) -> None:
    """Warm a process up; its engine ends with it."""
    _worker.append(_Worker(catalogue(fonts), _open.enter_context(open_engine(1))))


def _read(text: Declaration, work: Path) -> SourceSide:
    return read_text(text, work, _worker[0].catalog)


def _check(pool: ProcessPoolExecutor, sides: list[SourceSide]) -> tuple[list[SourceSide], float]:
    """Run the gates before rendering over all texts; return them with what was found, and the seconds on the clock."""
    begun = time.perf_counter()
    found = list(pool.map(_gates, sides, chunksize=8))
    seconds = time.perf_counter() - begun
    return [replace(side, errors=(*side.errors, *errors)) for side, errors in zip(sides, found, strict=True)], seconds


def _gates(side: SourceSide) -> tuple[tuple[str, str], ...]:
    if not side.families:
        return ()
    _, findings = check_source(side, _worker[0].catalog)
    wrong = (one.diagnostic for one in findings if one.diagnostic.severity is Severity.ERROR)
    return tuple((one.code.value, one.message) for one in wrong)


def _render(pool: ProcessPoolExecutor, sides: Sequence[SourceSide], work: Path, *, fresh: bool) -> dict[str, Rendered]:
    """Render what is not remembered; what has no font is left out."""
    results: dict[str, Rendered] = {}
    waiting = {}
    for side in sides:
        if not side.families:
            continue
        known = None if fresh else _remembered(work / side.code)
        if known is None:
            waiting[pool.submit(_set, work / side.code)] = side
        else:
            results[side.code] = known
    for number, done in enumerate(as_completed(waiting), 1):
        side = waiting[done]
        result = done.result()
        if isinstance(result, str):
            print(f"{side.code}: {result}", file=sys.stderr)
            continue
        results[side.code] = result
        _remember(work / side.code, result)
        print(f"\r{number} of {len(waiting)} rendered: {side.code}          ", end="", file=sys.stderr, flush=True)
    return results


def _set(folder: Path) -> Rendered | str:
    try:
        return render(folder, _worker[0].catalog, _worker[0].engine)
    except EngineError as error:
        return str(error)


def _remember(folder: Path, result: Rendered) -> None:
    (folder / RESULT).write_text(
        json.dumps({"of": _digest(folder)} | asdict(result), ensure_ascii=False), encoding="utf-8"
    )


def _remembered(folder: Path) -> Rendered | None:
    try:
        found: dict[str, Any] = json.loads((folder / RESULT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return Rendered.of(found) if found.pop("of", None) == _digest(folder) else None


def _digest(folder: Path) -> str:
    """Name what a result depends on: the text as it is published. Changed code or fonts want `--fresh`."""
    digest = hashlib.sha256()
    for path in (folder / "publication.toml", *sorted((folder / "sources").iterdir())):
        digest.update(path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
