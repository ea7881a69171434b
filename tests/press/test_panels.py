"""Leaflets: panels from the fold, and their order proven by folding in code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.geometry import PAPER, points
from publish.press.panels import Fold, FoldedSheet, Panel, folded_sheet, place_panels

if TYPE_CHECKING:
    from publish.press.model import Spine

FOLDS: tuple[Fold, ...] = get_args(Fold)
folds = st.sampled_from(FOLDS)
spines: st.SearchStrategy[Spine] = st.sampled_from(["left", "right"])
sheets = st.sampled_from(["A3", "A4", "A5", "Letter"])


@dataclass(frozen=True)
class Layer:
    """A panel as it lies on the table: where its edges are, the face that looks up, the one that looks down."""

    left: float
    right: float
    up: int
    down: int


def flat(folded: FoldedSheet) -> list[Layer]:
    """Lay the sheet on the table with its outside down, seen from above: the inside, from left to right."""
    layers, left = [], 0.0
    for inside, outside in zip(folded.inside, reversed(folded.outside), strict=True):
        assert inside.width == pytest.approx(outside.width), "a panel is one piece of paper"
        layers.append(Layer(left, left + inside.width, inside.page, outside.page))
        left += inside.width
    return layers


def turned(layer: Layer, crease: float) -> Layer:
    """Turn a panel over about a vertical crease."""
    return Layer(2 * crease - layer.right, 2 * crease - layer.left, layer.down, layer.up)


def seen(stack: list[Layer], *, above: bool) -> list[int]:
    """The faces that a reader sees from above or, the whole turned over sideways, from below: left to right."""
    shown: list[tuple[float, int]] = []
    covered: list[tuple[float, float]] = []
    for layer in stack[::-1] if above else stack:
        hidden = sum(max(0.0, min(right, layer.right) - max(left, layer.left)) for left, right in covered)
        if layer.right - layer.left - hidden > points(3):  # less is a gap that shows no words
            shown.append((layer.left, layer.up if above else layer.down))
        covered.append((layer.left, layer.right))
    return [face for _, face in sorted(shown, reverse=not above)]


def as_read(spine: Spine, faces: list[int]) -> list[int]:
    """Put faces from left to right into the order in which a reader meets them."""
    return faces if spine == "left" else faces[::-1]


def hands(folded: FoldedSheet, spine: Spine) -> tuple[list[Layer], list[Layer]]:
    """Fold a tri or Z sheet as hands do: (after the first fold, closed). The stack's last layer lies uppermost."""
    panels = flat(folded)
    if spine == "right":  # the mirror image of what follows
        panels = [Layer(-panel.right, -panel.left, panel.up, panel.down) for panel in reversed(panels)]
    cover, middle, last = panels
    if folded.fold == "tri":
        first = [cover, middle, turned(last, last.left)]
    else:
        under = turned(last, last.left)
        first = [under, cover, middle]
    closed = [*(layer for layer in first if layer is not cover), turned(cover, cover.right)]
    if spine == "right":
        first, closed = (
            [Layer(-layer.right, -layer.left, layer.up, layer.down) for layer in stack] for stack in (first, closed)
        )
    return first, closed


@pytest.mark.parametrize("spine", ["left", "right"])
def test_a_tri_fold_opens_in_reading_order(spine: Spine) -> None:
    folded = folded_sheet("tri", PAPER["A4"], spine)
    first, closed = hands(folded, spine)
    assert seen(closed, above=True) == [1], "the cover"
    assert seen(closed, above=False) == [6], "the back"
    assert as_read(spine, seen(first, above=True)) == [2, 5], "the cover opened: its verso, and the panel folded in"
    assert as_read(spine, seen(flat(folded), above=True)) == [2, 3, 4], "the whole inside"


@pytest.mark.parametrize("spine", ["left", "right"])
def test_a_z_fold_opens_in_reading_order(spine: Spine) -> None:
    folded = folded_sheet("z", PAPER["A4"], spine)
    first, closed = hands(folded, spine)
    assert seen(closed, above=True) == [1], "the cover"
    assert seen(closed, above=False) == [4], "the last panel of the inside is the back"
    assert as_read(spine, seen(first, above=True)) == [2, 3], "the cover opened"
    assert as_read(spine, seen(flat(folded), above=True)) == [2, 3, 4], "drawn out"
    assert as_read(spine, seen(flat(folded), above=False)) == [5, 6, 1], "turned over"


