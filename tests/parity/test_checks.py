"""Each check with its passing and its failing example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.locale import language
from publish.parity.marks import marks
from publish.parity.rules import rules
from publish.parity.sentences import count_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Found = Callable[..., list[tuple[str, str, str]]]


LONG = "Everybody has the right to the protection of the moral and material interests that come from any work of theirs"


def test_an_item_that_is_missing_is_named(found: Found) -> None:
    items = ["One thing about 11 apples.", "A second thing, with 22 pears in it.", "The third of the things: 33."]
    assert found(en=items, es=[items[0], items[2]], fr=items) == [("P001", "es", "item 2")]


def test_an_item_that_only_one_language_has_is_named(found: Found) -> None:
    items = ["One thing about 11 apples.", "The third of the things: 33."]
    more = [items[0], "A second thing, with 22 pears in it.", items[1]]
    assert found(en=items, es=more, fr=items) == [("P001", "es", "item 2")]


def test_a_list_written_as_paragraphs_is_complete(found: Found) -> None:
    items = ["First of all.", "Then again.", "At last."]
    assert found(en=items, es=[f"| {item}" for item in items], fr=items) == []


@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_item_that_lost_its_number_is_named(place: int, found: Found) -> None:
    items = ["One thing about 11 apples.", "A second thing, with 22 pears in it.", "The third of the things: 33."]
    less = [f"| {item}" if index == place else item for index, item in enumerate(items)]
    assert found(en=items, es=less, fr=items, de=items) == [("P001", "es", f"item {place + 1}")]
    assert found(en=less, es=items) == [("P001", "es", "paragraph 1")], "the first language is right"


def test_a_paragraph_that_one_language_numbers_is_named(found: Found) -> None:
    items = ["One thing about 11 apples.", "A second thing, with 22 pears in it."]
    assert found(en=[*items, "| The end: 33."], es=[*items, "The end: 33."], fr=[*items, "| The end: 33."]) == [
        ("P001", "es", "paragraph 1")
    ]


def test_a_section_that_is_empty_in_one_language_is_named(found: Found) -> None:
    text = ["# T", "## Pets", "| Dogs are allowed.", "## Rest", "| From 11 to 12."]
    assert found(en=text, de=[*text[:2], *text[3:]], fr=text) == [("P001", "de", "section 1, paragraph 1")]


def test_lists_that_stand_elsewhere_but_have_as_many_items_are_alike(found: Found) -> None:
    items = ["One thing about 11 apples.", "A second thing, with 22 pears in it."]
    assert found(en=["| Here.", *items], es=[*items, "| Here."], fr=["| Here.", *items]) == []


def test_a_heading_that_is_missing_is_found(found: Found) -> None:
    text = ["# T", "## Aims", "| To mend 11 things.", "## Means", "| With 22 tools."]
    assert found(en=text, es=[*text[:3], text[4]], fr=text)[0] == ("P002", "es", "section 2, heading")


def test_links_agree_but_for_the_language_in_them(found: Found) -> None:
    assert (
        found(en="See https://example.org/en/plan.", es="Véase www.EXAMPLE.org/es/plan/", fr="Voir example.org/fr/plan")
        == []
    )
    assert found(
        en="Write to info@example.org.", es="Escriba a info@exmaple.org.", fr="Écrire à info@example.org."
    ) == [("P005", "es", "item 1")]
    assert found(en="See https://example.org.", es="Véase esto.") == [("P005", "es", "item 1")]


def test_a_passage_of_which_half_is_missing_is_found(found: Found) -> None:
    assert found(en=f"{LONG}, {LONG.lower()}.", es=LONG, fr=f"{LONG}, {LONG.lower()}.") == [("P006", "es", "item 1")]
    assert found(en=f"{LONG}, {LONG.lower()}.", es=LONG) == [("P006", "es", "item 1")]
    assert found(en=LONG, es=LONG, fr=LONG) == []


def test_latin_words_in_another_script_count_as_in_their_own(found: Found) -> None:
    names = "Apache Software Foundation, Eclipse Foundation, Linux Foundation and Python Software Foundation"
    assert found(en=names, zh=names, ko=names) == []


@pytest.mark.parametrize(
    ("tag", "text", "least", "most"),
    [
        ("en", "On May 8. Then it ended, e.g. here. Did it? Yes!", 4, 4),
        ("de", "Am 8. Mai. Danach war Frieden.", 2, 3),
        ("de", "Das war 1945. Danach war Frieden.", 2, 2),
        ("ru", "Осуждение т. н. договора. Всё.", 2, 2),
        ("ar", "هل هذا صحيح؟ نعم.", 2, 2),
        ("hi", "यह एक है। यह दो है।", 2, 2),
        ("zh", "一。二！三？", 3, 3),
        ("el", "Γιατί; Έτσι.", 2, 2),
        ("am", "አንድ። ሁለት፡፡ ሦስት።", 3, 3),
        ("en", "1. The label before a passage", 1, 1),
        ("en", "no mark at all", 1, 1),
        ("af", "Dit is so. ’n Straf is nie nodig nie.", 2, 2),
    ],
)
def test_sentences_are_counted(tag: str, text: str, least: int, most: int) -> None:
    known = language(tag)
    assert known is not None
    count = count_sentences(text, rules(known))
    assert (count.least, count.most) == (least, most)


def test_a_lost_stop_is_found_and_a_semicolon_for_it_is_not(found: Found) -> None:
    english = "We honour them. We learn from them. We follow them."
    french = "Nous les honorons. Nous apprenons d’eux. Nous les suivons."
    assert found(en=english, fr=french, es="Los honramos. Aprendemos de ellos Los seguimos.") == [
        ("P007", "es", "item 1")
    ]
    assert found(en=english, fr=french, es="Los honramos. Aprendemos de ellos; los seguimos.") == []
    assert found(en=english, fr=french, th="ก" * 40) == []


@pytest.mark.parametrize(
    ("text", "brackets", "unpaired", "quotes"),
    [
        ("the Federation (WFTU) and [the rest]", 2, 0, 0),
        ("(1) one, a) two, member(s)", 0, 0, 0),
        ("the Federation (WFTU and", 0, 1, 0),
        ("例（Slack)で", 1, 0, 0),
        ("„so“, «так», 「そう」", 0, 0, 6),
        ('צה"ל אמר "כן"', 0, 0, 2),
    ],
)
def test_marks_are_counted(text: str, brackets: int, unpaired: int, quotes: int) -> None:
    found = marks(text)
    assert (len(found.brackets), len(found.unpaired), len(found.quotes)) == (brackets, unpaired, quotes)


def test_marks_without_partners_are_found_where_they_stand(found: Found) -> None:
    assert found(en="The Federation (WFTU and others.") == [("P008", "en", "item 1")]
    assert found(en="He said “yes and went.") == [("P008", "en", "item 1")]
    assert found(en=["“This runs on", "to here.”"]) == []


def test_a_mark_that_is_a_letter_of_a_language_needs_no_partner(found: Found) -> None:
    assert found(sid=["gede la”amate qoosso.", "hajosi la”antannosi gede."]) == []


def test_fewer_brackets_are_found_and_more_are_not(found: Found) -> None:
    assert found(en="The Federation (WFTU).", fr="La Fédération (FSM).", es="La Federación.") == [
        ("P009", "es", "item 1")
    ]
    assert found(en="The Federation.", fr="La Fédération.", es="La Federación (FSM).") == []


def test_an_acronym_one_letter_away_is_found(found: Found) -> None:
    assert found(en="Join the WFTU.", tr="WFTU'ya katıl.", ru="Вступай в WFTY.") == [("P010", "ru", "item 1")]
    assert found(
        en="Leave NATO, end NATO now.", tr="NATO dağılsın, NATO bitsin.", ru="Против NATO и роспуск NATX."
    ) == [("P010", "ru", "item 1")]
    assert found(en="Join the WFTU.", tr="WFTU'ya katıl.", es="Únete a la FSM.") == []
    assert found(en="The IAEA says.", fr="L’IAEA dit.", de="Die IAEO sagt.") == []


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "of the the people"),
        ("ar", 'يوم السلام "العالمي" العالمي'),
        ("tr", "bu bağlamda her ay bu bağlamda her ay"),
    ],
)
def test_doubled_words_are_found(tag: str, text: str, found: Found) -> None:
    assert ("P011", tag, "item 1") in found(**{tag: text})


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "I know that that is so."),
        ("fr", "nous nous levons, peut-être être"),
        ("tr", "yavaş yavaş"),
        ("hi", "धीरे धीरे"),
        ("en", "Bora Bora"),
        ("ar", "كنت قد قدّمت"),
        ("yo", "pẹlẹ pẹlẹ"),
    ],
)
def test_doubled_words_that_are_right_are_no_finding(tag: str, text: str, found: Found) -> None:
    assert found(**{tag: text}) == []


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "One, two, three , four, five."),
        ("en", "One, two,three, four, five."),
        ("en", "On “Day”supporting all."),
        ("ar", "هذا، وذلك، وهذا كله في يوم الصحافة . هذا. ذلك. هنا."),
        ("en", "One (two), ( three), (four), (five)."),
    ],
)
def test_spaces_beside_marks_are_found(tag: str, text: str, found: Found) -> None:
    assert found(**{tag: text}) == [("P012", tag, "item 1")]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("fr", "Ainsi ; or, « oui » : voilà !"),
        ("tr", 'Bugün "Dünya Barış Günü"nde, yarın.'),
        ("en", "It cost 3,5 or 10:30 at example.org, see http://example.org."),
        ("zh", "人人有权,不分种族,平等。"),
        ("ar", 'في "اليوم" وب"الغد".'),
        ("ru", "«Кто сажает дерево, — сказала она, — сажает „надежду“.» И ушла."),
        ("el", "«Όποιος φυτεύει δέντρο, φυτεύει “ελπίδα”.» Και έφυγε."),
        ("umb", "ovopange , ocili , omuenyo , lomue ."),
    ],
)
def test_spaces_that_are_right_or_the_custom_are_no_finding(tag: str, text: str, found: Found) -> None:
    assert found(**{tag: text}) == []


@pytest.mark.parametrize(
    ("tag", "lines"),
    [
        ("en", ["We organise this.", "We organized that."]),
        ("es", ["de EEUU hoy", "y de EE.UU. ayer"]),
        ("en", ["Lenin's work", "NATO’s aims"]),
        ("en", ['a "word" here', "a “word” there"]),
        ("ru", ["анти-империалистических", "антиимпериалистических"]),
        ("ar", ["في عام ٢٠٢٤", "في عام 2024"]),
    ],
)
def test_one_thing_written_in_two_ways_is_found_once(tag: str, lines: Sequence[str], found: Found) -> None:
    assert [code for code, _, _ in found(**{tag: lines})] == ["P013"]


def test_what_is_written_in_one_way_is_no_finding(found: Found) -> None:
    assert found(en=["We organise the work.", "Organising otherwise is wise: advise and exercise; the size."]) == []
