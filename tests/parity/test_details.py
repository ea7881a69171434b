"""What honest translations write otherwise, each kind with a slip of the same kind that is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.locale import language
from publish.normalize.flags import flags_of
from publish.normalize.model import Block, BlockType, Inline, InlineRole, Origin
from publish.parity import compare
from publish.parity.links import links
from publish.parity.marks import marks
from publish.parity.number_words import spelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.parity import Parity

    Found = Callable[..., list[tuple[str, str, str]]]

HOURS = {
    "en": "Eat nothing until 2 hours before.",
    "ru": "Не ешьте за 2 часа до этого.",
    "tr": "2 saat öncesine kadar.",
}


@pytest.mark.parametrize(
    ("tag", "right", "wrong"),
    [
        ("ar", "لا تأكل حتى ساعتين قبل ذلك.", "لا تأكل حتى ساعة قبل ذلك."),
        ("ar", "لا تأكل حتى خطوتين قبل ذلك.", "لا تأكل حتى خطوة قبل ذلك."),
        ("he", "אין לאכול עד שעתיים לפני כן.", "אין לאכול עד שעה לפני כן."),
    ],
)
def test_the_dual_says_two(tag: str, right: str, wrong: str, found: Found) -> None:
    assert found(**HOURS, **{tag: right}) == []
    assert found(**HOURS, **{tag: wrong}) == [("P003", tag, "item 1")]


def test_finnish_numbers_are_known_in_every_case(found: Found) -> None:
    others = {"en": "Groups of 25 people in 12 boats.", "sv": "Grupper om 25 personer i 12 båtar."}
    assert found(**others, fi="Kahdenkymmenenviiden hengen ryhmät kahdessatoista veneessä.") == []
    assert found(**others, fi="Kolmenkymmenen hengen ryhmät kahdessatoista veneessä.") == [("P003", "fi", "item 1")]


def test_one_of_a_thing_may_be_said_by_the_thing_alone(found: Found) -> None:
    assert found(en="More than 1 year passes.", de="Mehr als 1 Jahr vergeht.", ru="Проходит больше года.") == []
    assert found(en="On 1 May we rest.", de="Am 1. Mai ruhen wir.", ru="В мае отдыхаем.") == [("P003", "ru", "item 1")]
    assert found(en="See rule 1.", de="Siehe Regel 1.", ru="Смотри правило.") == [("P003", "ru", "item 1")]


def test_figures_within_a_word_are_no_number(found: Found) -> None:
    assert found(en="I18n for all.", de="I18n für alle.", fr="Internationalisation pour tous.") == []


def test_a_day_and_a_month_that_changed_places_are_found(found: Found) -> None:
    others = {"en": "From 1 May 2025.", "sv": "Från 1 maj 2025.", "pl": "Od 1 maja 2025."}
    assert found(**others, fi="Alkaen 1.5.2025.") == []
    assert found(**others, fi="Alkaen 5.1.2025.") == [("P004", "fi", "item 1")]


def test_a_wrong_month_is_told_where_it_stands(compared: Callable[..., Parity]) -> None:
    others = {"en": "On 3 March and 4 May.", "fr": "Le 3 mars et le 4 mai.", "es": "El 3 de marzo y el 4 de mayo."}
    texts = {**others, "de": "Am 3. Mai und 4. Mai."}
    (one,) = compared({tag: [text] for tag, text in texts.items()}).answered.open
    assert one.location is not None
    assert (one.code, one.location.column) == ("P004", len("Am 3. ") + 1)
    assert "has a date in May where" in one.message


@pytest.mark.parametrize(
    ("text", "brackets", "unpaired"),
    [
        ("必须赔书（或赔款）。世界卫生组织（WHO）", 2, 0),
        ("세계보건기구(WHO)는 책을(를) 준다", 1, 0),
        ("the rules (EU), any member(s), חבר(ה)", 1, 0),
        ("That was fun :-) and this too ;)", 0, 0),
        ("(Just kidding :-)", 1, 0),
        ("(see what follows:) and (this", 1, 1),
    ],
)
def test_brackets_are_no_endings_and_no_faces(text: str, brackets: int, unpaired: int) -> None:
    found = marks(text)
    assert (len(found.brackets), len(found.unpaired)) == (brackets, unpaired)


def test_a_dot_within_a_word_does_not_part_it(found: Found) -> None:
    assert found(ca="Instal·la la impressora.") == []
    assert found(ca="Instal·la la la impressora.") == [("P011", "ca", "item 1")]


def test_commas_that_belong_to_a_word_need_no_space(found: Found) -> None:
    english = "One, two, three, four, five, six; write debian-{french,italian}@l or {pre,post}{inst,rm} here."
    assert found(en=english) == []
    assert found(en=english.replace("two, three", "two,three")) == [("P012", "en", "item 1")]
    greek = "Πάρτε ό,τι θέλετε, ό,τιδήποτε, μα, ναι, όχι."
    assert found(el=greek) == []
    assert found(el=greek.replace("ναι, όχι", "ναι,όχι")) == [("P012", "el", "item 1")]


@pytest.mark.parametrize(
    ("text", "count"), [("Πάρτε ό,τι θέλετε, Ό,τι και ναι,όχι.", 1), ("Das {pre,post}rm und das,dies.", 1)]
)
def test_flags_leave_commas_of_words_alone(text: str, count: int) -> None:
    block = Block(BlockType.PARA, "el" if text.startswith("Π") else "de", text, "a.txt", (Origin(0, 1, 1),))
    assert [flag.kind for flag in flags_of([block])] == ["missing-space"] * count


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (["Wifi is here.", "Wi-Fi is free."], ["P013"]),
        (["An e-mail came.", "Email is free."], ["P013"]),
        (["S-au dus.", "Sau nu."], []),
        (["An t-uachtar bán.", "An tUachtar mór."], []),
    ],
)
def test_short_parts_are_one_name_or_two_words(lines: list[str], codes: list[str], found: Found) -> None:
    assert [code for code, _, _ in found(ro=lines)] == codes


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("die debian-mentors@lists.debian.org-Mailingliste", "debian-mentors@lists.debian.org"),
        ("die www.example.org-Seite", "www.example.org"),
        ("https://example.org'da", "https://example.org"),
        ("www.example.org:ssa", "www.example.org"),
        ("https://example.org:8080/Foo-Bar", "https://example.org:8080/Foo-Bar"),
    ],
)
def test_what_is_joined_to_an_address_is_no_part_of_it(text: str, written: str) -> None:
    assert [link.written for link in links(text)] == [written]


def _linked(**texts: tuple[str, str]) -> list[tuple[str, str]]:
    """Compare texts with an address behind the word `here`; a text without that word has no links."""
    translations = []
    for tag, (text, target) in texts.items():
        known = language(tag)
        assert known is not None
        at = text.find("here")
        inlines = (Inline(at, at + len("here"), InlineRole.LINK, target),) if target else ()
        translations.append((known, (Block(BlockType.PARA, tag, text, f"{tag}.md", (Origin(0, 1, 1),), inlines),)))
    return [(str(one.code), one.language) for one in compare(translations).answered.open]


def test_where_words_lead_to_is_an_address() -> None:
    terms = "https://ferry.example/terms"
    text = "The terms are here."
    assert _linked(en=(text, terms), nl=(f"The terms: {terms}.", ""), fi=(text, terms)) == []
    assert _linked(en=(text, terms), nl=("The terms.", ""), fi=(text, terms)) == [], "a text without any links"
    other = "https://ferry.example/voorwaarden"
    assert _linked(en=(text, terms), nl=(text, other)) == [], "each may have its own page"
    assert _linked(en=(text, terms), nl=(text, other), fi=(text, terms)) == [("P005", "nl")]
    assert _linked(en=(text, "tel:+302105550100"), nl=(text, "tel:+302105550101")) == [("P005", "nl")]


def test_the_digits_of_a_telephone_are_no_number() -> None:
    desk = "tel:+30-210-5550100"
    assert _linked(en=("Call here.", desk), el=("Καλέστε 210 555 0100.", ""))[0] == ("P003", "el")
    known = language("el")
    assert known is not None
    linked = Block(
        BlockType.PARA,
        "el",
        "Καλέστε 210 555 0100.",
        "el.md",
        (Origin(0, 1, 1),),
        (Inline(8, 20, InlineRole.LINK, desk),),
    )
    english = language("en")
    assert english is not None
    words = Block(
        BlockType.PARA, "en", "Call here.", "en.md", (Origin(0, 1, 1),), (Inline(5, 9, InlineRole.LINK, desk),)
    )
    assert compare([(english, (words,)), (known, (linked,))]).answered.open == ()


def test_a_date_that_may_be_two_vouches_for_no_month_where_others_name_theirs(found: Found) -> None:
    texts = {"en": "From 1 May 2025.", "de": "Ab 1. Mai 2025.", "fr": "Dès le 01/05/2025.", "fi": "Alkaen 1.5.2025."}
    assert found(**texts) == []
    assert found(**{**texts, "fi": "Alkaen 5.1.2025."}) == [("P004", "fi", "item 1")]


def test_addresses_of_which_each_language_has_its_own_are_no_finding(found: Found) -> None:
    texts = {tag: f"Write to list-{tag}-{tag}{tag}{tag}@lists.example.org." for tag in ("en", "de", "fr", "it")}
    assert found(**texts) == []
    assert found(**{**texts, "de": "Write to list@other.example.com."})[0] == ("P005", "de", "item 1")


def test_a_place_in_a_page_is_the_page(found: Found) -> None:
    assert found(en="See https://example.org/lists/#ads.", fr="Voir https://example.org/lists/index.html") == []


def test_a_language_may_have_its_own_host_or_none_in_the_path() -> None:
    text = "The terms are here."
    wiki = "https://en.wiki.example/Build"
    assert _linked(en=(text, wiki), nl=(text, wiki), fr=(text, "https://fr.wiki.example/Moteur")) == []
    home = "https://wiki.example/Help"
    assert _linked(en=(text, home), nl=(text, home), fr=(text, "https://wiki.example/fr/Help")) == []


def test_the_mark_of_a_note_is_no_number() -> None:
    translations = []
    for tag, text in (("en", "The rules.7"), ("de", "Die Regeln.7"), ("ru", "Правила.")):
        known = language(tag)
        assert known is not None
        at = text.find("7")
        inlines = (Inline(at, at + 1, InlineRole.FOOTNOTE),) if at > 0 else ()
        translations.append((known, (Block(BlockType.PARA, tag, text, f"{tag}.md", (Origin(0, 1, 1),), inlines),)))
    assert compare(translations).answered.open == ()


def test_addresses_that_name_a_language_are_the_same_address(found: Found) -> None:
    texts = {
        "en": "Write to debian-user@lists.debian.org, see http://ftp.us.debian.org/debian.",
        "de": "An debian-user-german@lists.debian.org, siehe http://ftp.de.debian.org/debian.",
        "fr": "À debian-user-french@lists.debian.org, voir http://ftp.fr.debian.org/debian.",
        "it": "A debian-user@lists.debian.org, si veda http://ftp.it.debian.org/debian.",
    }
    assert found(**texts) == []
    assert found(**{**texts, "it": texts["it"].replace("user", "usre")}) == [("P005", "it", "item 1")]


def test_a_space_behind_each_address_in_brackets_is_a_custom(found: Found) -> None:
    line = "Look at it (https://example.org/{}) . All is there, they say. We know it. They do."
    assert found(en=[line.format(number) for number in range(9)], de=[]) == []
    assert ("P012", "en", "item 9") in found(en=[*(line.format(one) for one in range(8)), "So it is , we say."], de=[])


def test_a_question_is_a_translators_own_way(found: Found) -> None:
    texts = {"en": "It is so. It is here. It is now.", "de": "Es ist so. Es ist hier. Es ist da."}
    assert found(**texts, fr="Est-ce ainsi ? C'est ainsi. C'est ici. C'est là.") == []


def test_languages_of_which_nothing_is_known_do_not_tell_how_many_sentences_there_are(found: Found) -> None:
    three = "Aba bea kaba. Maba dea saba. Kaba nea taba."
    known = {"en": "We open at noon. We close at night. Come in."}
    joined = "Wir öffnen am Mittag und schließen am Abend. Komm herein."
    assert found(**known, de=joined, lg=three, rn=three) == []
    known["fr"] = "Nous ouvrons à midi. Nous fermons le soir. Entrez."
    assert found(**known, de=joined, lg=three) == [("P007", "de", "item 1")]


@pytest.mark.parametrize(
    ("tag", "right", "wrong"),
    [
        ("fr", "Les trois quarts de tous.", "Les trois cinquièmes de tous."),
        ("nl", "Driekwart van allen.", "De helft van allen."),
        ("sv", "Trekvart av alla.", "Hälften av alla."),
        ("hu", "Mindenki háromnegyede.", "Mindenki fele."),
    ],
)
def test_a_quarter_is_read_in_figures_and_words(tag: str, right: str, wrong: str, found: Found) -> None:
    others = {"en": "3/4 of all.", "es": "3/4 de todos.", "it": "3/4 di tutti."}
    assert found(**others, **{tag: right}) == []
    assert ("P003", tag, "item 1") in found(**others, **{tag: wrong})


def test_a_month_that_is_named_by_its_number_is_no_number(found: Found) -> None:
    others = {"en": "On the first Saturday of May.", "fr": "Le premier samedi de mai.", "tr": "Mayıs ayının ilk günü."}
    assert found(**others, vi="Vào thứ bảy đầu tiên của tháng 5.") == []


def test_figures_that_lack_a_nought_are_found(found: Found) -> None:
    others = {"en": "It costs £18,450 a year.", "de": "Es kostet 18.450 € im Jahr.", "it": "Costa 18.450 € l’anno."}
    assert found(**others, fr="Cela coûte 18 450 € par an.") == []
    assert found(**others, fr="Cela coûte 1 845 € par an.") != []
    assert found(en="2.5 million people.", de="2,5 Millionen Menschen.", it="2 500 000 persone.") == []


def test_a_wrong_word_is_found_beside_a_figure_that_is_right(found: Found) -> None:
    others = {
        "en": "At 10:00 we rest for ten minutes.",
        "de": "Um 10:00 ruhen wir zehn Minuten.",
        "it": "Alle 10:00 riposiamo dieci minuti.",
        "fr": "À 10:00 nous nous reposons dix minutes.",
    }
    assert found(**others, es="A las 10:00 descansamos diez minutos.") == []
    assert found(**others, es="A las 10:00 descansamos 10 minutos.") == []
    assert found(**others, es="A las 10:00 descansamos quince minutos.") == [("P003", "es", "item 1")]


def test_what_looks_like_a_number_word_is_none(found: Found) -> None:
    others = {"en": "At 9 nobody comes.", "de": "Um 9 kommt niemand.", "fr": "À 9 heures, personne ne vient."}
    assert found(**others, it="Alle 9 non viene nessuno.") == []
    assert found(**others, it="Alle 8 non viene nessuno.") == [("P003", "it", "item 1"), ("P003", "it", "item 1")]


def test_words_apart_are_no_number_together() -> None:
    hungarian, english = language("hu"), language("en")
    assert hungarian
    assert english
    assert spelled("Tíz könyvet négy hónapra.", hungarian) == {10, 4}
    assert spelled("Two hundred and fifty of them.", english) >= {2, 100, 50}


def test_hindi_number_words_are_known(found: Found) -> None:
    others = {"en": "Seven speakers, twice.", "es": "Siete oradores, dos veces.", "it": "Sette oratori, due volte."}
    assert found(**others, hi="सात वक्ता, दो बार।") == []
    assert found(**others, hi="आठ वक्ता, दो बार।") != []
