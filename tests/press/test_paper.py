from __future__ import annotations

import pytest

from publish.geometry import PAPER, points
from publish.press.paper import Paper


@pytest.mark.parametrize(("grammage", "signature"), [(50, 32), (80, 16), (115, 16), (135, 12), (170, 8), (300, 8)])
def test_thicker_paper_is_sewn_in_smaller_signatures(grammage: float, signature: int) -> None:
    assert Paper.of(grammage).signature() == signature


def test_a_measured_thickness_wins_over_the_grammage() -> None:
    assert Paper.of(80, 60).signature() == 32
    assert Paper.of(80, 60).calliper == pytest.approx(points(0.06))


def test_sixteen_sheets_of_a4_weigh_a_square_metre() -> None:
    assert 16 * Paper.of(80).weight(PAPER["A4"]) == pytest.approx(80, rel=0.005)


def test_a_signature_is_made_of_whole_sheets() -> None:
    assert [Paper.of(grammage).signature(8) for grammage in (80, 120, 200)] == [16, 8, 8]
    assert [Paper.of(grammage).signature(16) for grammage in (40, 120, 200)] == [32, 16, 16]
