from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Code
from publish.locale import language
from publish.parity.figures import figures
from publish.parity.number_words import said
from publish.parity.numerals import numerals

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.parity import Parity


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on May 4 and 5, 2024", ["4", "5", "2024"]),
        ("٤ و٥ مايو ٢٠٢٤", ["4", "5", "2024"]),
        ("१९४५", ["1945"]),
        ("1,234,567.5", ["1234567.5"]),
        ("1.234.567,5", ["1234567.5"]),
        ("12,34,567", ["1234567"]),
        ("10 000 km", ["10000"]),
        ("3,5 %", ["3.5"]),
        ("21.09.2023", ["21", "9", "2023"]),
        ("4-5 мая", ["4", "5"]),
        ("VIII", ["8"]),
        ("XIX и ХХ века", ["19", "20"]),
        ("第二十三条", ["23"]),
        ("二〇二四年", ["2024"]),
        ("三百万", ["3000000"]),
        ("አንቀጽ ፲፪", ["12"]),
    ],
)
def test_figures_of_all_scripts_are_read(text: str, values: list[str]) -> None:
    assert [numeral.value for numeral in numerals(text)] == values


def test_what_may_be_no_numeral_is_not_sure() -> None:
    assert not any(numeral.sure for numeral in numerals("I came; 一切; VI ER ALLE".upper()))


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("en", "the twenty-third meeting", "23"),
        ("ru", "столетие", "100"),
        ("es", "cincuenta años", "50"),
        ("tr", "yüzüncü yıldönümü", "100"),
        ("ar", "المؤتمر الثالث والعشرين", "23"),
        ("de", "der einundzwanzigste", "21"),
        ("fr", "article premier", "1"),
        ("en", "on May Day", "1"),
        ("ar", "عيد العمال", "5"),
        # Several number words in one, and a number word with an ending
        ("de", "fünfundsechzig Beete", "60"),
        ("de", "hundertfünfundsechzig", "165"),
        ("de", "zweihundert", "200"),
        ("de", "dreimal", "3"),
        ("de", "die dreijährigen", "3"),
        ("nl", "tweeëntwintig", "22"),
        ("nl", "driemaal", "3"),
        ("sv", "sextiofem", "65"),
        ("it", "sessantacinque", "65"),
        ("it", "trentotto", "38"),
        ("hu", "hatvanöt", "65"),
        ("hu", "háromszor", "3"),
        ("fi", "kuusikymmentäviisi", "65"),
        ("pl", "przez czworo sąsiadów", "4"),
        ("da", "tooghalvfjerds haver", "72"),
        ("da", "den halvtredsindstyvende", "50"),
        ("nb", "sekstifem", "65"),
        ("nb", "femogseksti", "65"),
        ("nn", "tjuesju", "27"),
        ("is", "tuttugu og fimm", "25"),
        ("cs", "dvakrát", "2"),
        ("uk", "тричі", "3"),
        ("ar", "مرتين", "2"),
    ],
)
def test_words_and_holidays_may_stand_for_numbers(tag: str, text: str, value: str) -> None:
    found = language(tag)
    assert found is not None
    assert value in figures(text, found).values


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["en", "ar", "fa", "hi", "th", "my", "bn"]))
def test_a_number_reads_the_same_in_every_set_of_digits(value: int, tag: str) -> None:
    found = language(tag)
    assert found is not None
    (numeral,) = numerals(found.number(value))
    assert numeral.value == str(value)


def test_a_number_that_one_language_lacks_is_found_at_its_passage(
    found: Callable[..., list[tuple[str, str, str]]],
) -> None:
    assert found(
        en="The day of victory over fascism in 1945.",
        ru="День победы над фашизмом.",
        tr="1945'te faşizme karşı kazanılan zafer günü.",
    ) == [("P003", "ru", "item 1")]


def test_a_number_that_one_language_has_alone_is_found(found: Callable[..., list[tuple[str, str, str]]]) -> None:
    assert found(en="Victory Day 2024.", ru="День Победы 9 2024 года.", es="Día de la Victoria 2024.") == [
        ("P003", "ru", "item 1")
    ]


def test_the_first_language_is_right_where_votes_are_even(found: Callable[..., list[tuple[str, str, str]]]) -> None:
    assert found(en="The 3 demands.", es="Las demandas.") == [("P003", "es", "item 1")]
    assert found(en="The demands.", es="Las 3 demandas.") == [("P003", "es", "item 1")]


@pytest.mark.parametrize(
    "texts",
    [
        {"en": "the 2nd meeting", "es": "la II reunión", "tr": "2. toplantı", "ar": "الاجتماع الثاني"},
        {"en": "2.5 million people", "de": "2,5 Millionen Menschen", "zh": "250万人"},
        {"en": "3 pm", "de": "15 Uhr", "fr": "15 h"},
        {"en": "in 2023", "th": "ในปี 2566", "fa": "در سال ۱۴۰۲"},
        {"en": "1,500 people", "de": "1.500 Menschen", "fr": "1 500 personnes"},
        {"en": "2023-2024", "fr": "2023–24", "es": "2023/24"},
        {"en": "the 3 tasks", "umb": "ovopange", "kmb": "ikalakalu"},
    ],
)
def test_the_same_number_written_otherwise_is_no_finding(
    texts: dict[str, str], found: Callable[..., list[tuple[str, str, str]]]
) -> None:
    assert found(**texts) == []


def test_a_wrong_number_is_found_beside_the_same_number(found: Callable[..., list[tuple[str, str, str]]]) -> None:
    texts = {
        "en": "From 9 to 12 o'clock, and 12 days.",
        "fr": "De 9 à 12 heures, et 12 jours.",
        "ru": "С 9 до 12 часов, и 12 дней.",
        "de": "Von 9 bis 12 Uhr, und 12 Tage.",
    }
    assert found(**texts) == []
    assert found(**{**texts, "de": "Von 9 bis 9 Uhr, und 12 Tage."}) == [("P003", "de", "item 1")]


