"""Full pages inside the engine: gaps that are changed belong to one place, and text comes back to the grid."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from publish.edition.page import section

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.locale import Language
    from publish.pdf.engine import Engine
    from publish.style import StyleSheet

WORDS = "The delegates of forty-two organisations met in the city and adopted a plan of joint action for the year. "
#: The leading of running text, in points.
LINE = 14.0


def test_space_above_headings_fills_pages_and_no_other_gap_changes(
    engine: Engine, sheet: StyleSheet, known: Callable[[str], Language]
) -> None:
    paragraph = f'<p data-block="1">{WORDS * 2}</p>'
    parts = "".join(f'<h2 data-block="0">Part {number}</h2>{paragraph * 3}' for number in range(8))
    body = f'<main class="text"><h1 data-block="0">Title</h1>{parts}</main>'
    (made,) = engine.render([section("text", known("en"), "Title", body, sheet)])
    rows = sorted({(box.page, -box.box[1], box.text[:4] in {"Part", "Titl"}) for box in made.boxes})
    lowest = [max(depth for page, depth, _ in rows if page == number) for number in range(1, made.pages)]
    assert made.pages > 2
    assert lowest == pytest.approx([lowest[0]] * len(lowest), abs=0.1)
    steps = {
        round((depth - above) / LINE, 1)
        for (page, above, head), (same, depth, heading) in pairwise(rows)
        if page == same and not head and not heading
    }
    assert steps == {1.0, 2.0}  # lines, and gaps of a line
