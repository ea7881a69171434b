"""Words of the publication's other languages are told by their script."""

from __future__ import annotations

import pytest

from publish.normalize import Block, BlockType, Inline, InlineRole, Origin
from publish.normalize.strangers import with_strangers

DECLARED = ("en", "ar", "tr", "ru")


def found(text: str, language: str, *inlines: Inline, declared: tuple[str, ...] = DECLARED) -> list[tuple[str, str]]:
    block = Block(BlockType.PARA, language, text, "x", (Origin(0, 1, 1),), inlines)
    (marked,) = with_strangers([block], declared)
    passages = [one for one in marked.inlines if one.role is InlineRole.PASSAGE]
    assert list(marked.inlines) == sorted(marked.inlines, key=lambda one: one.start)
    return [(text[one.start : one.end], one.target) for one in passages]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("قال World Peace Council إن", "ar", [("World Peace Council", "en")]),
        ("Yazar Иван Петрович geldi.", "tr", [("Иван Петрович", "ru")]),
        ("the word السلام, and مرحبا بك here", "en", [("السلام", "ar"), ("مرحبا بك", "ar")]),
        ("السِّلْمُ (COVID-19) هنا", "ar", [("COVID", "en")]),
        ("Plan A и B", "ru", [("Plan A", "en")]),
        ("All of it is English, Türkçe too", "en", []),
        ("paсt with a Cyrillic letter in it", "en", []),
        ("اكتب إلى night@rail.example أو https://example.org/en/rules هنا", "ar", []),
        ("اقرأ www.example.org و example.org/rules و plan.txt", "ar", []),
        ("اقرأ Harbour Rules example.org/rules هنا", "ar", [("Harbour Rules", "en")]),
        ("مع U.N. Charter هنا", "ar", [("U.N. Charter", "en")]),
        ("", "en", []),
    ],
)
def test_a_foreign_word_gets_its_language(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, language) == expected


def test_what_is_marked_already_stays() -> None:
    strong = Inline(0, 5, InlineRole.STRONG)
    assert found("Peace في العالم Peace", "ar", strong) == [("Peace", "en")]


def test_only_languages_of_the_publication_are_told() -> None:
    assert found("Yazar Иван geldi.", "tr", declared=("tr", "ar")) == []


def test_of_several_languages_in_a_script_the_likeliest_is_taken() -> None:
    words = "Bütün ülkelerin işçileri birleşin"
    assert found(f"قالوا {words} أمس", "ar") == [(words, "tr")]
