"""Many small documents through one warm fence and engine, a tenth of them hostile, a process killed at every fiftieth.

Run as `python3 tasks.py soak [COUNT]`. Every good document must come out, byte for byte as it comes out alone; nothing
may grow: open files of this process, files in the temporary folder, memory of the processes.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

from publish.edition.page import section
from publish.fence import FenceError, Limits, open_fence
from publish.fonts import load
from publish.geometry import PAPER
from publish.intake import decode
from publish.locale import language
from publish.pdf.engine import EngineError, open_engine
from publish.pipeline.manuscript import prepare
from publish.pipeline.work import Work
from publish.publication import Booklet, Leaflets, Publication
from publish.resources import fonts_folder, styles_folder
from publish.style import Stack, StyleSheet, book_grid, compose
from publish.understanding import normalized

GOOD = (
    "House rules {n}\n\nThe members agree on the following rules for the coming year.\n\n1. Peace.\n2. Work.\n",
    "<!doctype html><title>House rules {n}</title><h1>House rules {n}</h1><p>The members agree on these rules.</p>",
)
HOSTILE = (
    "import os; os._exit(3)",
    "import time; time.sleep(0.1); 1 / 0",
    "raise MemoryError",
    "import socket; socket.socket()",
)


def main(count: int) -> int:
    """Run so many documents through; return 1 where one is lost or something grows."""
    sheet, known = _sheet(), language("en")
    assert known
    lost, largest, descriptors, files = [], 0, [], []
    alone: dict[str, str] = {}
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        os.environ["TMPDIR"] = tempfile.tempdir = name
        with open_fence(limits=Limits(seconds=20)) as fence, open_engine(2) as engine:

            def make(text: str) -> str:
                source, _ = fence.call(decode, text.encode(), "a.txt")
                assert source
                found = fence.call(normalized, (source,), (known,), {}, {})
                manuscript, _ = prepare(_publication(known), found, Work(call=fence.call))
                assert manuscript
                page = section("en", known, "T", manuscript.texts[0].fragment, sheet)
                return sha256(engine.render([page])[0].pdf).hexdigest()

            for number in range(count):
                if number % 50 == 49:
                    workers = [*fence._workers, *engine.fence._workers]  # noqa: SLF001 - killed from outside
                    os.kill(workers[number % len(workers)]._process.pid, signal.SIGKILL)  # noqa: SLF001
                if number % 10 == 9:
                    try:
                        fence.call_named("builtins:exec", HOSTILE[number // 10 % len(HOSTILE)])
                        lost.append(f"{number}: a hostile one passed")
                    except FenceError:
                        continue
                text = GOOD[number % 2].format(n=number % 7)
                try:
                    digest = make(text)
                except (FenceError, EngineError, AssertionError) as error:
                    lost.append(f"{number}: {error}")
                    continue
                if alone.setdefault(text, digest) != digest:
                    lost.append(f"{number}: other bytes than before")
                largest = max(largest, *(worker._resident for worker in (*fence._workers, *engine.fence._workers)))  # noqa: SLF001
                descriptors.append(len(os.listdir("/proc/self/fd")))  # noqa: PTH208 - a count
                files.append(sum(1 for _ in Path(name).rglob("*")))
        left = sorted(path.name for path in Path(name).iterdir())
    took = time.monotonic() - began
    tenth = max(len(files) // 10, 1)
    grown = [
        f"{what}: {sum(values[:tenth]) / tenth:.1f} at first, {sum(values[-tenth:]) / tenth:.1f} at last"
        for what, values in (("open files", descriptors), ("temporary files", files))
    ]
    for line in (*lost, *grown, f"largest process: {largest / 1e6:.0f} MB", f"left over: {left}"):
        print(line)
    print(f"{count} documents in {took:.0f} s ({count / took:.1f} a second), {len(lost)} lost")
    return 1 if lost or left or largest > Limits().grown * 1.1 else 0


def _publication(known: object) -> Publication:
    return Publication(Path(), "soak", (known,), {}, None, (), Booklet(), Leaflets(), "plain")  # type: ignore[arg-type]  # as in main


def _sheet() -> StyleSheet:
    catalog, _ = load(fonts_folder())
    known = language("en")
    assert catalog
    assert known
    stacks = [Stack(known, catalog.stack_for(known.script, ""))]
    return compose(
        styles_folder(), ("base.css", "text.css"), "plain", catalog, stacks, book_grid(PAPER["A5"]).text_page()
    )


if __name__ == "__main__":
    sys.exit(main(int((sys.argv[1:] or ["10000"])[0])))
