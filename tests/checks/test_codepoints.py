"""Graphemes hold together what one font must draw; names are those of Unicode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.checks.codepoints import graphemes, is_default_ignorable, named


@pytest.mark.parametrize(
    "clusters",
    [
        ["a", "b"],
        ["e\u0301", "x"],
        ["ب\u064e\u0651", "ت"],
        ["क\u094dषि"],
        ["🇹🇷", "🇪🇸"],
        ["👩\u200d🚀", "!"],
        ["👍🏽", " "],
        ["한", "\u1112\u1161\u11ab"],
        ["a\u00ad", "b"],
        ["a\u200d", "b"],
        [" ", "\u0301", "a"],
        ["\n", "\n"],
        ["क्ष", "त्रि", "य", " ", "ज्ञा", "न"],
        ["र्क्ष्ये", "क्\u200c", "ष", "क्\u200dष"],
        ["ক্ত", "ন্দ্র", "స్త్రీ"],
    ],
)
def test_clusters(clusters: list[str]) -> None:
    assert [cluster for _, cluster in graphemes("".join(clusters))] == clusters


@given(st.text(max_size=40))
def test_clusters_are_the_text_in_order(text: str) -> None:
    found = list(graphemes(text))
    assert "".join(cluster for _, cluster in found) == text
    assert all(text[offset:].startswith(cluster) and cluster for offset, cluster in found)


def test_names() -> None:
    assert named("بa") == "U+0628 ARABIC LETTER BEH, U+0061 LATIN SMALL LETTER A"
    assert named("\x92") == "U+0092"


def test_default_ignorables() -> None:
    assert all(map(is_default_ignorable, "\u00ad\u200c\u2069\ufe0f\U000e0101"))
    assert not any(map(is_default_ignorable, " a\u00a0\u0301\u2010"))
