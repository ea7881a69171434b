"""The plan found is the cheapest of all ways to break a paragraph, and never leaves its limits."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.justify import BreakKind, Paragraph, Parameters, Plan, best, plans, ragged_plans, variants
from publish.justify.fit import badness, fill, neighbours
from publish.justify.widths import widths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DIVIDED = {BreakKind.HYPHEN, BreakKind.INSIDE}

#: Short texts with a few divisions: small enough that all ways to break them can be tried.
WORDS = st.sampled_from(["a", "of", "the", "word", "long|er", "many|fold|ness", "di|vi"])
TEXTS = st.lists(WORDS, min_size=3, max_size=6)
relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)


def shown(paragraph: Paragraph, plan: Plan) -> list[str]:
    """Write a plan's lines down, with their hyphens."""
    return [paragraph.text[line.start : line.end] + "-" * (line.kind is BreakKind.HYPHEN) for line in plan.lines]


def every_way(
    paragraph: Paragraph, measure: float, parameters: Parameters, limits: tuple[float, float]
) -> Iterator[tuple[float, int]]:
    """Yield the cost and the number of lines of every way to break a paragraph within limits, tried one by one."""
    sums, points = widths(paragraph, parameters), paragraph.breakpoints
    inner = range(1, len(points))
    for chosen in (way for size in range(len(points)) for way in combinations(inner, size)):
        cost, ratios, row, rows = 0.0, [], 0, []
        for start, end in pairwise((0, *chosen, len(points))):
            point, width = points[end - 1], sums.line(start, end)
            last = point.kind is BreakKind.END
            natural = last and width.natural <= measure
            ratio = 1.0 if natural else fill(width, measure, paragraph.size, parameters).ratio
            row = row + 1 if point.kind in DIVIDED else 0
            rows.append(row)
            ratios.append(ratio)
            cost += (parameters.line + badness(ratio, parameters)) ** 2
            cost += {BreakKind.HYPHEN: parameters.hyphen**2, BreakKind.INSIDE: parameters.inside**2}.get(point.kind, 0)
            cost += parameters.pair_cost * (row > 1)
            if last and start:
                rest = paragraph.text[points[start - 1].start :]
                short = len(rest) < parameters.short_letters or width.natural < parameters.short_ems * paragraph.size
                cost += parameters.short_cost * short
                if rows[-2]:
                    cost += parameters.before_rest_cost if " " in rest else parameters.rest_cost
        cost += sum(neighbours(above, below, parameters) for above, below in pairwise(ratios[:-1]))
        if all(limits[0] <= ratio <= limits[1] for ratio in ratios) and max(rows) <= parameters.hyphens_in_row:
            yield cost, len(ratios)


@relaxed
@given(words=TEXTS, measure=st.sampled_from([90.0, 120.0, 155.0]), indent=st.sampled_from([0.0, 12.0]))
def test_no_way_is_cheaper_than_the_plan(
    typed: Callable[..., Paragraph], latin: Parameters, words: list[str], measure: float, indent: float
) -> None:
    paragraph = typed(" ".join(words), indent)
    found = variants(paragraph, measure, latin)
    ways: dict[int, float] = {}
    for cost, lines in every_way(paragraph, measure, latin, latin.variants):
        ways[lines] = min(cost, ways.get(lines, cost))
    assert {lines: plan.cost for lines, plan in found.items()} == pytest.approx(ways)


@relaxed
@given(words=TEXTS, measure=st.sampled_from([90.0, 120.0, 155.0]))
def test_a_plan_holds_the_whole_text_and_keeps_the_measure(
    typed: Callable[..., Paragraph], latin: Parameters, words: list[str], measure: float
) -> None:
    paragraph = typed(" ".join(words))
    for found in (plans(paragraph, measure, latin), ragged_plans(paragraph, measure, latin)):
        for count, plan in found.items():
            assert count == len(plan.lines)
            assert plan.lines[0].start == 0
            assert plan.lines[-1].end == len(paragraph.text)
            for line, following in pairwise(plan.lines):
                assert paragraph.text[line.end : following.start] in {"", " "}
    for plan in plans(paragraph, measure, latin).values():
        for line in plan.lines:
            assert latin.limits[-1][0] <= line.fit.ratio <= latin.limits[-1][1]
            assert abs(line.fit.scale - 1) <= latin.scale + 1e-9
            assert latin.tracking[0] - 1e-9 <= line.fit.tracking <= latin.tracking[1] + 1e-9


def test_a_line_is_filled_by_glyphs_letters_and_spaces(typed: Callable[..., Paragraph], latin: Parameters) -> None:
    paragraph = typed("some long and many|fold|ness of all that the text has got in it")
    line = best(plans(paragraph, 180.0, latin)).lines[1]
    text = paragraph.text[line.start : line.end]
    glyphs, spaces = 10.0 * len(text.replace(" ", "")), text.count(" ")
    tracked = line.fit.tracking * paragraph.size * (len(text) - 2 * spaces)
    drawn = line.fit.scale * (glyphs + tracked) + line.fit.ratio * 5.0 * spaces
    assert drawn == pytest.approx(180.0)


def test_a_word_is_divided_where_spaces_would_be_too_wide(typed: Callable[..., Paragraph], latin: Parameters) -> None:
    paragraph = typed("some long and many|fold|ness of all that the text has got in it")
    assert shown(paragraph, best(plans(paragraph, 180.0, latin)))[:2] == ["some long and many-", "foldness of all that"]


def test_a_line_that_may_not_end_inside_a_word_does_not(typed: Callable[..., Paragraph], latin: Parameters) -> None:
    paragraph = typed("some long and many|fold|ness of all that the text has got in it")
    free = best(plans(paragraph, 180.0, latin))
    assert free.hyphenated == {1}
    kept = plans(paragraph, 180.0, latin, whole=frozenset({1}))
    assert all(1 not in plan.hyphenated for plan in kept.values())


def test_what_cannot_be_justified_has_no_plan(typed: Callable[..., Paragraph], latin: Parameters) -> None:
    paragraph = typed("an unbreakableword " * 3)
    assert plans(paragraph, 150.0, latin) == {}
    assert shown(paragraph, best(ragged_plans(paragraph, 150.0, latin)))[0] == "an"


def test_a_ragged_paragraph_has_no_short_last_line(typed: Callable[..., Paragraph], latin: Parameters) -> None:
    paragraph = typed("aaa bbb ccc ddd eee fff ggg hhh iii jjj")
    lines = shown(paragraph, best(ragged_plans(paragraph, 112.0, latin)))
    assert lines == ["aaa bbb", "ccc ddd eee", "fff ggg hhh", "iii jjj"]
