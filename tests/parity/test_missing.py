"""Passages that one language lacks: told at the place where they are missing, and not where they are only joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.parity import Parity

    Found = Callable[..., list[tuple[str, str, str]]]

EN = [
    "# Rules", "## Fees", "| Each member pays thirty euros a year.", "## Pets", "| Dogs are allowed in the garden.",
    "## Rest", "| Be quiet from noon to three.",
]  # fmt: skip
FR = [
    "# Règles", "## Cotisations", "| Chaque membre paie trente euros par an.", "## Animaux",
    "| Les chiens sont admis dans le jardin.", "## Repos", "| Silence de midi à trois heures.",
]  # fmt: skip
DE = [
    "# Regeln", "## Beiträge", "| Jedes Mitglied zahlt dreißig Euro im Jahr.", "## Tiere",
    "| Hunde sind im Garten erlaubt.", "## Ruhe", "| Seid ruhig von Mittag bis drei.",
]  # fmt: skip


@pytest.mark.parametrize(
    ("german", "code", "place"),
    [
        (DE, "", ""),
        ([*DE[:4], *DE[5:]], "P001", "section 2, paragraph 1"),
        ([*DE[:3], *DE[4:]], "P002", "section 2, heading"),
        ([*DE[:3], "| Tiere", *DE[4:]], "P002", "section 2, heading"),
        ([*DE[:3], "### Tiere", *DE[4:]], "P002", "section 2, heading"),
        ([*DE[:3], *DE[5:]], "P002", "section 2, heading"),
        ([*DE[:4], f"{DE[4]} Katzen auch.", *DE[5:]], "", ""),
    ],
)
def test_a_lost_part_of_a_section_is_told_as_what_it_is(german: list[str], code: str, place: str, found: Found) -> None:
    assert found(en=EN, fr=FR, de=german) == ([(code, "de", place)] if code else [])


def test_headings_of_one_rank_may_be_marked_otherwise(found: Found) -> None:
    assert found(en=EN, fr=FR, de=[line.replace("## ", "### ") for line in DE]) == []


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_paragraph_is_missed_in_a_text_of_paragraphs_alone(place: int, found: Found) -> None:
    en, fr, de = ([line for line in text if line.startswith("| ")] for text in (EN, FR, DE))
    assert found(en=en, fr=fr, de=de) == []
    assert found(en=en, fr=fr, de=[*de[:place], *de[place + 1 :]]) == [("P001", "de", f"paragraph {place + 1}")]
    assert found(en=en, de=[*de[:place], *de[place + 1 :]]) == [("P001", "de", f"paragraph {place + 1}")]


@pytest.mark.parametrize("place", [0, 1])
def test_paragraphs_that_are_joined_are_not_missing(place: int, found: Found) -> None:
    en, fr, de = ([line for line in text if line.startswith("| ")] for text in (EN, FR, DE))
    joined = [*de[:place], f"{de[place]} {de[place + 1].removeprefix('| ')}", *de[place + 2 :]]
    assert found(en=en, fr=fr, de=joined) == []
    assert found(en=en, de=joined) == []


def test_a_run_of_missing_passages_is_one_finding_where_they_are_missing(compared: Callable[..., Parity]) -> None:
    en, fr, de = ([line for line in text if line.startswith("| ")] for text in (EN, FR, DE))
    (one,) = compared({"en": en, "fr": fr, "de": de[:1]}).answered.open
    assert one.message == (
        "German has nothing for paragraph 2 of English and French (“Dogs are allowed in the garden…”) and 1 passage "
        "after it: it is missing behind “…ed zahlt dreißig Euro im Jahr.”."
    )
    assert str(one.location) == "de.txt:1", "no word is marked: the line behind which it is missing is named"