@pytest.mark.parametrize("spine", ["left", "right"])
def test_gates_close_over_the_middle_and_read_in_order(spine: Spine) -> None:
    folded = folded_sheet("gate", PAPER["A4"], spine)
    left, middle, right = flat(folded)
    closed = [middle, turned(left, left.right), turned(right, right.left)]
    assert as_read(spine, seen(closed, above=True)) == [1, 2], "both gates from outside"
    assert as_read(spine, seen(flat(folded), above=True)) == [3, 4, 5]
    assert seen(closed, above=False) == [6]
    assert closed[2].left - closed[1].right == pytest.approx(points(2)), "the gates do not push one another"


@pytest.mark.parametrize("spine", ["left", "right"])
def test_a_half_fold_reads_as_a_book_of_one_sheet(spine: Spine) -> None:
    folded = folded_sheet("half", PAPER["A4"], spine)
    first, second = flat(folded)
    closed = [second, turned(first, first.right)] if spine == "left" else [first, turned(second, second.left)]
    assert (seen(closed, above=True), seen(closed, above=False)) == ([1], [4])
    assert as_read(spine, seen(flat(folded), above=True)) == [2, 3]


def test_what_is_folded_in_is_narrower_than_what_covers_it() -> None:
    (first, closed) = hands(folded_sheet("tri", PAPER["A4"], "left"), "left")
    folded_in, cover = first[-1], closed[-1]
    assert cover.left == pytest.approx(folded_in.left - points(1.5))
    assert cover.right == pytest.approx(folded_in.right)


@given(folds, sheets, spines)
def test_panels_fill_the_sheet_and_stand_once(fold: Fold, sheet: str, spine: Spine) -> None:
    folded = folded_sheet(fold, PAPER[sheet], spine)
    for side in (folded.outside, folded.inside):
        assert sum(panel.width for panel in side) == pytest.approx(folded.size.width)
    pages = sorted(panel.page for panel in (*folded.outside, *folded.inside))
    assert pages == list(range(1, folded.pages + 1))
    assert {size.height for size in folded.sizes} == {folded.size.height}
    assert sum(size.width for size in folded.sizes) == pytest.approx(2 * folded.size.width)


@given(folds, sheets)
def test_the_spine_mirrors_the_panels(fold: Fold, sheet: str) -> None:
    left, right = (folded_sheet(fold, PAPER[sheet], spine) for spine in ("left", "right"))
    assert (left.outside[::-1], left.inside[::-1], left.sizes) == (right.outside, right.inside, right.sizes)


def test_marks_lie_on_the_side_that_a_crease_turns_outside() -> None:
    def marked(fold: Fold, spine: Spine) -> list[list[tuple[int, int]]]:
        folded = folded_sheet(fold, PAPER["A4"], spine)
        found = []
        for side, panels in zip(place_panels(folded, 6), (folded.outside, folded.inside), strict=True):
            edges = {round(sum(panel.width for panel in panels[:at]), 3): at for at in range(1, len(panels))}
            pairs = {edges[round(mark.x, 3)] for mark in side.marks}
            found.append([(panels[at - 1].page, panels[at].page) for at in sorted(pairs)])
        return found

    assert marked("tri", "left") == [[(5, 6), (6, 1)], []]
    assert marked("z", "left") == [[(6, 1)], [(3, 4)]]
    assert marked("z", "right") == [[(1, 6)], [(4, 3)]]
    assert marked("gate", "left") == [[(2, 6), (6, 1)], []]
    assert marked("flat", "left") == [[], []]


def test_pages_without_words_stay_empty() -> None:
    front, back = place_panels(folded_sheet("tri", PAPER["A4"], "left"), 4)
    assert [page.page for page in front.pages] == [1]
    assert [page.page for page in back.pages] == [2, 3, 4]


def test_a_flat_sheet_stands_and_is_turned_on_its_long_edge() -> None:
    folded = folded_sheet("flat", PAPER["A4"], "left")
    assert (folded.size, folded.flip_edge) == (PAPER["A4"], "long")
    assert (folded.outside, folded.inside) == ((Panel(1, PAPER["A4"].width),), (Panel(2, PAPER["A4"].width),))
    assert folded_sheet("tri", PAPER["A4"], "left").flip_edge == "short"
