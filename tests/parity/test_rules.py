from __future__ import annotations

from importlib.resources import files

import pytest

from publish.locale import language
from publish.parity.rules import LanguageRules, acronym_groups, expected_lengths, rules

TABLES = {"acronyms", "lengths", "scripts"}
TAGS = sorted(
    file.name.removesuffix(".toml")
    for file in files("publish.parity").joinpath("data").iterdir()
    if file.name.removesuffix(".toml") not in TABLES
)


@pytest.mark.parametrize("tag", TAGS)
def test_each_file_is_of_a_known_language_and_says_what_rules_know(tag: str) -> None:
    found = language(tag)
    assert found is not None
    row = rules(found)
    assert row.known
    assert all(1 <= value <= 100 for value in row.numbers.values())


def test_a_language_without_a_file_has_its_scripts_row_or_abstains() -> None:
    unknown, burmese = language("umb"), language("my")
    assert unknown is not None
    assert burmese is not None
    assert rules(unknown) == LanguageRules()
    assert not rules(burmese).sentences


def test_lengths_are_of_languages_and_scripts_that_are_there() -> None:
    lengths = expected_lengths()
    assert lengths["en"] == 100
    assert {"Latn", "Cyrl", "Arab", "Hans"} <= lengths.keys()
    assert all(20 < length < 250 for length in lengths.values())


def test_groups_of_acronyms_are_of_two_and_more() -> None:
    assert all(len(group) > 1 for group in acronym_groups())
