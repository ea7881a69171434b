"""A DOCX file gives the text that its reader sees, and never more of the machine than a text needs."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Code
from publish.intake import decode
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
    assert problems == ()
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
    assert [problem.code for problem in decode(data.getvalue(), "a.odt")[1]] == [Code.S007]
