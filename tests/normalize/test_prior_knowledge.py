"""What is known beforehand of a language: the name of a file, how rare a language is, that names are in none."""

from __future__ import annotations

import pytest

from publish.intake import SourceText
from publish.locale import Language, language
from publish.normalize import normalize
from publish.normalize.named import named_language


def declared(*tags: str) -> tuple[Language, ...]:
    return tuple(known for tag in tags if (known := language(tag)))


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("sources/fa.txt", "fa"),
        ("statutes-fa.docx", "fa"),
        ("fa/statutes.md", "fa"),
        ("rules.zh-Hans.txt", "zh-Hans"),
        ("rules_sr-Latn.md", "sr-Latn"),
        ("fa-ar.txt", None),
        ("far.txt", None),
        ("en.txt", None),
    ],
)
def test_names_of_files_say_a_declared_language(name: str, tag: str | None) -> None:
    assert named_language(name, ("fa", "ar", "zh-Hans", "sr-Latn")) == tag


def test_a_short_title_is_in_the_language_of_its_files_name() -> None:
    texts = {"fa.txt": "قواعد قطار شب\n\n9. شکایت‌ها به راننده داده شود.\n", "ar.txt": "قواعد القطار\n\nترسل الشكاوى.\n"}
    found = normalize([SourceText(name, text) for name, text in texts.items()], declared("fa", "fi", "ar"))
    assert [block.language for block in found.blocks] == ["fa", "fa", "ar", "ar"]


def test_a_text_that_clearly_speaks_another_language_is_in_that() -> None:
    text = (
        "Every member of the association has one vote in the meeting, which is held in the harbour twice in each year."
    )
    found = normalize([SourceText("fi.txt", f"{text} {text}\n")], declared("fi", "en"))
    assert [block.language for block in found.blocks] == ["en"]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Дети ходят на пляж.\n", "ru"),
        ("Members\n\n- Anna Berg, 3 Quay Road\n- John Okoro, 14 Mill Lane\n- Maria Lopez, 7 Church Street\n", "en"),
    ],
)
def test_what_hardly_says_its_language_is_in_a_frequent_one(text: str, tag: str) -> None:
    assert {block.language for block in normalize([SourceText("a.txt", text)]).blocks} == {tag}
