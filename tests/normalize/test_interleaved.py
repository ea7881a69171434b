"""Translations that stand below one another, item by item: each language keeps its items and its numbers."""

from __future__ import annotations

import pytest

from publish.intake import SourceText
from publish.locale import Language, language
from publish.normalize import normalize, split

ENGLISH = (
    "All human beings are born free and equal in dignity and rights and are endowed with reason and conscience.",
    "Everyone is entitled to all the rights and freedoms set forth in this Declaration, without distinction.",
    "Everyone has the right to life, liberty and the security of person.",
    "No torture.",
    "No one shall be held in slavery or servitude; slavery and the slave trade shall be prohibited in all forms.",
)
FRENCH = (
    "Tous les êtres humains naissent libres et égaux en dignité et en droits et sont doués de raison.",
    "Chacun peut se prévaloir de tous les droits et de toutes les libertés proclamés dans la Déclaration.",
    "Tout individu a droit à la vie, à la liberté et à la sûreté de sa personne.",
    "Non à la torture.",
    "Nul ne sera tenu en esclavage ni en servitude ; l’esclavage et la traite des esclaves sont interdits.",
)
GERMAN = (
    "Alle Menschen sind frei und gleich an Würde und Rechten geboren und sind mit Vernunft und Gewissen begabt.",
    "Jeder hat Anspruch auf die in dieser Erklärung verkündeten Rechte und Freiheiten ohne Unterschied.",
    "Jeder hat das Recht auf Leben, Freiheit und Sicherheit der Person.",
    "Keine Folter.",
    "Niemand darf in Sklaverei oder Leibeigenschaft gehalten werden; Sklavenhandel ist in allen Formen verboten.",
)
TEXTS = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN}


def declared(tags: str) -> tuple[Language, ...]:
    return tuple(one for tag in tags.split() if (one := language(tag)))


def in_turn(tags: str, *, marker: str) -> str:
    return "\n\n".join(
        f"{marker.format(number)}{text}"
        for number, texts in enumerate(zip(*(TEXTS[tag] for tag in tags.split()), strict=True), start=1)
        for text in texts
    )


@pytest.mark.parametrize("tags", ["en fr", "fr en", "en fr de", "de en fr"])
@pytest.mark.parametrize("marker", ["{}. ", "({}) ", "1. ", "- ", ""])
def test_items_in_turn_go_to_their_languages(tags: str, marker: str) -> None:
    normalized = normalize([SourceText("a.txt", in_turn(tags, marker=marker))], declared(tags))
    assert [(block.language, block.text) for block in normalized.blocks] == [
        (tag, TEXTS[tag][number]) for number in range(len(ENGLISH)) for tag in tags.split()
    ]
    assert normalized.diagnostics == ()
    if "." in marker or "(" in marker:
        assert [block.number for block in normalized.blocks] == [
            number for number in range(1, len(ENGLISH) + 1) for _ in tags.split()
        ]
    assert {
        text.language: tuple(block.text for block in text.blocks) for text in split(normalized, declared(tags)).texts
    } == {tag: TEXTS[tag] for tag in tags.split()}


def test_a_number_that_one_language_lacks_is_told_for_that_language() -> None:
    text = in_turn("en fr", marker="{}. ").replace(f"3. {FRENCH[2]}\n\n", "")
    (diagnostic,) = normalize([SourceText("a.txt", text)], declared("en fr")).diagnostics
    assert (diagnostic.code.value, diagnostic.message) == ("N003", "Number 4 follows number 2 in a list.")
    assert diagnostic.location is not None
    assert text.split("\n")[(diagnostic.location.line or 0) - 1] == f"4. {FRENCH[3]}"


def test_a_quotation_among_items_keeps_its_number() -> None:
    items = (*ENGLISH[:3], FRENCH[0], ENGLISH[4])
    text = "\n".join(f"{number}. {item}" for number, item in enumerate(items, start=1))
    normalized = normalize([SourceText("a.txt", text)], declared("en fr"))
    assert [(block.language, block.number) for block in normalized.blocks] == [
        ("en", 1), ("en", 2), ("en", 3), ("fr", 4), ("en", 5),
    ]  # fmt: skip
    assert normalized.diagnostics == ()
