"""How the work of docutils and of the engine grows with the text: twice the text may not be more than twice the work.

Run as `python3 tasks.py growth whole [BYTES]`: fifteen pathological families, of so many bytes (20,000) and of twice as
many, from bytes to pages. Counted is the processor's time of the process that reads (normalization, reStructuredText,
HTML) and of the one that lays out, each the best of some turns. What is refused for its form in both sizes has no row
in the layout.
"""

from __future__ import annotations

import resource
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

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

Value = TypeVar("Value")

LIMIT = 2.3
FAMILIES = (
    *("one line", "items", "nested items", "bullets", "quoted lines", "star words", "tag pairs", "pipes", "underlined"),
    *("same lines", "marked letters", "soft hyphens", "quotation marks", "two languages", "many titles"),
)
_STAGES, _SIZES = ("reading", "layout"), 2
#: What is over sooner is done again until so many seconds of the processor are spent, or so often.
_ENOUGH, _OFTEN = 1.0, 9
_NANO = 1e-9


def spent(fence: Fence) -> float:
    """Return the seconds of the processor that a fence's processes have had, those that were replaced included."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    alive = (one._process.pid for one in fence._workers)  # noqa: SLF001 - looked at from outside
    here = sum(int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0]) for pid in alive)
    return ended.ru_utime + ended.ru_stime + here * _NANO


def timed(fence: Fence, call: Callable[[], Value]) -> tuple[Value, float]:
    """Call, and return what came of it with the time of the processor behind the fence: the best of some turns."""
    turns: list[float] = []
    while True:
        before = spent(fence)
        value = call()
        turns.append(spent(fence) - before)
        if len(turns) > 1 and (sum(turns) > _ENOUGH or len(turns) == _OFTEN):
            return value, min(turns)


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
                    fragment, reading = timed(fence, partial(read, text))
                    pages, layout = timed(engine.fence, partial(lay_out, fragment)) if fragment else ("no", 0.0)
                    took.append((reading, layout))
                    said += f" {pages} pages"
                except (FenceError, EngineError) as error:
                    said += f" {error}"
            pairs = list(zip(*took, strict=True)) if len(took) == _SIZES else []
            ratios = [pair[1] / pair[0] if pair[0] else 0.0 for pair in pairs]
            words = "".join(f" {what} {ratio:4.2f}" for what, ratio in zip(_STAGES, ratios, strict=False))
            told = ", ".join(f"{reading:.2f} and {layout:.2f} s" for reading, layout in took)
            print(f"{name:<16} {told}{words}{said}", flush=True)
            if len(ratios) < len(_STAGES) or max(ratios) > LIMIT:
                missed.append(name)
    print(f"faster than {LIMIT}, or without an end: {', '.join(missed) or 'none'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(int((sys.argv[1:] or ["20000"])[0])))
