from __future__ import annotations

import pytest

from publish.locale import english_name, language, month_names


@pytest.mark.parametrize(
    ("tag", "name"), [("tr", "Turkish"), ("zh-Hant", "Traditional Chinese"), ("sr-Latn", "Serbian"), ("umb", "Umbundu")]
)
def test_languages_have_an_english_name(tag: str, name: str) -> None:
    found = language(tag)
    assert found is not None
    assert english_name(found) == name


@pytest.mark.parametrize(
    ("tag", "name", "month"),
    [("ru", "мая", 5), ("ru", "май", 5), ("ja", "9月", 9), ("ar", "سبتمبر", 9), ("zh", "九月", 9)],
)
def test_months_have_their_names_alone_and_in_dates(tag: str, name: str, month: int) -> None:
    found = language(tag)
    assert found is not None
    assert month_names(found)[name] == month


def test_names_that_are_only_numbers_and_names_of_another_language_are_left_out() -> None:
    unknown, hungarian = language("umb"), language("hu")
    assert unknown is not None
    assert hungarian is not None
    assert dict(month_names(unknown)) == {}
    assert "一月" not in month_names(hungarian)
