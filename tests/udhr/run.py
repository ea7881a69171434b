"""UDHR as proof of scale: every text of the collection through the gates, onto pages, proven and read back.

Run as `python3 tasks.py udhr [--fonts FOLDER] [--short] [--source] [--fresh] [--table] [CODE...]`. What was rendered is
remembered in the work folder, so a run that was stopped goes on where it was; it is proven again where the proof's
code is another. Fonts that the product does not carry are brought once, as `publish fonts fetch` does. `--short` takes
the few texts that the tests carry, and needs neither npm nor fonts beyond our own. `--source` renders nothing.
`--table` writes docs/udhr.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish.cli.fonts_write import fetch_families
from publish.diagnostics import Severity
from publish.fonts import load
from publish.fonts.lock_file import LOCK
from publish.fonts.stacks import script_settings
from publish.locale import language
from publish.pdf.engine import EngineError, open_engine
from publish.resources import fonts_folder
from publish.values import decode, encode
from tests.udhr.collection import INTEGRITY, CollectionError, Declaration, declarations, fetch, packaged
from tests.udhr.judging import LaidOut, Rendered, SourceSide, check_source, explain, judge, lay_out, read_text
from tests.udhr.table import Cost, Row, figures, write_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.fonts import FontCatalog
    from publish.pdf.engine import Engine

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".udhr"
TABLE = ROOT / "docs" / "udhr.md"
RESULT, LAID_OUT = "result.json", "laid-out.json"


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
    if not (options.short or options.remembered) and bring_fonts(options.fonts):
        return 2
    if options.remembered:
        rows = list(_remembered_rows(texts, work))
        return _tell(rows, None, table=options.table)
    with ProcessPoolExecutor(os.cpu_count(), initializer=_start, initargs=(options.fonts,)) as pool:
        sides = list(pool.map(_read, texts, [work] * len(texts), chunksize=4))
        sides, cost = _check(pool, sides)
        known = {} if options.fresh else _all_remembered(sides, work)
        wanted = [] if options.source else _rare_first([side for side in sides if side.code not in known])
        rendered = known | _render(pool, wanted[: options.count], work, fresh=options.fresh)
    rows = [Row(side, rendered.get(side.code), explain(side.errors)) for side in sides]
    return _tell(rows, cost, table=options.table)


def _tell(rows: Sequence[Row], cost: Cost | None, *, table: bool) -> int:
    lines = figures(rows, cost)
    print("\n".join(lines))
    if table:
        write_table(TABLE, rows, lines, INTEGRITY)
    return int(any(row.fails for row in rows))


def _remembered_rows(texts: Sequence[Declaration], work: Path) -> Iterator[Row]:
    """Make rows of what was rendered before, without reading any text: the proof has the gates of both sides."""
    for text in texts:
        result, known = _remembered(work / text.code), language(text.tag)
        if result is not None and known is not None:
            family = tuple(result.fonts[0].rsplit(" ", 1)[:1]) if result.fonts else ()
            own = (text.code, text.name, known.tag, known.script, known.direction)
            side = SourceSide(*own, families=family, errors=result.findings)
            yield Row(side, result, explain(result.findings))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tasks.py udhr")
    parser.add_argument("codes", nargs="*", metavar="CODE", help="codes of texts in the collection; all by default")
    parser.add_argument("--fonts", type=Path, default=WORK / "fonts", help="fonts beside our own, with their lock")
    parser.add_argument("--short", action="store_true", help="the few texts that the tests carry")
    parser.add_argument("--source", action="store_true", help="render nothing")
    parser.add_argument("--count", type=int, metavar="N", help="render so many texts more, and stop")
    parser.add_argument("--fresh", action="store_true", help="render everything again")
    parser.add_argument("--remembered", action="store_true", help="read and render nothing, count what is remembered")
    parser.add_argument("--table", action="store_true", help="write docs/udhr.md")
    return parser.parse_args(arguments)


def bring_fonts(folder: Path) -> int:
    """Bring the families of all scripts that the product does not carry, with the user's own apt and npm.

    Returns the status of `publish fonts fetch`: 0 where they are there; what is missing has been told.
    """
    if (folder / LOCK).is_file():
        return 0
    own, _ = load(fonts_folder())
    wanted = [script for script, row in script_settings().items() if own is None or not own.stack(row.script)]
    print(f"Bringing fonts for {len(wanted)} scripts into {folder} …", file=sys.stderr)
    return fetch_families(folder, wanted, None)


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


def _check(pool: ProcessPoolExecutor, sides: list[SourceSide]) -> tuple[list[SourceSide], Cost]:
    """Run the gates before rendering over all texts; return them with what was found, and what it cost."""
    begun = time.perf_counter()
    found = list(pool.map(_gates, sides, chunksize=8))
    cost = Cost(time.perf_counter() - begun, sum(seconds for _, seconds in found))
    return [replace(side, errors=(*side.errors, *errors)) for side, (errors, _) in zip(sides, found, strict=True)], cost


def _gates(side: SourceSide) -> tuple[tuple[tuple[str, str], ...], float]:
    if not side.families:
        return (), 0.0
    begun = time.process_time()
    _, findings = check_source(side, _worker[0].catalog)
    seconds = time.process_time() - begun
    wrong = (one.diagnostic for one in findings if one.diagnostic.severity is Severity.ERROR)
    return tuple((one.code.value, one.message) for one in wrong), seconds


def _all_remembered(sides: Sequence[SourceSide], work: Path) -> dict[str, Rendered]:
    found = {side.code: _remembered(work / side.code) for side in sides if side.families}
    return {code: result for code, result in found.items() if result}


def _rare_first(sides: Sequence[SourceSide]) -> list[SourceSide]:
    """Put texts in rare scripts first, and of each language one before the others: a run that is stopped has most."""
    scripts, tags = Counter(side.script for side in sides), Counter[str]()
    ranks = {}
    for side in sides:
        ranks[side.code] = (tags[side.tag], scripts[side.script])
        tags[side.tag] += 1
    return sorted((side for side in sides if side.families), key=lambda side: ranks[side.code])


def _render(pool: ProcessPoolExecutor, sides: Sequence[SourceSide], work: Path, *, fresh: bool) -> dict[str, Rendered]:
    """Render texts, and remember each as soon as it is done."""
    results: dict[str, Rendered] = {}
    waiting = {pool.submit(_set, work / side.code, fresh=fresh): side for side in sides}
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


def _set(folder: Path, *, fresh: bool) -> Rendered | str:
    own = _worker[0]
    laid_out = None if fresh else _laid_out(folder)
    if laid_out:
        return judge(laid_out._replace(seconds=0.0), own.catalog)
    try:
        laid_out = lay_out(folder, own.catalog, own.engine)
    except EngineError as error:
        return str(error)
    (folder / LAID_OUT).write_bytes(encode((_digest(folder), *laid_out)))
    (folder / "text.pdf").write_bytes(laid_out.section.rendition.pdf)
    return judge(laid_out, own.catalog)


def _laid_out(folder: Path) -> LaidOut | None:
    try:
        digest, *found = decode((folder / LAID_OUT).read_bytes(), import_module)
    except (OSError, ValueError):
        return None
    return LaidOut(*found) if digest == _digest(folder) else None


def _remember(folder: Path, result: Rendered) -> None:
    of = [_digest(folder), _proof()]
    (folder / RESULT).write_text(json.dumps({"of": of} | asdict(result), ensure_ascii=False), encoding="utf-8")


def _remembered(folder: Path) -> Rendered | None:
    try:
        found: dict[str, Any] = json.loads((folder / RESULT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return Rendered.of(found) if found.pop("of", None) == [_digest(folder), _proof()] else None


def _digest(folder: Path) -> str:
    """Name what a text's pages depend on: the text as it is published. Changed styles or fonts want `--fresh`."""
    digest = hashlib.sha256()
    for path in (folder / "publication.toml", *sorted((folder / "sources").iterdir())):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def _proof() -> str:
    """Name what a verdict depends on beside the pages: the code and data of the proof."""
    digest = hashlib.sha256()
    for folder, pattern in (("checks", "*"), ("fonts", "*"), ("pdf", "read*.py")):
        for path in sorted((ROOT / "publish" / folder).glob(pattern)):
            digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
