"""Bytes become text in every encoding that people hand in, and nothing else becomes text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Code, Severity
from publish.intake import decode

RUSSIAN = "Каждый человек имеет право на жизнь, на свободу и на личную неприкосновенность. " * 4
CZECH = "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím. " * 4
HUNGARIAN = "Minden személynek joga van az élethez és a személyi biztonsághoz; őt önkényesen büntetni nem lehet. " * 4
SPANISH = "¿Toda persona tiene derecho a la educación? La educación debe ser gratuita; los niños también. " * 4
TURKISH = "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler. " * 4
GREEK = "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. " * 4
ARABIC = "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق، وقد وهبوا عقلا وضميرا. " * 4
THAI = "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ " * 4
JAPANESE = "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。" * 4
CHINESE = "人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神相對待。" * 4
KOREAN = "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. " * 4


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (CZECH, "iso8859-2"),
        (CZECH, "cp1250"),
        (HUNGARIAN, "cp1250"),
        (SPANISH, "cp1252"),
        (TURKISH, "cp1254"),
        (GREEK, "iso8859-7"),
        (ARABIC, "cp1256"),
        (THAI, "cp874"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "big5"),
        (KOREAN, "cp949"),
    ],
)
def test_legacy_code_pages_are_found(text: str, encoding: str) -> None:
    source, diagnostics = decode(text.encode(encoding), "a.txt")
    assert source is not None
    assert source.text == text
    assert [repair.rule for repair in source.repairs] == ["encoding"]
    assert [(one.code, one.severity) for one in diagnostics] == [(Code.S008, Severity.WARNING)]
    assert source.encoding in diagnostics[0].message


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-8"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "utf-32-le"),
    ],
)
def test_unicode_with_and_without_mark(mark: bytes, encoding: str) -> None:
    source, _ = decode(mark + RUSSIAN.encode(encoding), "a.txt")
    assert source is not None
    assert (source.text, source.encoding) == (RUSSIAN, encoding)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1).filter(str.strip))
def test_utf8_is_read_as_it_stands_but_for_mojibake(text: str) -> None:
    source, diagnostics = decode(text.encode(), "a.txt")
    assert source is not None
    assert diagnostics == ()
    assert source.encoding == "utf-8"
    if not source.repairs:
        assert source.text == text.removeprefix("\ufeff")


def test_every_line_end_becomes_lf() -> None:
    source, _ = decode(b"a\r\nb\rc\nd", "a.txt")
    assert source is not None
    assert source.text == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", Code.S002, "empty"),
        (b" \r\n\t", Code.S002, "empty"),
        (codecs.BOM_UTF8, Code.S002, "empty"),
        (codecs.BOM_UTF16_LE, Code.S002, "empty"),
        (codecs.BOM_UTF8 + b" \n", Code.S002, "empty"),
        (b"text\nwith a \x00 in it", Code.S003, "NUL character (line 2)"),
        (bytes(range(1, 9)) * 40, Code.S003, "control characters"),
        (b"%PDF-1.7\n%...", Code.S007, "a PDF file"),
        (b"PK\x03\x04word/document.xml", Code.S007, "a ZIP container"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, code: Code, words: str) -> None:
    source, (diagnostic,) = decode(data, "sources/a.txt")
    assert source is None
    assert diagnostic.code is code
    assert words in diagnostic.message
    assert diagnostic.location is not None
    assert diagnostic.location.path == "sources/a.txt"
    assert diagnostic.hint


def test_mojibake_is_undone_and_logged_at_its_word() -> None:
    source, _ = decode("Die ErklÃ¤rung\nder WÃ¼rde".encode(), "a.txt")
    assert source is not None
    assert source.text == "Die Erklärung\nder Würde"
    assert [(repair.rule, str(repair.location), repair.before, repair.after) for repair in source.repairs] == [
        ("mojibake", "a.txt:1:5", "ErklÃ¤rung", "Erklärung"),
        ("mojibake", "a.txt:2:5", "WÃ¼rde", "Würde"),
    ]


def test_columns_behind_mojibake_are_those_of_the_file() -> None:
    source, _ = decode("WÃ¼rde und Freiheit".encode(), "a.txt")
    assert source is not None
    (line,) = source.lines()
    assert line.place(line.text.index("Freiheit")) == (1, "WÃ¼rde und Freiheit".index("Freiheit") + 1)


def test_quotes_and_dashes_of_the_author_stay() -> None:
    text = "“Dünya Barış Günü” – l’homme… „so“ ‘x’"
    source, _ = decode(text.encode(), "a.txt")
    assert source is not None
    assert source.text == text
    assert source.repairs == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["人人生而自由，在尊严和权利上一律平等。\n", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน\n"])
def test_a_writing_without_spaces_shows_its_form_without_a_mark(text: str, encoding: str) -> None:
    source, problems = decode((text * 3).encode(encoding), "a.txt")
    assert source is not None
    assert (source.text, source.encoding, problems) == (text * 3, encoding, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Tous les êtres humains naissent libres et égaux en dignité et en droits. Où ça, déjà?\n", "mac_roman"),
        ("Alle Menschen sind frei. Straße, Größe, Übermut, Äpfel, möglich, für, zurück, müßig.\n", "cp850"),
        ("Wszyscy ludzie rodzą się wolni i równi pod względem swej godności. Żółć, źdźbło.\n", "cp852"),
        ("Її ґанок і є. Всі люди народжуються вільними і рівними у своїй гідності та правах.\n", "cp1125"),
    ],
)
def test_code_pages_of_old_machines(text: str, encoding: str) -> None:
    source, _ = decode((text * 4).encode(encoding), "a.txt")
    assert source is not None
    assert source.text == text * 4


@pytest.mark.parametrize("page", ["cp1251", "koi8_r", "cp866"])
@pytest.mark.parametrize("text", ["Každý má právo na život a svobodu.", "Bütün insanlar hür ve eşit doğarlar."])
def test_utf8_that_was_taken_for_a_cyrillic_page_is_mended(page: str, text: str) -> None:
    damaged = text.encode().replace(b"\x98", b"x").decode(page)
    source, _ = decode(damaged.encode(), "a.txt")
    assert source is not None
    assert source.text == text
