"""Bytes that are no UTF-8 are read in a legacy code page only where that is certain; else their place is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Code
from publish.intake import decode

RUSSIAN = "Каждый человек имеет право на жизнь.\n"


def refusal(data: bytes) -> tuple[str, str]:
    source, (diagnostic,) = decode(data, "a.txt")
    assert source is None
    assert diagnostic.code is Code.S003
    assert diagnostic.hint
    return str(diagnostic.location), diagnostic.message


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("Café ".encode() + "résumé, “naïve”".encode("cp1252"), "a.txt:1:7"),
        ("Take off your “shoes”.\r\n\r\nThe caf".encode() + b"\xe9 too.", "a.txt:3:8"),
        (b"\xef\xbb\xbfThe caf\xe9 too.", "a.txt:1:8"),
        (RUSSIAN.encode() * 2 + RUSSIAN.encode("cp1251"), "a.txt:3:1"),
        (RUSSIAN.strip().encode()[:-2] + b"\xd1", "a.txt:1:35"),
    ],
)
def test_stray_bytes_in_utf8_are_told_with_their_place(data: bytes, place: str) -> None:
    assert refusal(data)[0] == place


@pytest.mark.parametrize(
    "data",
    [
        b"Please t\xe9k off \xff\xfe your shoes \x81\x8d before entering, the house \xc3.\n",  # bytes of no page
        "Take off your naïve shoes, they said.".encode("cp1252"),  # ï or ď
        "It costs £500 a year to live here.".encode("cp1252"),  # £, Ł or a half-width bracket
        "Каждый".encode("koi8-r"),  # Russian, Arabic or Thai
    ],
)
def test_where_pages_make_different_letters_nothing_is_guessed(data: bytes) -> None:
    assert refusal(data)[1].startswith("It cannot be told in which encoding a.txt is: the first byte")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("He said “shoes” – and that’s it.", "cp1252"),
        ("Bitte die Schuhe ausziehen, für alle Häuser.", "cp1252"),
        ("Le père a mangé. Où est-il ? Ça va, à demain.", "cp1252"),
        ("Vänligen ta av er skorna på golvet.", "latin-1"),
        ("Proszę zdjąć buty. Źródło", "iso8859-2"),
        ("Lütfen çıkarın, ağabey. " + "¿Tiene educación? La niña. ", "cp1254"),
        ("Please take off your shoes. " + RUSSIAN * 3, "cp1251"),
    ],
)
def test_short_and_mixed_texts_in_one_certain_page_are_read(text: str, encoding: str) -> None:
    source, _ = decode(text.encode(encoding), "a.txt")
    assert source is not None
    assert source.text == text


@given(st.integers(0, len(RUSSIAN * 4) - 1), st.sampled_from([0x80, 0x9F, 0xA0, 0xC0, 0xE9, 0xFF]))
def test_one_stray_byte_anywhere_is_found_where_it_stands(offset: int, byte: int) -> None:
    text = RUSSIAN * 4
    before = text[:offset]
    place, _ = refusal(before.encode() + bytes((byte,)) + text[offset:].encode())
    assert place == f"a.txt:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("cp737", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα, με λογική."),
        ("cp862", "כל בני אדם נולדו בני חורין ושווים בערכם ובזכויותיהם, כולם חוננו בתבונה ובמצפון, לפיכך חובה עליהם."),
        (
            "cp720",
            "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق وقد وهبوا عقلا وضميرا.",
        ),
        (
            "johab",
            "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 서로 형제애로 행동한다.",
        ),
    ],
)
def test_pages_of_old_machines_are_not_taken_for_another_script(page: str, text: str) -> None:
    source, _ = decode(text.encode(page), "a.txt")
    assert source is not None
    assert (source.text, source.encoding) == (text, page)


@pytest.mark.parametrize(
    ("tag", "page", "text"),
    [
        ("zh-Hans", "gb18030", "会员均享有表决权。"),
        ("ja", "euc_jp", "会員は投票する権利を有する。"),
        ("th", "cp874", "สมาชิกทุกคนมีสิทธิออกเสียง"),
        ("lt", "cp1257", "Kiekvienas narys turi teisę balsuoti."),
        ("sr", "cp1251", "Сваки члан има право гласа."),
        ("sv", "cp850", "Varje medlem har rätt att rösta på mötet."),
        ("hu", "cp852", "Minden tagnak szavazati joga van a gyűlésen, és őt is meghallgatják."),
    ],
)
def test_a_declared_language_tells_the_page_of_a_line(tag: str, page: str, text: str) -> None:
    source, _ = decode(text.encode(page), "a.txt", (tag,))
    assert source is not None
    assert source.text == text


def test_a_page_that_makes_another_script_than_the_declared_one_is_refused() -> None:
    data = "Каждый человек имеет право на жизнь, на свободу и на личную неприкосновенность.".encode("cp1251")
    assert decode(data, "a.txt")[0] is not None
    source, (problem,) = decode(data, "a.txt", ("he",))
    assert source is None
    assert problem.code is Code.S003
