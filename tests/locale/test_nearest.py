from __future__ import annotations

import pytest

from publish.locale import nearest_languages


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("eng", "en"),
        ("GR", "el"),
        ("cz", "cs"),
        ("ua", "uk"),
        ("Turkish", "tr"),
        ("arabc", "ar"),
        ("türkçe", "tr"),
        ("中文", "zh"),
        ("xx", "xh"),
    ],
)
def test_the_language_that_was_meant_comes_first(word: str, tag: str) -> None:
    assert nearest_languages(word)[0].tag == tag


def test_nothing_is_proposed_for_what_is_like_no_language() -> None:
    assert nearest_languages("") == ()
    assert nearest_languages("!") == ()
