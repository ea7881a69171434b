"""The page of the benchmarks: tables, what is not equal, and a plot in SVG."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.measured import Cost, middle, ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: Programs in the order of tables, as they are called there, and their colour in the plot.
PROGRAMS = {
    "publish": ("publish", "#8c2f39"),
    "typst": ("Typst 0.15.2", "#2a6f6b"),
    "weasyprint": ("WeasyPrint 70.0 alone", "#8a6d1f"),
    "chromium": ("Chromium", "#3b5b92"),
}
#: The steps of a build before anything is proven: reading, setting, imposing.
UNPROVEN = ("Start", "Reading the sources", "Setting the booklet", "Fitting the leaflets")

#: The words of the page; names in braces are where the figures go.
_PAGE = Path(__file__).with_name("page.rst.in")
#: A load that two processes of ours do not explain, and what is said then.
_BUSY = 2.8
_LOADED = " The machine had other work at that time: seconds by the wall are too long, and ratios nearer to the truth."


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that was measured."""

    cold: Mapping[str, Sequence[Cost]]
    nothing: Mapping[str, Sequence[Cost]]
    edited: Mapping[str, Sequence[Cost]]
    batch: Mapping[int, tuple[int, Cost]]
    growth: Sequence[tuple[str, int, Cost]]
    stages: Sequence[tuple[str, float, float]]
    machine: str
    load: tuple[float, float]
    took: float


