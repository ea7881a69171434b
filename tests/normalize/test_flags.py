"""What an editor is asked about: found where it is wrong, and nowhere where the same characters are right."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Location
from publish.intake import SourceText
from publish.normalize import Block, BlockType, Origin, normalize
from publish.normalize.flags import KINDS, flags_of


def found(text: str, tag: str, *others: str) -> list[tuple[str, str, str | None]]:
    """Return kind, text and suggestion of the flags of a text, which stands before others in its language."""
    blocks = [Block(BlockType.PARA, tag, one, "a.txt", (Origin(0, 3, 5),)) for one in (text, *others)]
    return [(flag.kind, flag.text, flag.suggestion) for flag in flags_of(blocks) if flag.block == 0]


@pytest.mark.parametrize(
    ("kind", "tag", "text", "flagged", "suggestion"),
    [
        ("duplicate-word", "en", "the right to liberty liberty and", "liberty liberty", "liberty"),
        ("duplicate-word", "ru", "Собрание собрание союза", "Собрание собрание", "Собрание"),
        ("space-before-stop", "en", "who lives here ,once more", " ,", ", "),
        ("duplicate-word", "ar", "وحرية وحرية الإعراب", "وحرية وحرية", "وحرية"),
        ("duplicate-word", "tr", "yok etmeye yönelik yönelik bir", "yönelik yönelik", "yönelik"),
        ("extraction-artefact", "ar", "في الك ارمة والحقوق", " ار", "را"),
        ("extraction-artefact", "ar", "بين الأح ازاب الشيوعية", " ازا", "زا"),
        ("extraction-artefact", "ar", "في حقوقه والتازماته", "از", "زا"),
        ("extraction-artefact", "ar", "ومازرع الشبعا", "از", "زا"),
        ("extraction-artefact", "ar", "بالحدود الجغراافية", "اا", "ا"),
        ("extraction-artefact", "ar", "حقوقهم وحررياتهم السياسية", "رر", "ر"),
        ("space-before-stop", "ru", "его правосубъектности .", " .", "."),
        ("space-before-stop", "en", "Why ?", " ?", "?"),
        ("space-before-stop", "ar", "أين ؟", " ؟", "؟"),
        ("doubled-letter", "en", "any activiiity here", "activiii", "activi"),
        ("doubled-letter", "de", "eine Behandluuung", "Behandluuu", "Behandlu"),
        ("doubled-letter", "th", "เลือกปฏิิบัติ", "ิิ", "ิ"),
        ("double-comma", "ka", "ბინის ხელშეუხებლობის,, მისი", ",, ", ", "),
        ("double-stop", "en", "or attacks..", "..", "."),
        ("mixed-script-word", "ru", "ограничение рaбочего дня", "рaбочего", "рабочего"),
        ("mixed-script-word", "en", "hum\u0430n rights", "hum\u0430n", "human"),
        ("tatweel", "ar", "أو نــفيه تعسفاً", "ــ", ""),
        ("unbalanced-quote", "tr", 'bulundurulamaz; "kölelik ve', '"kölelik', "kölelik"),
        ("missing-space", "tr", "olmak itibariyle,sosyal güvenlik", ",", ", "),
        ("missing-space", "en", "“World Peace Day”supporting the", "”", "” "),
        ("digit-for-letter", "en", "and in acc0rdance with", "acc0rdance", "accordance"),
    ],
)
def test_a_slip_is_found_with_its_suggestion(kind: str, tag: str, text: str, flagged: str, suggestion: str) -> None:
    assert found(text, tag) == [(kind, flagged, suggestion)]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("de", "Die Menschen, die die Rechte haben; die Schifffahrt und das Betttuch"),
        ("et", "jäääär ja kuuuurija"),
        ("tr", 'yavaş yavaş, zaman zaman; 21 Eylül "Dünya Barış Günü"nde, \'Günü”nde'),
        ("hi", "धीरे धीरे और साथ साथ ।"),
        ("vi", "luôn luôn xa xa"),
        ("fr", "Pourquoi ? Parce que : oui ! Nous nous aimons ; « bien »."),
        ("en", "World War III, www.example.org,abc, http://a.b/c,d J. R. R. and 1,000,000 ... a.b@c.de,fg"),
        ("en", 'He said: "yes". A 5" disk. had had that that'),
        ("en", '"A quotation of two paragraphs begins so'),
        ("he", 'צה"ל ורה"מ'),
        ("ru", "MP3-плеер, 1917г. и COVID-19; НАТО/NATO"),
        ("ur", "اازادی اور االلہ"),
        ("fa", "ارزش و ازدواج"),
        ("ar", "من ازدياد، وأراد ارتفاع القرار في دارسة ومشاركة؛ هـ ١٤٤٤هـ"),
        ("ar", "ممارسة حارسة وازرة نازع صارع فارغ"),
        ("en", "mp3s, H2O, b2b, covid19 and 21st, 4G"),
        ("es", "co‐operación; ¿qué? ¡no!"),
        ("ja", "すべての人間は,生まれながらにして自由である."),
        ("zh-Hans", "人人生而自由,在尊严和权利上一律平等. 他们,赋有理性."),
        ("de", "Er sagte ,,Guten Tag'' und ging"),
        ("fil", "araw araw"),
    ],
)
def test_what_is_right_in_its_language_is_let_alone(tag: str, text: str) -> None:
    assert found(text, tag) == []


@pytest.mark.parametrize("text", ["the IEEE met", "foo_VVV-RRR.deb", "Hmmm, brrr and pfff", "an AAA battery", "XXIII"])
def test_acronyms_names_and_sounds_have_no_letter_too_many(text: str) -> None:
    assert found(text, "en") == []


def test_a_mark_that_is_a_letter_and_letters_that_are_drawn_out_are_customs() -> None:
    assert found("Á;áné boonétúhjá Á;nehjɨ múu" + " é;hne" * 8, "boa") == []
    assert found("dagooomu hoolllo gobbbasi qoosssa manaaani", "sid") == []
    assert found("one dagooomu", "sid") == [("doubled-letter", "dagooo", "dago")]


def test_marks_of_another_script_are_flagged_by_the_habits_of_the_text() -> None:
    own = "الاسم، والعمر، والبلد، والدين، واللغة."
    assert found("مع الآخرين, في أن", "ar", own) == [("wrong-comma", ",", "،")]
    assert found("مع الآخرين, في أن", "ar", "الاسم, والعمر, والبلد") == []
    ends = ["सभी को अधिकार है।"] * 3
    assert found("अदालत द्वारा हो .", "hi", *ends) == [("wrong-terminal", ".", "।")]
    assert found("अदालत द्वारा हो.", "hi", "सभी को अधिकार है.") == []


def test_a_text_that_is_spelled_in_two_scripts_is_let_alone() -> None:
    text = " ".join(["qamqaӌ", "ӄora", "naӄo"] * 10)
    assert all(kind != "mixed-script-word" for kind, _, _ in found(text, "en"))


def test_a_flag_knows_its_place() -> None:
    flag = normalize([SourceText("a.txt", "Title of it\n\n  All people are born free ,and equal.. They are.\n")]).flags[
        -1
    ]
    assert (flag.kind, flag.block, flag.offset, flag.location) == ("double-stop", 1, 35, Location("a.txt", 3, 38))


PIECES = st.sampled_from(
    ["a", "b ", "aa", "ا", "ر", "ز", " ", ",", ".", '"', "”", "0", "ـ", "िि", "а", "ο", "слово ", "слово ", "الك ", "।"]
)


@given(
    st.lists(st.tuples(st.sampled_from(["en", "ar", "ru", "hi", "th", "xx"]), st.lists(PIECES, min_size=1)), max_size=4)
)
def test_flags_stand_in_their_blocks_and_apart(rows: list[tuple[str, list[str]]]) -> None:
    blocks = [Block(BlockType.PARA, tag, "".join(text), "a", (Origin(0, 1, 1),)) for tag, text in rows]
    flags = flags_of(blocks)
    assert sorted(flags, key=lambda flag: (flag.block, flag.offset)) == list(flags)
    for flag in flags:
        assert blocks[flag.block].text[flag.offset : flag.offset + len(flag.text)] == flag.text
        assert flag.kind in KINDS
        assert flag.suggestion != flag.text
    ends = [(flag.block, flag.offset, flag.offset + len(flag.text)) for flag in flags]
    assert all(one[0] != two[0] or one[2] <= two[1] for one, two in pairwise(ends))


def test_code_is_no_prose() -> None:
    text = 'On ``dialect="c23`` it says ``who ,once``.\n\nThis::\n\n    print("and and" ,"liberty liberty)\n'
    assert normalize([SourceText("a.rst", text)], given={"a.rst": "en"}).flags == ()
    assert normalize([SourceText("a.rst", text.replace("`", ""))], given={"a.rst": "en"}).flags
