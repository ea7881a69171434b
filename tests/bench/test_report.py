from __future__ import annotations

from xml.etree import ElementTree as ET

from publish.doctree import parse
from tests.bench import report
from tests.bench.measured import Cost, ratio


def costs(*walls: float) -> list[Cost]:
    return [Cost(wall, wall / 2, 300, 100) for wall in walls]


RESULTS = report.Results(
    cold={"publish": costs(12, 18, 9), "typst": costs(1, 3, 1), "chromium": costs(3, 3, 3)},
    nothing={"publish": costs(0.05), "typst": costs(0.2)},
    edited={"publish": costs(2), "typst": costs(0.2)},
    batch={1: (100, Cost(100, 100)), 2: (200, Cost(104, 204))},
    growth=[("publish", 50, Cost(10, 10, 0, 90)), ("publish", 100, Cost(20, 21, 0, 120)), ("typst", 50, Cost(1, 1))],
    stages=[("Start", 1, 1), ("Setting the booklet", 5, 8), ("Proving every glyph", 6, 6)],
    machine="two processors",
    load=(9.0, 0.5),
    took=600,
)


def test_ratios_are_of_runs_side_by_side() -> None:
    assert ratio(RESULTS.cold["publish"], RESULTS.cold["typst"]) == 9


def test_the_page_says_the_figures_and_that_the_machine_was_busy() -> None:
    page = report.page(RESULTS)
    assert "Two workers are 1.92 times as fast as one." in page
    assert "The machine had other work" in page
    assert "   * - before the proof, together\n     - 6.00\n     - 9.00\n" in page
    assert "     - 2.10\n     - 120\n     - 0.60\n" in page
    assert ET.fromstring(report.plot(RESULTS)).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own
    _, problems = parse(page.replace(".. image:: benchmarks.svg", ".. image:: a.svg"), "benchmarks.rst")
    assert problems == ()
