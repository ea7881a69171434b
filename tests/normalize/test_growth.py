"""Normalization is linear: twice the text is not more than twice the calls of functions."""

from __future__ import annotations

import pytest

from tests.cases.growth import LIMIT, TEXTS, UNITS, calls, family, read

#: Families that walk through lists, pairs and neighbours, and how often the unit stands in the shorter text of each.
FAMILIES = {
    "items": 100, "items said 1.": 100, "nested items": 100, "bullets": 80, "quoted lines": 100, "tags": 400,
    "tag pairs": 100, "brackets": 800, "page numbers": 100, "same lines": 100, "hyphens": 100, "marked letters": 300,
    "second articles": 150, "many titles": 80, "two languages": 80, "quotation marks": 200, "bidi": 300, "numbers": 150,
}  # fmt: skip
#: So many calls more than doubled the longer text may take: the model of languages looks at some thousand characters.
SLACK = 8_000


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Load the tables and the model, and fill the caches of what all texts have in common."""
    read("".join(TEXTS.values()))


@pytest.mark.parametrize("name", FAMILIES)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    unit = UNITS[name]
    size = len(unit.encode()) * FAMILIES[name]
    once, twice = calls(family(unit, size)), calls(family(unit, 2 * size))
    assert twice <= LIMIT * once + SLACK


def test_the_ruler_tells_what_grows_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    def squared(text: str) -> None:
        for one in text:
            for other in text:
                max(one, other)

    monkeypatch.setattr("tests.cases.growth.read", squared)
    assert calls("a" * 200) > 3.5 * calls("a" * 100)
