"""The plan found is the cheapest of all ways to break a paragraph, and never leaves its limits."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from publish.justify import BreakKind, Paragraph, Parameters, Plan, Rescue, best, plans, ragged_plans, variants
from publish.justify.fit import badness, fill, neighbours
from publish.justify.widths import Width, widths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIMITS = (0.4, 3.0)
DIVIDED = {BreakKind.HYPHEN, BreakKind.INSIDE}

#: Short texts with a few divisions: small enough that all ways to break them can be tried.
WORDS = st.sampled_from(["a", "of", "the", "if", "word", "long|er", "many|fold|ness", "di|vi"])
TEXTS = st.lists(WORDS, min_size=5, max_size=12)
relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def shown(paragraph: Paragraph, plan: Plan) -> list[str]:
    """Write a plan's lines down, with their hyphens."""
    return [paragraph.text[line.start : line.end] + "-" * (line.kind is BreakKind.HYPHEN) for line in plan.lines]


def every_way(
    paragraph: Paragraph, measure: float, parameters: Parameters, limits: tuple[float, float]
) -> Iterator[tuple[float, int]]:
    """Yield the cost and the number of lines of every way to break a paragraph within limits, tried one by one."""
    sums, points = widths(paragraph, parameters), paragraph.breakpoints

    def ways(start: int) -> Iterator[tuple[tuple[int, float], ...]]:
        """Yield the lines from a break to the end, each as its end and its ratio."""
        if start == len(points):
            yield ()
        for end in range(start + 1, len(points) + 1):
            width = sums.line(start, end)
            natural = end == len(points) and width.natural <= measure
            ratio = 1.0 if natural else fill(width, measure, paragraph.size, parameters).ratio
            if limits[0] <= ratio <= limits[1]:
                yield from (((end, ratio), *rest) for rest in ways(end))

    for way in ways(0):
        rows = [0]
        for end, _ in way:
            rows.append(rows[-1] + 1 if points[end - 1].kind in DIVIDED else 0)
        if max(rows) <= parameters.hyphens_in_row:
            yield price(paragraph, parameters, way, rows), len(way)


def price(paragraph: Paragraph, parameters: Parameters, way: tuple[tuple[int, float], ...], rows: list[int]) -> float:
    """Add up what a way costs: each line, each pair of neighbours, the last line."""
    points = paragraph.breakpoints
    ratios = [ratio for _, ratio in way]
    kinds = [points[end - 1].kind for end, _ in way]
    breaks = {BreakKind.HYPHEN: parameters.hyphen**2, BreakKind.INSIDE: parameters.inside**2}
    cost = sum((parameters.line + badness(ratio, parameters)) ** 2 for ratio in ratios)
    cost += sum(breaks.get(kind, 0.0) for kind in kinds) + parameters.pair_cost * sum(row > 1 for row in rows)
    cost += sum(neighbours(above, below, parameters) for above, below in pairwise(ratios[:-1]))
    if len(way) > 1:
        start = points[way[-2][0] - 1].start
        rest, width = paragraph.text[start:], sum(paragraph.advances[start:])
        short = len(rest) < parameters.short_letters or width < parameters.short_ems * paragraph.size
        cost += parameters.short_cost * short
        if rows[-2]:
            cost += parameters.before_rest_cost if " " in rest else parameters.rest_cost
    return cost


@relaxed
@example(words=["the", "long|er", "word", "of", "the", "the", "word", "the", "word"], measure=155.0, indent=0.0)
@given(words=TEXTS, measure=st.sampled_from([90.0, 120.0, 155.0, 180.0]), indent=st.sampled_from([0.0, 12.0]))
def test_no_way_is_cheaper_than_the_plan(
    typed: Callable[..., Paragraph], latin: Parameters, words: list[str], measure: float, indent: float
) -> None:
    paragraph = typed(" ".join(words), indent)
    rescue = Rescue((LIMITS,), latin.scale, latin.tracking[1])
    found = plans(paragraph, measure, replace(latin, limits=(LIMITS,), rescue=rescue))
    ways: dict[int, float] = {}
    for cost, lines in every_way(paragraph, measure, latin, LIMITS):
        ways[lines] = min(cost, ways.get(lines, cost))
    assert {lines: plan.cost for lines, plan in found.items()} == pytest.approx(ways)
    strict = replace(latin, rest_cost=1e9, short_cost=1e9)
    without_fault = {lines for cost, lines in every_way(paragraph, measure, strict, LIMITS) if cost < 1e9}
    alike = replace(latin, limits=(LIMITS,), variants=LIMITS, rescue=rescue)
    assert set(variants(paragraph, measure, alike)) == without_fault


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
            assert latin.rescue.limits[-1][0] <= line.fit.ratio <= latin.rescue.limits[-1][1]
            assert abs(line.fit.scale - 1) <= latin.rescue.scale + 1e-9
            assert latin.tracking[0] - 1e-9 <= line.fit.tracking <= latin.rescue.tracking + 1e-9


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


def test_lines_and_neighbours_have_their_price(latin: Parameters) -> None:
    assert [badness(ratio, latin) for ratio in (0.75, 1.0, 1.175, 1.35)] == pytest.approx([100.0, 0.0, 12.5, 100.0])
    assert neighbours(1.0, 1.3, latin) == pytest.approx(0.0)
    assert neighbours(1.0, 1.4, latin) == pytest.approx(latin.jump_cost * 0.01)
    assert neighbours(0.85, 1.25, latin) == pytest.approx(latin.class_cost + latin.jump_cost * 0.01)


def test_a_line_without_spaces_is_filled_by_its_letters_alone_or_not_at_all(latin: Parameters) -> None:
    assert fill(Width(100.0, 0.0, 10), 101.0, 10.0, latin).ratio == 1.0
    assert fill(Width(100.0, 0.0, 10), 120.0, 10.0, latin).ratio > latin.limits[-1][1]
    assert fill(Width(100.0, 0.0, 10), 90.0, 10.0, latin).ratio < latin.limits[-1][0]
