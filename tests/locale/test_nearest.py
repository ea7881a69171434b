from __future__ import annotations

import pytest

from publish.locale import nearest_languages
from publish.locale.tags_table import TARGET, table


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


def test_the_table_of_tags_is_what_cldr_says() -> None:
    assert TARGET.read_text(encoding="utf-8") == table(), "run: python3 tasks.py helps"
