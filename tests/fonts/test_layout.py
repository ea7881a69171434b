"""What faces say of their glyphs and rules, and what orthographies need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.fonts.layout import features, ink_across, is_mark, nominal_glyph
from publish.fonts.orthography import orthography
from publish.fonts.orthography_table import SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.fonts import FontCatalog, FontFace
    from publish.locale import Language


@pytest.fixture
def naskh(catalog: FontCatalog) -> FontFace:
    found = catalog.face("Scheherazade New")
    assert found is not None
    return found


def test_features_are_those_of_the_script(naskh: FontFace) -> None:
    assert {"init", "medi", "fina"} <= features(naskh, "GSUB", "Arab")
    assert "init" not in features(naskh, "GSUB", "Latn")
    assert "mark" in features(naskh, "GPOS", "Arab")


def test_features_of_newer_script_tags_are_found(catalog: FontCatalog) -> None:
    deva = catalog.face("Noto Serif Devanagari")
    assert deva is not None
    assert "half" in features(deva, "GSUB", "Deva")


def test_marks_and_ink(naskh: FontFace) -> None:
    fatha, alef, space = (nominal_glyph(naskh, character) for character in "\u064eا ")
    assert fatha is not None
    assert alef is not None
    assert space is not None
    assert is_mark(naskh, fatha)
    assert not is_mark(naskh, alef)
    ink = ink_across(naskh, alef)
    assert ink is not None
    assert ink[0] < ink[1]
    assert ink_across(naskh, space) is None
    assert nominal_glyph(naskh, "漢") is None


@pytest.mark.parametrize(
    ("tag", "letters", "others"), [("tr", "ğıİ", "qß"), ("ar", "ضة", "a"), ("ur", "ٹے", "a"), ("hi", "क", "a")]
)
def test_orthographies(known: Callable[[str], Language], tag: str, letters: str, others: str) -> None:
    found = orthography(known(tag))
    assert found is not None
    assert set(letters) <= found.base
    assert not set(others) & found.base
    assert found.digits
    assert found.punctuation


def test_an_orthography_that_is_not_known(known: Callable[[str], Language]) -> None:
    assert orthography(known("en-Arab")) is None


def test_the_table_names_the_release_that_the_task_fetches() -> None:
    import tasks  # noqa: PLC0415 - the task file imports the set-up

    assert tasks.ORTHOGRAPHIES == SOURCE
