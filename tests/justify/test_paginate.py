"""Pages are filled by paragraphs that run a line longer or shorter, and break where the engine breaks them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.justify import Block, Page, Run, follow, paginate

if TYPE_CHECKING:
    from collections.abc import Sequence


def block(*counts: int, gap: float = 0.0, **more: object) -> Block:
    """Make a block of lines of 10 points that costs nothing at the first count, and 100 at each of the others."""
    return Block(gap, 10.0, {count: 100.0 * (place > 0) for place, count in enumerate(counts)}, **more)  # type: ignore[arg-type]  # the rest of the fields


def page(depth: float) -> Page:
    return Page(depth, 10.0)


def lacking(flow: Sequence[Block], lines: Sequence[int], depth: float) -> float | None:
    course = follow(flow, lines, page(depth))
    return course.lacking if course else None


def free(_index: int, _run: Run) -> float:
    return 0.0


def test_a_paragraph_runs_longer_so_that_the_page_is_full() -> None:
    # 3 + 4 lines and a gap leave one line of nine, too little for two of the next; 4 + 4 and a gap fill it.
    flow = [block(3, 4), block(4, gap=10.0), block(3, gap=10.0)]
    assert lacking(flow, [3, 4, 3], 90.0) == 1.0
    assert paginate(flow, page(90.0), free) == (Run(4, ()), Run(4, ()), Run(3, ()))


def test_a_page_breaks_inside_a_paragraph_but_for_widows_and_orphans() -> None:
    assert paginate([block(7), block(6)], page(100.0), free) == (Run(7, ()), Run(6, (3,)))
    assert paginate([block(7), block(4)], page(100.0), free) == (Run(7, ()), Run(4, (2,)))
    assert paginate([block(9), block(4)], page(100.0), free) == (Run(9, ()), Run(4, ()))
    assert paginate([block(25)], page(100.0), free) == (Run(25, (10, 20)),)


def test_a_heading_stays_with_the_lines_that_follow_it() -> None:
    flow = [block(7), block(4, gap=10.0, lead=10.0)]
    assert lacking(flow, [7, 4], 100.0) == 3.0


def test_a_block_that_may_not_break_moves_as_a_whole() -> None:
    assert paginate([block(7), block(6, breakable=False)], page(100.0), free) == (Run(7, ()), Run(6, ()))
    assert paginate([block(11, breakable=False)], page(100.0), free) is None


def test_a_line_that_ends_a_page_is_asked_for_whole() -> None:
    asked = []

    def reprice(index: int, run: Run) -> float | None:
        asked.append((index, run))
        return None

    assert paginate([block(7), block(6)], page(100.0), reprice) == (Run(7, ()), Run(6, (3,)))
    assert asked == [(1, Run(6, (3,)))]


@given(
    st.lists(
        st.tuples(st.lists(st.integers(1, 8), min_size=1, max_size=3, unique=True), st.sampled_from([0.0, 5.0, 10.0])),
        min_size=1,
        max_size=5,
    )
)
def test_no_choice_leaves_pages_emptier_where_lines_cost_nothing(rows: list[tuple[list[int], float]]) -> None:
    flow = [Block(gap, 10.0, dict.fromkeys(counts, 0.0)) for counts, gap in rows]
    chosen = paginate([*flow, block(3)], page(60.0), free)
    assert chosen is not None
    ways = [lacking([*flow, block(3)], [*way, 3], 60.0) for way in product(*(counts for counts, _ in rows))]
    least = min(way for way in ways if way is not None)
    assert lacking([*flow, block(3)], [run.lines for run in chosen], 60.0) == pytest.approx(least)


def test_a_last_page_gets_a_quarter_of_its_lines_where_paragraphs_can_run_longer() -> None:
    full = [block(20, 21), block(20, 21), block(10, 11)]
    assert paginate(full, page(400.0), free) == (Run(20, ()), Run(20, ()), Run(10, ()))
    longer = [block(20, 24), block(20, 24), block(3, 6)]
    chosen = paginate(longer, page(400.0), free)
    assert chosen is not None
    assert sum(run.lines for run in chosen) - 40 >= 10  # a quarter of 40 lines


def test_a_note_takes_its_room_from_the_page_on_which_it_is_called() -> None:
    noted = block(8, notes=lambda _lines: [(6, 12.0)])
    edged = Page(100.0, 10.0, edge=5.0)
    assert paginate([noted], edged, free) == (Run(8, ()),)
    # Three lines stand already: line 6 and its note no longer fit, so the page ends behind the fifth.
    assert paginate([block(3), noted], edged, free) == (Run(3, ()), Run(8, (5,)))


def test_text_comes_back_to_the_grid_below_what_is_none() -> None:
    picture = Block(10.0, 33.0, {1: 0.0}, orphans=1, widows=1, snaps=True)
    chosen = paginate([block(2), picture, block(2, gap=10.0, snaps=True)], page(100.0), free)
    assert chosen is not None
    assert [run.added for run in chosen] == [0.0, 0.0, pytest.approx(-3.0)]  # 20 + 10 + 33 + 7 = 70


def test_space_above_a_heading_fills_a_page_that_no_paragraph_can() -> None:
    flow = [block(4), block(3, gap=10.0, lead=10.0, apart=100.0), block(4, gap=10.0)]
    chosen = paginate(flow, page(100.0), free)
    assert chosen is not None
    assert [run.added for run in chosen] == [0.0, 10.0, 0.0]


def test_the_row_of_a_table_stands_below_its_head_on_a_new_page() -> None:
    rows = [Block(0.0, 20.0, {1: 0.0}, orphans=1, widows=1, head=20.0) for _ in range(6)]
    course = follow([block(4), *rows], [4, 1, 1, 1, 1, 1, 1], page(100.0))
    assert course is not None
    assert course.last == 80.0  # three rows, a head and three rows


def test_a_list_does_not_part_from_the_words_that_lead_to_it() -> None:
    chosen = paginate([block(9, 6), block(3, tied=True)], page(100.0), free)
    assert chosen == (Run(6, ()), Run(3, ()))


def test_a_list_stands_close_to_the_words_that_lead_to_it_where_that_saves_a_torn_page() -> None:
    # Nine lines and a gap stand above the list, which must not begin a page: only without the gap its first line fits.
    led = block(1, gap=10.0, tied=True, close=50.0)
    rows = [block(7), block(1, gap=10.0), led, block(1), block(1), block(1)]
    chosen = paginate(rows, page(100.0), free)
    assert chosen is not None
    assert [run.added for run in chosen] == [0.0, 0.0, -10.0, 0.0, 0.0, 0.0]
    apart = paginate([replace(row, close=None) for row in rows], page(100.0), free)
    assert apart is not None
    assert [run.added for run in apart] == [0.0] * 6