def page(results: Results) -> str:
    """Write the page, in reStructuredText."""
    began, ended = results.load
    return _PAGE.read_text(encoding="utf-8").format(
        machine=results.machine,
        load=f"{began:.1f} when it began and {ended:.1f} at its end",
        took=f"{results.took / 60:.0f}",
        loaded=_LOADED if max(results.load) > _BUSY else "",
        cold="\n".join(_cold(results)),
        again="\n".join(_again(results)),
        batch="\n".join(_batch(results)),
        growth="\n".join(_growth(results)),
        stages="\n".join(_stages(results)),
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    """Write a list-table."""
    yield ".. list-table::"
    yield "   :header-rows: 1"
    yield ""
    for row in (head, *rows):
        for number, cell in enumerate(row):
            yield f"   {'* -' if number == 0 else '  -'} {cell}"


def _cold(results: Results) -> Iterable[str]:
    typst = results.cold["typst"]
    rows = []
    for name, costs in _known(results.cold):
        cost = middle(costs)
        rows.append(
            (
                PROGRAMS[name][0],
                f"{cost.wall:.2f}",
                f"{cost.processor:.2f}",
                f"{ratio(costs, typst):.2f}",
                f"{ratio(costs, typst, 'processor'):.2f}",
                f"{ratio(results.cold['publish'], costs):.2f}",
                f"{cost.all_memory:.0f}",
                f"{cost.one_memory:.0f}",
            )
        )
    head = (
        "",
        "wall, s",
        "processors, s",
        "wall / Typst",
        "processors / Typst",
        "publish / it, wall",
        "MiB, all",
        "MiB, largest",
    )
    return _table(head, rows)


def _again(results: Results) -> Iterable[str]:
    rows = []
    for what, costs in (("nothing to do", results.nothing), ("one language edited", results.edited)):
        ours, typst = middle(costs["publish"]), middle(costs["typst"])
        rows.append(
            (
                what,
                f"{ours.wall * 1000:,.0f}",
                f"{ours.processor * 1000:,.0f}",
                f"{typst.wall * 1000:,.0f}",
                f"{ratio(costs['publish'], costs['typst']):.2f}",
                f"{ratio(costs['publish'], costs['typst'], 'processor'):.2f}",
            )
        )
    head = ("", "publish, ms", "processors, ms", "Typst cold, ms", "publish / Typst, wall", "processors")
    return _table(head, rows)


def _batch(results: Results) -> Iterable[str]:
    (one, alone), (two, both) = results.batch[1], results.batch[2]
    rows = [
        (
            str(workers),
            str(count),
            f"{cost.wall:.1f}",
            f"{count / cost.wall:.2f}",
            f"{cost.processor / count:.2f}",
            f"{cost.one_memory:.0f}",
        )
        for workers, (count, cost) in results.batch.items()
    ]
    head = ("workers", "publications", "wall, s", "a second", "processors, s each", "MiB, largest")
    yield from _table(head, rows)
    yield ""
    yield f"Two workers are {(two / both.wall) / (one / alone.wall):.2f} times as fast as one."


def _growth(results: Results) -> Iterable[str]:
    rows = []
    before: dict[str, tuple[int, Cost]] = {}
    for name, pages, cost in results.growth:
        earlier = before.get(name)
        before[name] = (pages, cost)
        rows.append(
            (
                PROGRAMS[name][0],
                str(pages),
                f"{cost.wall:.2f}",
                f"{cost.processor:.2f}",
                f"{cost.processor / pages * 1000:.0f}",
                f"{_doubled(earlier, pages, cost):.2f}" if earlier else "",
                f"{cost.one_memory:.0f}",
                f"{(cost.one_memory - earlier[1].one_memory) / (pages - earlier[0]):.2f}" if earlier else "",
            )
        )
    head = ("", "pages", "wall, s", "processors, s", "ms a page", "t(2n) / t(n)", "MiB, largest", "MiB a page more")
    return _table(head, sorted(rows, key=lambda row: [name for name, _ in PROGRAMS.values()].index(row[0])))


def _doubled(earlier: tuple[int, Cost], pages: int, cost: Cost) -> float:
    """Give what twice the pages take, from a step that is not quite a doubling; processors' time."""
    grown = cost.processor / earlier[1].processor
    return grown * 2 / (pages / earlier[0])


def _stages(results: Results) -> Iterable[str]:
    begun = [step for step in results.stages if step[0] in UNPROVEN]
    parts = [((step,), wall, used) for step, wall, used in results.stages]
    for name, steps in (("before the proof, together", begun), ("all", results.stages)):
        parts.append(((name,), sum(wall for _, wall, _ in steps), sum(used for _, _, used in steps)))
    return _table(
        ("step", "wall, s", "processors, s"), [(*name, f"{wall:.2f}", f"{used:.2f}") for name, wall, used in parts]
    )


def _known(costs: Mapping[str, Sequence[Cost]]) -> Iterable[tuple[str, Sequence[Cost]]]:
    return ((name, costs[name]) for name in PROGRAMS if name in costs)


def plot(results: Results) -> str:
    """Draw seconds for the six PDFs as bars, and processors' seconds by pages as lines."""
    shapes = [_text(20, 24, "Six PDFs from nothing, seconds by the wall", bold=True)]
    longest = max(middle(costs).wall for _, costs in _known(results.cold))
    for row, (name, costs) in enumerate(_known(results.cold)):
        label, colour = PROGRAMS[name]
        wall, at = middle(costs).wall, 40 + 26 * row
        shapes.append(_text(150, at + 13, label, anchor="end"))
        shapes.append(
            f'<rect x="158" y="{at}" width="{max(wall / longest * 170, 1):.1f}" height="18" fill="{colour}"/>'
        )
        shapes.append(_text(164 + wall / longest * 170, at + 13, f"{wall:.2f}"))
    shapes.append(_text(400, 24, "Growth: seconds of processors by pages, in the same colours", bold=True))
    most_pages = float(max(pages for _, pages, _ in results.growth))
    highest = max(cost.processor for _, _, cost in results.growth)
    left, right, top, bottom = 450.0, 680.0, 40.0, 250.0
    shapes.append(f'<path d="M{left} {top}V{bottom}H{right}" fill="none" stroke="#555"/>')
    shapes.append(_text(right, bottom + 16, f"{most_pages:.0f} pages", anchor="end"))
    shapes.append(_text(left - 6, top + 5, f"{highest:.0f} s", anchor="end"))
    shapes.append(_text(left - 6, bottom, "0", anchor="end"))
    for name, (_, colour) in PROGRAMS.items():
        points = [
            (left + pages / most_pages * (right - left), bottom - cost.processor / highest * (bottom - top))
            for program, pages, cost in results.growth
            if program == name
        ]
        if points:
            line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            shapes.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
            shapes += (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points)
    body = "\n".join(shapes)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 280" width="720" height="280">\n'
        f'<rect width="720" height="280" fill="#fff"/>\n<g font-family="serif" font-size="12">\n{body}\n</g>\n</svg>\n'
    )


def _text(x: float, y: float, words: str, *, anchor: str = "start", bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{weight} fill="#222">{words}</text>'
