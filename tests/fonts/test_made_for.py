"""What a family is made for: nearly every one has Latin letters, which then set no English."""

from __future__ import annotations

import pytest

from publish.fonts.catalogue import coverage
from publish.fonts.characters import read_face_data
from publish.fonts.made_for import scripts_made_for
from publish.resources import fonts_folder

LATIN = frozenset(range(0x20, 0x7F)) | frozenset(range(0xA0, 0x180))


@pytest.mark.parametrize(
    ("file", "scripts"),
    [
        ("noto-serif-devanagari/NotoSerifDevanagari", {"Deva"}),
        ("noto-serif-hebrew/NotoSerifHebrew", {"Hebr"}),
        ("scheherazade-new/ScheherazadeNew", {"Arab"}),
        ("source-serif-4/SourceSerif4", {"Latn", "Cyrl", "Grek"}),
    ],
)
def test_latin_letters_beside_another_script_set_no_text(file: str, scripts: set[str]) -> None:
    _, characters = read_face_data((fonts_folder() / f"{file}_400Regular.ttf").read_bytes())
    assert set(scripts_made_for(characters)) == scripts


def test_a_script_counts_whose_letters_are_nearly_all_there() -> None:
    thai = coverage()["Noto Serif Thai"]
    assert scripts_made_for(thai | LATIN) == ("Thai",)
    assert scripts_made_for((thai | LATIN) - {0x0E06}) == ("Thai",)
    assert scripts_made_for(frozenset(range(0x0E01, 0x0E10)) | LATIN) == ("Latn",)


def test_a_script_without_an_orthography_in_the_table_counts_by_its_letters() -> None:
    assert scripts_made_for(coverage()["Noto Sans Cham"] | LATIN) == ("Cham",)


def test_a_family_of_many_scripts_sets_them_all() -> None:
    wide = frozenset(range(0x20, 0x250)) | frozenset(range(0x1E00, 0x1F00)) | frozenset(range(0x250, 0x370))
    hebrew = frozenset(range(0x591, 0x5F5))
    assert set(scripts_made_for(wide | frozenset({0xA78B, 0xA78C, 0x2019, 0x2C65}) | hebrew)) == {"Latn", "Hebr"}


def test_signs_set_no_text() -> None:
    assert scripts_made_for(coverage()["Noto Sans Symbols2"]) == ()
