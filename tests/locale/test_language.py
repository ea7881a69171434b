"""Languages as rows of CLDR data."""

import pytest

from publish.locale import labels, language


@pytest.mark.parametrize(
    ("tag", "script", "direction", "endonym", "year"),
    [
        ("en", "Latn", "ltr", "English", "2024"),
        ("ru", "Cyrl", "ltr", "Русский", "2024"),
        ("ar", "Arab", "rtl", "العربية", "٢٠٢٤"),
        ("ar-MA", "Arab", "rtl", "العربية", "2024"),
        ("fa", "Arab", "rtl", "فارسی", "۲۰۲۴"),
        ("ka", "Geor", "ltr", "ქართული", "2024"),
        ("he", "Hebr", "rtl", "עברית", "2024"),
        ("mr", "Deva", "ltr", "मराठी", "२०२४"),
        ("zh-Hant", "Hant", "ltr", "中文", "2024"),
        ("sr-Latn", "Latn", "ltr", "Srpski", "2024"),
        ("az-Cyrl", "Cyrl", "ltr", "Азәрбајҹан", "2024"),
        ("ff-Adlm", "Adlm", "rtl", "𞤆𞤵𞤤𞤢𞤪", "𞥒𞥐𞥒𞥔"),
        ("nqo", "Nkoo", "rtl", "ߒߞߏ", "߂߀߂߄"),
        ("sat", "Olck", "ltr", "ᱥᱟᱱᱛᱟᱲᱤ", "᱒᱐᱒᱔"),
        ("acu", "Latn", "ltr", "Achuar-Shiwiar", "2024"),
        ("aii", "Syrc", "rtl", "Assyrian Neo-Aramaic", "2024"),
        ("kkh-Lana", "Lana", "ltr", "ᨴᩱ᩠ᨿᨡᩨ᩠ᨶ", "2024"),
        ("dbr-Latn", "Latn", "ltr", "Dbr", "2024"),
        ("und-Hani", "Hani", "ltr", "Unknown language", "2024"),
    ],
)
def test_a_tag_gives_script_direction_own_name_and_digits(
    tag: str, script: str, direction: str, endonym: str, year: str
) -> None:
    found = language(tag)
    assert found is not None
    assert (found.tag, found.script, found.direction, found.endonym) == (tag, script, direction, endonym)
    assert found.number(2024) == year


@pytest.mark.parametrize(("written", "canonical"), [("EN", "en"), ("zh_hans", "zh-Hans"), ("pt-br", "pt-BR")])
def test_tags_are_brought_into_their_canonical_form(written: str, canonical: str) -> None:
    found = language(written)
    assert found is not None
    assert found.tag == canonical


@pytest.mark.parametrize("tag", ["xx", "", "english", "q", "dbr", "eng", "eng-Latn"])
def test_what_nobody_knows_or_has_a_shorter_code_is_no_language(tag: str) -> None:
    assert language(tag) is None


def test_a_language_without_printed_words_borrows_the_english_sentences_and_says_so() -> None:
    polish = language("pl")
    assert polish is not None
    words = labels(polish)
    assert words.contents == "Spis treści"
    assert words.language.tag == "en"
    assert "{fonts}" in words.set_in
    assert "{value}" in words.fingerprint
    assert words.short == "PL"
