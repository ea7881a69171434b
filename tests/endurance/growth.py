"""How the work of docutils and of the engine grows with the text: twice the text may not be more than twice the work.

Run as `python3 tasks.py growth whole [BYTES]`: fifteen pathological families, of so many bytes (20,000) and of twice as
many, from bytes to pages. Counted is the processor's time of the process that reads (normalization, reStructuredText,
HTML) and of the one that lays out, each the best of two turns. What is refused for its form in both sizes has no row in
the layout.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from publish.edition.page import section
from publish.fence import FenceError, Limits, open_fence
from publish.intake import decode
from publish.locale import language
from publish.pdf.engine import EngineError, open_engine
from publish.pipeline.manuscript import prepare
from publish.pipeline.work import Work
from publish.understanding import normalized
from tests.cases.growth import TEXTS, UNITS, family
from tests.endurance.soak import _publication, _sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.fence import Fence

LIMIT = 2.3
FAMILIES = (
    *("one line", "items", "nested items", "bullets", "quoted lines", "star words", "tag pairs", "pipes", "underlined"),
    *("same lines", "marked letters", "soft hyphens", "quotation marks", "two languages", "many titles"),
)
_TICKS = os.sysconf("SC_CLK_TCK")
_STAGES, _SIZES = ("reading", "layout"), 2
#: Less than this is a matter of the clock.
_SHORTEST = 2 / _TICKS


def spent(fence: Fence) -> float:
    """Return the seconds of the processor that a fence's one process has had."""
    (worker,) = fence._workers  # noqa: SLF001 - looked at from outside
    fields = Path(f"/proc/{worker._process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()  # noqa: SLF001
    return (int(fields[11]) + int(fields[12])) / _TICKS


def timed(fence: Fence, call: Callable[[], object]) -> tuple[object, float]:
    """Call, and return what came of it with the processor's time that it took behind the fence."""
    before = spent(fence)
    value = call()
    return value, spent(fence) - before


def main(size: int) -> int:
    """Measure all families; return 1 where one grows faster than its text."""
    known, sheet = language("en"), _sheet()
    assert known
    publication, missed = _publication(known), []
    limits = Limits(seconds=300)
    with open_fence(limits=limits, modules=(normalized.__module__,)) as fence, open_engine(1) as engine:

        def read(text: str) -> str | None:
            source, _ = fence.call(decode, text.encode(), "a.txt")
            assert source
            found = fence.call(normalized, (source,), (known,), {"a.txt": "en"}, {})
            manuscript, _ = prepare(publication, found, Work(call=fence.call))
            return manuscript.texts[0].fragment if manuscript else None

        def lay_out(fragment: str) -> int:
            return engine.render([section("en", known, "T", fragment, sheet)])[0].pages

        warm = read(TEXTS["Latin"] * 20)
        assert warm
        lay_out(warm)
        for name in FAMILIES:
            took: list[tuple[float, float]] = []
            said = ""
            for times in (1, 2):
                text = "A plan for all\n\n" + family(UNITS[name], times * size)
                try:
                    turns = [timed(fence, partial(read, text)) for _ in range(2)]
                    fragment, reading = turns[0][0], min(seconds for _, seconds in turns)
                    once = partial(lay_out, str(fragment))
                    laid = [timed(engine.fence, once) for _ in range(2)] if fragment else []
                    took.append((reading, min((seconds for _, seconds in laid), default=0.0)))
                    said += f" {laid[0][0] if laid else 'no'} pages"
                except (FenceError, EngineError) as error:
                    said += f" {error}"
            pairs = list(zip(*took, strict=True)) if len(took) == _SIZES else []
            ratios = [pair[1] / pair[0] if pair[0] > _SHORTEST else 0.0 for pair in pairs]
            words = "".join(f" {what} {ratio:4.2f}" for what, ratio in zip(_STAGES, ratios, strict=False))
            print(f"{name:<16} {took}{words}{said}", flush=True)
            if len(ratios) < len(_STAGES) or max(ratios) > LIMIT:
                missed.append(name)
    print(f"faster than {LIMIT}, or without an end: {', '.join(missed) or 'none'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(int((sys.argv[1:] or ["20000"])[0])))
