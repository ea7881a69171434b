"""One text in the formats of word processors: its structure is the same in all of them, whoever wrote the file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from publish.diagnostics import Code, Location
from publish.intake import decode
from publish.normalize import NormalizedText, correct, normalize
from publish.publication import Correction

#: LibreOffice made the others of letter.fodt.
FILES = Path(__file__).parent / "files"
LETTER = {
    ("title", None, "The rules of the garden", None),
    ("para", None, "All members share the water,1 added and look after the tools.", None),
    ("heading", None, "Work", None),
    ("item", 3, "Clean the tools.", None),
    ("bullet", None, "Also the spade.", None),
    ("item", 4, "Water in the evening.", None),
    ("para", None, "Day", None),
    ("para", None, "Who", None),
    ("para", None, "Monday", None),
    ("para", None, "Все члены товарищества", None),
    ("para", None, "Every garden is a school.", None),
    ("para", None, "Merci beaucoup.", None),
    ("para", None, "Words in a frame.", None),
    ("para", None, "Rain water too.", "1"),
    ("para", None, "And the well.", "1"),
}


def read(data: bytes, name: str) -> NormalizedText:
    source, problems = decode(data, name)
    assert all(problem.code is Code.S009 for problem in problems)
    assert source is not None
    return normalize([source], given={name: "en"})


@pytest.mark.parametrize("form", ["docx", "odt", "rtf"])
def test_the_text_is_the_same_in_every_format(form: str) -> None:
    normalized = read((FILES / f"letter.{form}").read_bytes(), f"letter.{form}")
    rows = [(one.type.value, one.number, one.text, one.note) for one in normalized.blocks]
    assert set(rows) == LETTER
    assert len(rows) == len(LETTER)
    assert [row[2] for row in rows][:11] == [
        *("The rules of the garden", "All members share the water,1 added and look after the tools.", "Work"),
        *("Clean the tools.", "Also the spade.", "Water in the evening.", "Day", "Who", "Monday"),
        *("Все члены товарищества", "Every garden is a school."),
    ]
    text = normalized.blocks[1]
    assert [(text.text[one.start : one.end], one.role.value, one.target) for one in text.inlines] == [
        ("share", "strong", ""),
        ("1", "footnote", ""),
        ("look after", "link", "https://example.org/garden_rules"),
        ("tools", "emphasis", ""),
    ]
    cells = [one.cell and (one.cell.row, one.cell.column) for one in normalized.blocks if one.cell]
    assert cells == [(0, 0), (0, 1), (1, 0), (1, 1)]
    told = {(one.rule.value, one.before.strip()) for one in normalized.repairs}
    assert {("deleted", "REMOVED"), ("hidden", "SECRET")} <= told


@pytest.mark.parametrize("form", ["docx", "odt", "rtf", "epub"])
def test_a_place_is_a_paragraph_with_the_words_that_stand_there(form: str) -> None:
    source, _ = decode((FILES / f"letter.{form}").read_bytes(), f"letter.{form}")
    assert source is not None
    lines = source.text.split("\n")
    block = next(one for one in normalize([source]).blocks if one.text.startswith("Every"))
    place = block.location(6)
    assert lines[(place.line or 0) - 1][(place.column or 0) - 1 :].startswith("garden is")


@pytest.mark.parametrize("form", ["odt", pytest.param("rtf", marks=pytest.mark.long), "epub"])
def test_no_damaged_byte_is_a_traceback(form: str) -> None:
    data = (FILES / f"letter.{form}").read_bytes()
    for place in range(0, len(data), len(data) // 50):
        for damaged in (data[:place] + bytes([data[place] ^ 0x5A]) + data[place + 1 :], data[: place + 1]):
            source, problems = decode(damaged, f"a.{form}")
            assert source is not None or problems


def rtf(body: str, head: str = "") -> NormalizedText:
    return read(f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{head}{body}}}".encode("latin-1"), "a.rtf")


FONTS = (
    r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 MS Mincho;}{\f3\fcharset2 Symbol;}}"
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9 {\f1 \'cf\'f0\'e0\'e2\'e4\'e0} {\f2 \'93\'fa\'96\'7b} {\f3 \'61}", "café Правда 日本 α"),
        (r"\uc1\u1055?\u1088?{\uc2\u8364\'80\'80x} \u-10179?\u-8704?", "Пр€x 😀"),
        (r"a\emdash b\~c\_d\-e\line f\{g\}\\", "a—b\u00a0c\u2011de f{g}\\"),
        ("a\\bin5 }}}}}b", "ab"),
        (r"a{\*\unknown b{\i c}}d{\v hid}{\deleted gone}", "ad"),
    ],
    ids=["code pages of fonts", "Unicode", "signs", "binary data", "what is no text"],
)
def test_the_characters_of_rtf(body: str, text: str) -> None:
    assert [one.text for one in rtf(body, FONTS).blocks] == [text]


def test_what_stands_beside_the_text_of_rtf_is_told() -> None:
    body = r"{\header Head\par}Text{\*\annotation Really?}{\pict\wmetafile8 0102}\par{\info{\title T}}"
    source, (problem,) = decode(rf"{{\rtf1 {body}}}".encode(), "a.rtf")
    assert source is not None
    assert [(one.rule.value, one.before.strip()) for one in source.repairs] == [
        ("page-furniture", "Head"),
        ("comment", "Really?"),
        ("image", "picture"),
    ]
    assert problem.code is Code.S009


def test_rtf_that_is_nested_without_end_is_refused() -> None:
    assert [one.code for one in decode(b"{\\rtf1" + b"{" * 100_000, "a.rtf")[1]] == [Code.S003]


def book(*chapters: str, style: str = "") -> bytes:
    data = io.BytesIO()
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    css = '<item id="s" href="s.css" media-type="text/css"/>'
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml", '<container><rootfiles><rootfile full-path="in/p.opf"/></rootfiles></container>'
        )
        archive.writestr("in/p.opf", f"<package><manifest>{items}{css}</manifest><spine>{spine}</spine></package>")
        archive.writestr("in/s.css", style)
        for number, chapter in enumerate(chapters):
            archive.writestr(f"in/c{number}.xhtml", f"<html><head><title>x</title></head><body>{chapter}</body></html>")
    return data.getvalue()


def test_a_book_is_read_in_the_order_of_its_spine_with_its_looks_and_notes() -> None:
    called = (
        "<p>All are <span class='b'>free</span><sup><a id='r1' href='c1.xhtml#n1'>1</a></sup><i class='h'>x</i></p>"
    )
    normalized = read(
        book(
            f"<h1>The title</h1>{called}<ol start='4'><li>four</li></ol>",
            "<p id='n1'><a href='c0.xhtml#r1'>1</a> Its note.</p>",
            style=".b{font-weight:bold}.h{display:none}",
        ),
        "a.epub",
    )
    assert [(one.type.value, one.number, one.text, one.note) for one in normalized.blocks] == [
        ("title", None, "The title", None),
        ("para", None, "All are free1", None),
        ("item", 4, "four", None),
        ("para", None, "Its note.", "1"),
    ]
    assert [str(one.location()) for one in normalized.blocks] == [f"a.epub:{line}:1" for line in (1, 2, 3, 4)]
    assert ("hidden", "x") in [(one.rule.value, one.before) for one in normalized.repairs]


@pytest.mark.parametrize("form", ["docx", "odt", "rtf", "epub"])
def test_corrections_match_exactly_once_in_every_format(form: str) -> None:
    normalized = read((FILES / f"letter.{form}").read_bytes(), f"letter.{form}")

    def corrected(find: str) -> NormalizedText:
        entry = Correction(find, "X", "why", Location("corrections/en.toml", 2, 8))
        return correct(normalized, {"en": [entry]})

    made = corrected("Every garden")
    assert "X is a school." in [block.text for block in made.blocks]
    assert (made.diagnostics, made.repairs[-1].rule.value) == (normalized.diagnostics, "correction")
    place = made.repairs[-1].location
    (problem,) = [one for one in corrected("every gardens").diagnostics if one.code is Code.N005]
    assert f"“Every garden ” at {place}" in (problem.hint or "")
    (problem,) = [one for one in corrected("water").diagnostics if one.code is Code.N005]
    assert "matches 2 times" in problem.message


def test_tables_of_rtf_end_with_their_last_row_and_begin_with_their_first() -> None:
    def row(number: int, *texts: str, last: str = "") -> str:
        cells = "".join(rf"\pard\intbl {text}\cell" for text in texts)
        return rf"\trowd\irow{number}{last}\cellx1\cellx2{cells}\trowd\irow{number}{last}\cellx1\cellx2\row "

    for last in ("", r"\lastrow"):
        body = row(0, "a", "b") + row(1, "c", "d", last=last) + row(0, "e", "f") + row(1, "g", "h", last=last)
        cells = [one.cell for one in rtf(rf"{body}\pard end\par").blocks if one.cell]
        assert [(cell.table == cells[0].table, cell.row) for cell in cells] == [
            *((True, 0), (True, 0), (True, 1), (True, 1)),
            *((False, 0), (False, 0), (False, 1), (False, 1)),
        ]


def test_tables_of_rtf_end_where_a_paragraph_stands_and_cells_hold_paragraphs() -> None:
    def row(*cells: str) -> str:
        return r"\trowd\cellx1\cellx2 " + "".join(rf"\pard\intbl {cell}\cell " for cell in cells) + r"\row "

    first, second = row("a", r"b\par too") + row("c", "d"), row("e", "f") + row("g", "h")
    cells = [(one.text, one.cell and one.cell.row) for one in rtf(rf"{first}\pard\par {second}\pard end\par").blocks]
    assert cells == [
        *(("a", 0), ("b", 0), ("too", 0), ("c", 1), ("d", 1)),
        *(("e", 0), ("f", 0), ("g", 1), ("h", 1), ("end", None)),
    ]


def test_the_letters_of_items_in_rtf_stay() -> None:
    labels = ["a)", "b)", "(iv)", "3.", "\\bullet"]
    found = rtf(
        "".join(rf"\pard{{\listtext {label}\tab}}\ls{place} {place}.\par " for place, label in enumerate(labels, 1))
    )
    assert [one.enumerator for one in found.blocks] == ["a)", "b)", "(iv)", "", ""]