def test_how_often_a_number_is_said_is_free(found: Callable[..., list[tuple[str, str, str]]]) -> None:
    assert (
        found(en="12 days, 12 nights.", fr="12 jours et nuits.", ru="12 дней, 12 ночей.", de="12 Tage und Nächte.")
        == []
    )


@pytest.mark.parametrize(("tag", "text"), [("nl", "zestien"), ("de", "achtzehn"), ("sv", "entre"), ("hu", "ötven")])
def test_a_word_is_not_cut_into_numbers_that_it_does_not_say(tag: str, text: str) -> None:
    found = language(tag)
    assert found is not None
    known = {"nl": {"16"}, "de": {"18"}, "sv": set(), "hu": {"50"}}
    assert figures(text, found).words == known[tag]


@pytest.mark.parametrize(
    ("tag", "right", "wrong"),
    [
        ("ru", "В мае, остальные в июле.", "В мае, остальные в июне."),
        ("uk", "У травні, інші в липні.", "У травні, інші в червні."),
        ("pl", "W maju, inni w lipcu.", "W maju, inni w czerwcu."),
        ("tr", "Üyeler mayısta, diğerleri temmuzda.", "Üyeler mayısta, diğerleri haziranda."),
    ],
)
def test_months_are_known_in_the_case_that_stands_behind_in(
    tag: str, right: str, wrong: str, found: Callable[..., list[tuple[str, str, str]]]
) -> None:
    others = {"en": "Pay in May, the others in July.", "fr": "En mai, les autres en juillet."}
    assert found(**others, **{tag: right}) == []
    assert found(**others, **{tag: wrong}) == [("P004", tag, "item 1")]


def test_months_that_changed_are_found(found: Callable[..., list[tuple[str, str, str]]]) -> None:
    assert found(en="On September 21, 2024.", ru="21 октября 2024 года.", ja="2024年9月21日。", es="El 21.9.2024.") == [
        ("P004", "ru", "item 1")
    ]
    assert found(
        en="On September 21.", ru="21 сентября.", ja="9月21日。", es="El 21/09/2024 y el 2024.", ar="21 أيلول"
    ) == [("P003", "es", "item 1")]


TWICE = {
    "en": "Water is turned off twice a year.",
    "de": "Das Wasser wird zweimal im Jahr abgestellt.",
    "fr": "L’eau est coupée deux fois par an.",
    "ru": "Воду отключают дважды в год.",
    "da": "Vandet lukkes to gange om året.",
}


@pytest.mark.parametrize(
    ("tag", "right", "wrong"), [("de", "zweimal", "dreimal"), ("ru", "дважды", "трижды"), ("fr", "deux", "quatre")]
)
def test_another_number_in_words_than_all_others_have_is_found(
    tag: str, right: str, wrong: str, found: Callable[..., list[tuple[str, str, str]]]
) -> None:
    assert found(**TWICE) == []
    assert found(**{**TWICE, tag: TWICE[tag].replace(right, wrong)}) == [("P003", tag, "item 1")]


def test_parts_of_a_number_in_words_accuse_nobody(found: Callable[..., list[tuple[str, str, str]]]) -> None:
    texts = {
        "en": "There are seventy-two plots.",
        "de": "Es gibt zweiundsiebzig Gärten.",
        "da": "Der er tooghalvfjerds haver.",
        "nb": "Det er syttito hager.",
        "fr": "Il y a soixante-douze jardins.",
    }
    assert found(**texts) == []
    assert found(**{**texts, "da": "Der er treoghalvfjerds haver."}) == [("P003", "da", "item 1")]


#: Passages that have most of their numbers more than once.
CLUB = {
    "en": "In the third year each pays five euros, three quarters of it in the first half.",
    "de": "Im dritten Jahr zahlt jeder fünf Euro, drei Viertel davon in der ersten Hälfte.",
    "sv": "Det tredje året betalar var och en fem euro, tre fjärdedelar av det under den första hälften.",
    "fr": "La troisième année, chacun paie cinq euros, dont trois quarts dans la première moitié.",
    "ru": "На третий год каждый платит пять евро, три четверти из них в первой половине.",
}


@pytest.mark.parametrize(
    ("tag", "old", "new"),
    [
        ("ru", "третий", "пятый"),
        ("de", "dritten", "fünften"),
        ("sv", "första", "tredje"),
        ("fr", "moitié", "cinquième"),
    ],
)
def test_a_number_that_stands_for_another_is_told_where_both_are_said_anyway(
    compared: Callable[..., Parity], tag: str, old: str, new: str
) -> None:
    assert compared({one: [f"| {text}"] for one, text in CLUB.items()}).diagnostics == ()
    slip = CLUB | {tag: CLUB[tag].replace(old, new)}
    (found,) = compared({one: [f"| {text}"] for one, text in slip.items()}).answered.open
    assert (found.code, found.language) == (Code.P003, tag)
    assert found.location is not None
    assert found.location.column is not None


def test_great_numbers_in_words_are_said_as_wholes() -> None:
    english, french, german = language("en"), language("fr"), language("de")
    assert english
    assert french
    assert german
    assert said("Four hundred and fifty of two thousand, the first half.", english) == (
        ("450", 0),
        ("2000", 26),
        ("first", 44),
        ("half", 50),
    )
    assert [value for value, _ in said("quatre-vingt-douze et trois", french)] == ["92", "3"]
    assert [value for value, _ in said("dreihundertzwanzig oder zwei, drei", german)] == ["320", "2", "3"]
