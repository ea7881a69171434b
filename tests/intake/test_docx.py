"""A DOCX file gives the text that its reader sees, and never more of the machine than a text needs."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Code
from publish.intake import decode
from publish.intake.number_formats import written
from publish.normalize import NormalizedText, normalize

if TYPE_CHECKING:
    from collections.abc import Callable

    Docx = Callable[..., bytes]

TEXT = "All human beings are born free and equal in dignity and rights."


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(runs)}</w:p>"


def numbered(identifier: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identifier}"/></w:numPr>'


def read(data: bytes) -> NormalizedText:
    source, problems = decode(data, "a.docx")
    assert all(problem.code is Code.S009 for problem in problems)
    assert source is not None
    return normalize([source], given={"a.docx": "en"})


def test_insertions_are_in_and_deletions_and_hidden_text_out_and_logged(docx: Docx) -> None:
    body = para(
        run("He"),
        "<w:del><w:r><w:delText>GONE</w:delText></w:r></w:del>",
        f"<w:ins>{run('llo')}</w:ins>",
        run("HIDDEN", "<w:vanish/>"),
        run("STYLED", '<w:rStyle w:val="Gone"/>'),
        run(" shown", '<w:rStyle w:val="Gone"/><w:vanish w:val="0"/>'),
    )
    normalized = read(docx(body))
    assert [block.text for block in normalized.blocks] == ["Hello shown"]
    assert [(one.rule, one.before) for one in normalized.repairs] == [
        ("deleted", "GONE"),
        ("hidden", "HIDDEN"),
        ("hidden", "STYLED"),
    ]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(docx: Docx) -> None:
    body = para(run("One "), properties="<w:rPr><w:del/></w:rPr>") + para(run("sentence.")) + para(run(TEXT))
    assert [block.text for block in read(docx(body)).blocks] == ["One sentence.", TEXT]


def test_styles_and_lists_are_structure(docx: Docx) -> None:
    body = (
        para(run("The title"), style="Titre")
        + para(run("Contents 3"), style="TM1")
        + para(run("A part"), style="Own")
        + para(run("seven"), style="Numbers")
        + para(run("inner"), properties=numbered(1, 1))
        + para(run("eight"), style="Numbers")
        + para(run("inner again"), properties=numbered(1, 1))
        + para(run("point"), properties=numbered(2))
        + para(run("begins again"), properties=numbered(3))
        + para(run("none"), style="Numbers", properties=numbered(0))
        + para(run("said"), style="Quote")
    )
    normalized = read(docx(body))
    assert [(one.type.value, one.number, one.level, one.text, one.quoted) for one in normalized.blocks] == [
        ("title", None, 1, "The title", False),
        ("heading", None, 2, "A part", False),
        ("item", 7, 1, "seven", False),
        ("item", 1, 2, "inner", False),
        ("item", 8, 1, "eight", False),
        ("item", 1, 2, "inner again", False),
        ("bullet", None, 1, "point", False),
        ("item", 1, 1, "begins again", False),
        ("para", None, 1, "none", False),
        ("para", None, 1, "said", True),
    ]
    assert [problem.message for problem in normalized.diagnostics] == ["A list begins with number 7."]


def test_typed_numbers_are_found_as_in_plain_text(docx: Docx) -> None:
    rows = [(one.type.value, one.number, one.text) for one in read(docx(para(run("1. a")) + para(run("2.\tb")))).blocks]
    assert rows == [("item", 1, "a"), ("item", 2, "b")]


def test_the_automatic_number_of_a_heading_is_kept_and_logged(docx: Docx) -> None:
    body = (
        para(run("The title"), style="Titre")
        + para(run("Part"), style="Titre2", properties=numbered(1))
        + para(run(TEXT))
    )
    normalized = read(docx(body))
    assert normalized.blocks[1].text == "7. Part"
    assert [(one.rule, one.after) for one in normalized.repairs] == [("automatic-number", "7. ")]


def test_a_table_and_its_places(docx: Docx) -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{para(run(cell))}</w:tc>" for cell in cells) + "</w:tr>"

    normalized = read(docx(para(run(TEXT)) + f"<w:tbl>{row('a', 'b')}{row('1', '2')}</w:tbl>" + para(run("after it"))))
    assert [(one.text, one.cell and (one.cell.row, one.cell.column)) for one in normalized.blocks] == [
        (TEXT, None),
        ("a", (0, 0)),
        ("b", (0, 1)),
        ("1", (1, 0)),
        ("2", (1, 1)),
        ("after it", None),
    ]
    assert [one.location().line for one in normalized.blocks] == [1, 2, 3, 4, 5, 6]


def test_footnotes_stand_behind_the_text_with_their_calls(docx: Docx) -> None:
    call = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    notes = (
        f'<w:footnote w:id="0">{para(run("x"))}</w:footnote><w:footnote w:id="4">{para(run("The note."))}</w:footnote>'
    )
    normalized = read(docx(para(run(TEXT), call), footnotes=notes))
    first, note = normalized.blocks
    assert (first.text, [first.text[one.start : one.end] for one in first.inlines]) == (f"{TEXT}1", ["1"])
    assert (note.text, note.note) == ("The note.", "1")


def test_every_character_leads_to_its_paragraph_and_column(docx: Docx) -> None:
    body = para(run("first")) + para(run("se"), "<w:del><w:r><w:delText>X</w:delText></w:r></w:del>", run("cond  part"))
    second = read(docx(body)).blocks[1]
    assert second.text == "second part"
    assert [str(second.location(offset)) for offset in (0, 2, 7)] == ["a.docx:2:1", "a.docx:2:3", "a.docx:2:9"]


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (BOMB.encode(), "document type"),
        (BOMB.encode("utf-16"), "document type"),
        (b"<a>" * 5_000, "nested too deep"),
        (b"<a>" + b" " * 3_000_000 + b"</a>", "unpacks to far more"),
        (b"<a>", "damaged"),
        (b"\x00", "damaged"),
    ],
    ids=["entities", "entities in UTF-16", "depth", "ratio", "cut off", "no XML"],
)
def test_hostile_parts_are_refused_with_their_reason(document: bytes, words: str) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    source, problems = decode(data.getvalue(), "a.docx")
    assert source is None
    assert [problem.code for problem in problems] == [Code.S003]
    assert words in problems[0].message


def test_no_damaged_byte_is_a_traceback(docx: Docx) -> None:
    data = docx(para(run(TEXT)))
    for place in range(0, len(data), 7):
        source, problems = decode(data[:place] + bytes([data[place] ^ 0x5A]) + data[place + 1 :], "a.docx")
        assert (source is None) is bool(problems)
        source, problems = decode(data[: place + 1], "a.docx")
        assert (source is None) is bool(problems)


def test_another_container_is_named() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    assert [problem.code for problem in decode(data.getvalue(), "a.zip")[1]] == [Code.S007]


def marked(normalized: NormalizedText, index: int = 0) -> list[tuple[str, str, str]]:
    block = normalized.blocks[index]
    return [(block.text[one.start : one.end], one.role.value, one.target) for one in block.inlines]


def told(normalized: NormalizedText) -> list[tuple[str, str, str]]:
    return [(one.rule.value, one.before, one.after) for one in normalized.repairs]


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_links_keep_their_address_whichever_way_they_are_made(docx: Docx) -> None:
    instruction = '<w:r><w:instrText> HYPERLINK "https://b.org/x_y" \\o "tip" </w:instrText></w:r>'
    body = para(
        f'<w:hyperlink r:id="rId1">{run("one")}</w:hyperlink>',
        run(" and "),
        field("begin") + instruction + field("separate") + run("two") + field("end"),
        f'<w:fldSimple w:instr="HYPERLINK https://c.org">{run(" three")}</w:fldSimple>',
        f'<w:hyperlink w:anchor="here">{run(" four")}</w:hyperlink>',
    )
    links = '<Relationship Id="rId1" Target="https://a.org/" TargetMode="External"/>'
    normalized = read(docx(body, document_rels=links))
    assert normalized.blocks[0].text == "one and two three four"
    assert marked(normalized) == [
        ("one", "link", "https://a.org/"),
        ("two", "link", "https://b.org/x_y"),
        ("three", "link", "https://c.org"),
    ]


def test_what_a_field_computes_is_text_and_what_it_is_told_is_not(docx: Docx) -> None:
    inner = field("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + field("separate") + run("9") + field("end")
    outer = field("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + inner + field("separate") + run("yes")
    assert read(docx(para(run("A "), outer, field("end"), run(" z")))).blocks[0].text == "A yes z"


def test_numbers_are_counted_as_the_word_processor_does(docx: Docx) -> None:
    levels = (0, 1, 1, 0, 1, 2)
    body = "".join(para(run(f"text {index}"), properties=numbered(4, level)) for index, level in enumerate(levels))
    assert [(one.type.value, one.number, one.text) for one in read(docx(body)).blocks] == [
        ("title", None, "Article I text 0"),
        ("item", 1, "text 1"),
        ("item", 2, "text 2"),
        ("para", None, "Article II text 3"),
        ("item", 3, "text 4"),
        ("item", 1, "text 5"),
    ]


def test_numbers_below_a_numbered_heading_stay_in_the_text(docx: Docx) -> None:
    body = para(run("Duties"), style="Titre2", properties=numbered(4)) + para(run(TEXT), properties=numbered(4, 2))
    assert [one.text for one in read(docx(body)).blocks] == ["Article I Duties", f"1.1 {TEXT}"]


@pytest.mark.parametrize(
    ("form", "number", "label"),
    [
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerLetter", 28, "bb"),
        ("hebrew1", 15, "טו"),
        ("hebrew2", 11, "כ"),
        ("thaiNumbers", 42, "๔๒"),
        ("hindiNumbers", 7, "७"),
        ("arabicAbjad", 4, "د"),
        ("russianUpper", 8, "З"),
        ("japaneseCounting", 21, "二十一"),
        ("decimalZero", 5, "05"),
        ("aiueo", 1, "ア"),
        ("noSuchFormat", 3, "3"),
        ("lowerRoman", 0, "0"),
    ],
)
def test_numbers_in_the_scripts_of_the_world(form: str, number: int, label: str) -> None:
    assert written(number, form) == label


def test_signs_of_symbol_fonts_become_those_of_unicode_or_are_told(docx: Docx) -> None:
    body = para(
        '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
        run("\uf0fc", '<w:rFonts w:ascii="Wingdings"/>'),
        '<w:r><w:sym w:font="Wingdings" w:char="F025"/></w:r>',
        '<w:r><w:sym w:font="Arial" w:char="00A9"/></w:r>',
    )
    source, (problem,) = decode(docx(body), "a.docx")
    assert source is not None
    assert source.passages is not None
    assert [one.text.text for one in source.passages] == ["α✓©"]
    assert (problem.code, str(problem.location)) == (Code.S009, "a.docx:1:3")


def test_text_in_every_place_comes_through_or_is_told(docx: Docx) -> None:
    holder = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = (
        para(
            "<w:r><w:ruby><w:rt><w:r><w:t>aid</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            holder.format(run("Click here")),
            f"<w:sdt><w:sdtContent>{run(' filled')}</w:sdtContent></w:sdt>",
            "<m:oMath><m:r><m:t> a+b</m:t></m:r></m:oMath>",
            run(" non"),
            "<w:r><w:noBreakHyphen/><w:t>stop soft</w:t><w:softHyphen/><w:t>ly</w:t></w:r>",
        )
        + holder.format(para(run("Or here")))
        + '<w:altChunk r:id="x"/>'
    )
    parts = {
        "header1": para(run("Head")),
        "comments": f"<w:comment>{para(run('Really?'))}</w:comment>",
        "footnotes": f'<w:footnote w:id="7">{para(run("Lost note"))}</w:footnote>',
    }
    normalized = read(docx(body, **parts))
    assert [one.text for one in normalized.blocks] == ["base filled a+b non\u2011stop softly"]
    assert told(normalized) == [
        ("ruby", "aid", ""),
        ("placeholder", "Click here", ""),
        ("formula", " a+b", " a+b"),
        ("placeholder", "Or here", ""),
        ("embedded", "altChunk", ""),
        ("deleted", "Lost note", ""),
        ("comment", "Really?", ""),
        ("page-furniture", "Head", ""),
        ("soft-hyphen", "\u00ad", ""),
    ]


def test_notes_have_as_many_paragraphs_as_their_author_wrote(docx: Docx) -> None:
    call = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    notes = f'<w:endnote w:id="2">{para(run("One."))}{para(run("Two."), properties=numbered(1))}</w:endnote>'
    blocks = read(docx(para(run(TEXT), call), endnotes=notes)).blocks
    assert [(one.text, one.note) for one in blocks] == [(f"{TEXT}1", None), ("One.", "1"), ("Two.", "1")]


def test_rows_that_are_heads_by_their_look_and_cells_that_are_deleted(docx: Docx) -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(run(text))}</w:tc>"

    table = (
        '<w:tbl><w:tblPr><w:tblLook w:val="04A0"/></w:tblPr>'
        f"<w:tr>{cell('a')}{cell('b')}{cell('gone', '<w:cellDel/>')}</w:tr>"
        f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell('c')}</w:tr></w:tbl>"
    )
    normalized = read(docx(table))
    places = [(one.text, one.cell and (one.cell.row, one.cell.column, one.cell.header)) for one in normalized.blocks]
    assert places == [("a", (0, 0, True)), ("b", (0, 1, True)), ("c", (1, 1, False))]
    assert ("deleted", "gone", "") in told(normalized)


def test_a_language_other_than_the_documents_is_believed(docx: Docx) -> None:
    tag = '<w:lang w:val="uk-UA" w:bidi="ar-SA"/>'
    body = para(run("Правда", tag)) + para(run("Mixed ", tag), run("runs"))
    source, _ = decode(docx(body), "a.docx")
    assert source is not None
    assert source.passages is not None
    assert [one.language for one in source.passages] == ["uk-UA", None]


def test_items_below_a_paragraph_with_a_worded_number_are_brothers_and_keep_their_labels(docx: Docx) -> None:
    body = "".join(
        para(run(f"words {one}"), properties=numbered(4, level)) for one, level in zip("abc", (0, 1, 1), strict=True)
    )
    found = read(docx(body))
    assert [(one.type.value, one.level) for one in found.blocks[1:]] == [("item", 1), ("item", 1)]
    assert [one.enumerator for one in found.blocks[1:]] == ["א)", "ב)"]
