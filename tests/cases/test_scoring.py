"""The measures themselves: a wrong ruler makes every figure worthless."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.cases.scoring import align, common, distance, same_language, score

TEXTS = st.text("abc ", max_size=12)


def slowly(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for place, character in enumerate(one, start=1):
        before, row[0] = row[0], place
        for index, letter in enumerate(other, start=1):
            before, row[index] = row[index], min(row[index] + 1, row[index - 1] + 1, before + (character != letter))
    return row[-1]


@given(TEXTS, TEXTS)
def test_distances_are_those_of_the_textbook(one: str, other: str) -> None:
    assert distance(one, other) == slowly(one, other)
    assert common(one, other) == common(other, one)
    assert len(one) + len(other) - 2 * common(one, other) >= distance(one, other)


def test_blocks_are_aligned_in_order() -> None:
    right = [("H", "title"), ("P", "first paragraph"), ("P", "second")]
    assert align(right, [("P", "first paragraph"), ("H", "title"), ("P", "second")]) == [(1, 0), (2, 2)]


def test_a_case_is_scored() -> None:
    block = {"lang": "en", "type": "para", "text": "some words"}
    flag = {"block": 0, "offset": 5, "text": "words"}
    gold = {"blocks": [block, block | {"type": "item"}], "flags": [flag]}
    found = {"blocks": [block | {"lang": "de"}], "flags": [flag | {"offset": 10}, flag | {"offset": 0, "text": "so"}]}
    told = score(gold, found)
    assert (told.expected, told.found, told.aligned, told.exact, told.language, told.perfect) == (2, 1, 1, 1, 0, False)
    assert (told.flags, told.flagged, told.flags_found) == (1, 2, 1)


def test_chinese_is_told_apart_by_script() -> None:
    assert same_language("zh-Hant", "zh-Hant")
    assert not same_language("zh-Hant", "zh-Hans")
    assert same_language("sr-Latn", "sr")
