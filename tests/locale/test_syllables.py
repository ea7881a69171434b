"""Division of words by the rule of syllables (TDK, Yazım Kılavuzu)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.locale.syllables import SOFT_HYPHEN, soften


@pytest.mark.parametrize(
    "divided",
    [
        "em·per·ya·list",
        "mü·ca·de·le·si·nin",
        "sa·at·lerce",
        "kont·rolü",
        "İs·tan·bul·lu·la·rın",
        "ör·güt·len·mesi",
    ],
)
def test_turkish_words_divide_at_syllables(divided: str) -> None:
    assert soften(divided.replace("·", ""), "tr").replace(SOFT_HYPHEN, "·") == divided


@pytest.mark.parametrize("divided", ["kan·sain·vä·li·nen", "jul·ki·lau·suma", "työn·te·kijä", "oikeus"])
def test_finnish_vowels_that_follow_one_another_stay_together(divided: str) -> None:
    assert soften(divided.replace("·", ""), "fi").replace(SOFT_HYPHEN, "·") == divided


@pytest.mark.parametrize("divided", ["де·кла·ра·ција", "чо·ве·кот", "се·страта"])
def test_macedonian_words_divide_at_syllables(divided: str) -> None:
    assert soften(divided.replace("·", ""), "mk").replace(SOFT_HYPHEN, "·") == divided


@pytest.mark.parametrize("word", ["NATO'nun", "ULUSLARARASI", "barış", "WFTU", "2024’ü"])
def test_short_words_capitals_and_numbers_stay_whole(word: str) -> None:
    assert soften(word, "tr") == word


@given(st.text(alphabet=st.characters(exclude_characters=SOFT_HYPHEN)))
def test_softening_adds_soft_hyphens_and_nothing_else(text: str) -> None:
    assert soften(text, "tr").replace(SOFT_HYPHEN, "") == text


def test_a_language_without_a_rule_is_left_alone() -> None:
    assert soften("emperyalist", "en") == "emperyalist"


@pytest.mark.parametrize(
    "address", ["bilgilendirme@ornek.com.tr", "https://www.bilgilendirme.org/kurallar", "kurallarimiz.txt"]
)
def test_an_address_is_never_divided(address: str) -> None:
    assert soften(address, "tr") == address
