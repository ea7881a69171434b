"""Pages are filled by paragraphs that run a line longer or shorter, and break where the engine breaks them."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.justify import Block, Run, lacking, paginate


def block(*counts: int, gap: float = 0.0, **more: float) -> Block:
    """Make a block of lines of 10 points that costs nothing at the first count, and 100 at each of the others."""
    return Block(gap, 10.0, {count: 100.0 * (place > 0) for place, count in enumerate(counts)}, **more)  # type: ignore[arg-type]  # the rest of the fields


def free(_index: int, _run: Run) -> float:
    return 0.0


def test_a_paragraph_runs_longer_so_that_the_page_is_full() -> None:
    # 3 + 4 lines and a gap leave one line of nine, too little for two of the next; 4 + 4 and a gap fill it.
    flow = [block(3, 4), block(4, gap=10.0), block(3, gap=10.0)]
    assert lacking(flow, [Run(3, ()), Run(4, ()), Run(3, ())], 90.0) == 1.0
    assert paginate(flow, 90.0, free) == (Run(4, ()), Run(4, ()), Run(3, ()))


def test_a_page_breaks_inside_a_paragraph_but_for_widows_and_orphans() -> None:
    assert paginate([block(7), block(6)], 100.0, free) == (Run(7, ()), Run(6, (3,)))
    assert paginate([block(7), block(4)], 100.0, free) == (Run(7, ()), Run(4, (2,)))
    assert paginate([block(9), block(4)], 100.0, free) == (Run(9, ()), Run(4, ()))
    assert paginate([block(25)], 100.0, free) == (Run(25, (10, 20)),)


def test_a_heading_stays_with_the_lines_that_follow_it() -> None:
    flow = [block(7), block(4, gap=10.0, lead=10.0)]
    assert lacking(flow, [Run(7, ()), Run(4, ())], 100.0) == 3.0


def test_a_block_that_may_not_break_moves_as_a_whole() -> None:
    assert paginate([block(7), block(6, breakable=False)], 100.0, free) == (Run(7, ()), Run(6, ()))
    assert paginate([block(11, breakable=False)], 100.0, free) is None


def test_a_line_that_ends_a_page_is_asked_for_whole() -> None:
    asked = []

    def reprice(index: int, run: Run) -> float | None:
        asked.append((index, run))
        return None

    assert paginate([block(7), block(6)], 100.0, reprice) == (Run(7, ()), Run(6, (3,)))
    assert asked == [(1, Run(6, (3,)))]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(st.lists(st.integers(1, 8), min_size=1, max_size=3, unique=True), st.sampled_from([0.0, 5.0, 10.0])),
        min_size=1,
        max_size=5,
    )
)
def test_no_choice_leaves_pages_emptier_where_lines_cost_nothing(rows: list[tuple[list[int], float]]) -> None:
    flow = [Block(gap, 10.0, dict.fromkeys(counts, 0.0)) for counts, gap in rows]
    chosen = paginate([*flow, block(3)], 60.0, free)
    assert chosen is not None
    ways = [
        lacking([*flow, block(3)], [*(Run(lines, ()) for lines in way), Run(3, ())], 60.0)
        for way in product(*(counts for counts, _ in rows))
    ]
    least = min(way for way in ways if way is not None)
    assert lacking([*flow, block(3)], chosen, 60.0) == pytest.approx(least)
