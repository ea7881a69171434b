"""What holds in every format: the same document says the same, nothing is lost unlogged, twice is once."""

from __future__ import annotations

import html
import io
import unicodedata
import zipfile
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.doctree import parse, read_back
from publish.intake import SourceText, decode
from publish.intake.repairs import Rule
from publish.normalize import NormalizedText, normalize
from publish.normalize.rst import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    #: Its kind, and its texts: one, or for a table the cells of two rows.
    Part = tuple[str, tuple[str, ...]]

#: Pieces of text that could be taken for markup somewhere.
PIECES = st.sampled_from(
    [
        *("1. ", "2) ", "- ", "* ", "# ", "## ", "> ", "|", "+", "=", "---", "~~~", "[^1]", "[a](b)", "![", "](", "`"),
        *("**", "*", "_", "__", "\\", "\\'", "{", "}", "<b>", "</p>", "<!--", "-->", "&amp;", "&#65;", "&", "<", ">"),
        *("::", ".. ", ":a:", "`_", "|x|", "[1]_", "http://a.b/c_", "a@b.org", "\\par ", "%", "$", "^", "~"),
        *(
            "All human ",
            "beings ",
            "Все люди ",
            "рождаются",
            " يولد",
            " الناس ",
            "すべての",
            "มนุษย์",
            "가나",
            "क्ष",
            "É",
            "ß",
        ),
        *("e\u0301", "\ufb01", "\u00ad", "\u200f", "\u200b", "\u00a0", "\u3000", "😀", "٣", "2023", "'", '"', "“", "…"),
    ]
)
#: A text begins with a word: what it could be by its first signs is the business of other tests.
TEXTS = st.lists(PIECES, max_size=8).map(lambda pieces: " ".join(f"word {''.join(pieces)}".split()))
PARTS = st.one_of(
    st.tuples(st.sampled_from(["para", "heading", "item", "bullet", "link"]), st.tuples(TEXTS)),
    st.tuples(st.just("table"), st.tuples(TEXTS, TEXTS, TEXTS, TEXTS)),
)
#: Word sets a paragraph between two tables.
DOCUMENTS = st.lists(PARTS, min_size=1, max_size=5).filter(
    lambda parts: all("table" not in {one[0]} & {other[0]} for one, other in pairwise(parts))
)
ADDRESS = "https://example.org/a_b"


def as_html(parts: Sequence[Part]) -> bytes:
    return f"<html><body>{chapter(parts)}</body></html>".encode()


def chapter(parts: Sequence[Part]) -> str:
    forms = {
        "para": "<p>{}</p>",
        "heading": "<h2>{}</h2>",
        "item": "<ol><li>{}</li></ol>",
        "bullet": "<ul><li>{}</li></ul>",
        "link": f"<p>see <a href='{ADDRESS}'>{{}}</a></p>",
        "table": "<table><tr><td>{}</td><td>{}</td></tr><tr><td>{}</td><td>{}</td></tr></table>",
    }
    return "".join(forms[kind].format(*map(html.escape, texts)) for kind, texts in parts)


def as_epub(parts: Sequence[Part]) -> bytes:
    item = '<item id="c" href="c.html" media-type="application/xhtml+xml"/>'
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
            "p.opf": f"<package>{item}<itemref idref='c'/></package>",
            "c.html": f"<html><body>{chapter(parts)}</body></html>",
        }
    )


def as_docx(parts: Sequence[Part]) -> bytes:
    def para(text: str, properties: str = "") -> str:
        return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r></w:p>'

    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{para(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    field = f'<w:fldSimple w:instr="HYPERLINK {ADDRESS}"><w:r><w:t>{{}}</w:t></w:r></w:fldSimple>'
    see = '<w:p><w:r><w:t xml:space="preserve">see </w:t></w:r>{}</w:p>'
    body, lists = "", ""
    for index, (kind, texts) in enumerate(parts, start=1):
        number = f'<w:numPr><w:numId w:val="{index}"/></w:numPr>'
        form = "decimal" if kind == "item" else "bullet"
        level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/></w:lvl>'
        lists += f'<w:abstractNum w:abstractNumId="{index}">{level}</w:abstractNum>'
        lists += f'<w:num w:numId="{index}"><w:abstractNumId w:val="{index}"/></w:num>'
        if kind == "table":
            body += f"<w:tbl>{row(*texts[:2])}{row(*texts[2:])}</w:tbl>"
        elif kind == "link":
            body += see.format(field.format(html.escape(texts[0])))
        else:
            body += para(texts[0], {"heading": '<w:outlineLvl w:val="1"/>', "para": ""}.get(kind, number))
    named = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return packed(
        {
            "word/numbering.xml": f"<w:numbering {named}>{lists}</w:numbering>",
            "word/document.xml": f"<w:document {named}><w:body>{body}</w:body></w:document>",
        }
    )


def as_odt(parts: Sequence[Part]) -> bytes:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell}{cell}</table:table-row>"
    item = '<text:list text:style-name="{}"><text:list-item><text:p>{{}}</text:p></text:list-item></text:list>'
    forms = {
        "para": "<text:p>{}</text:p>",
        "heading": '<text:h text:outline-level="2">{}</text:h>',
        "item": item.format("N"),
        "bullet": item.format("B"),
        "link": f'<text:p>see <text:a xlink:href="{ADDRESS}">{{}}</text:a></text:p>',
        "table": f"<table:table>{row}{row}</table:table>",
    }
    body = "".join(forms[kind].format(*map(html.escape, texts)) for kind, texts in parts)
    number = '<text:list-level-style-number text:level="1" style:num-format="1"/>'
    styles = f'<text:list-style style:name="N">{number}</text:list-style>'
    norm = "urn:oasis:names:tc:opendocument:xmlns"
    named = " ".join(f'xmlns:{prefix}="{norm}:{prefix}:1.0"' for prefix in ("office", "text", "table", "style"))
    root = f'<office:document-content {named} xmlns:xlink="http://www.w3.org/1999/xlink">'
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{root}{styles}{text}</office:document-content>",
        }
    )


def as_rtf(parts: Sequence[Part]) -> bytes:
    def written(text: str) -> str:
        units = text.encode("utf-16-le")
        codes = (int.from_bytes(units[place : place + 2], "little") for place in range(0, len(units), 2))
        return "".join(f"\\u{code if code < 0x8000 else code - 0x10000}?" for code in codes)

    forms = {
        "para": "\\pard {}\\par ",
        "heading": "\\pard\\outlinelevel1 {}\\par ",
        "item": "\\pard\\ls{index}{{\\listtext 1.\\tab}}{}\\par ",
        "bullet": "\\pard\\ls{index}{{\\listtext \\'b7\\tab}}{}\\par ",
        "link": f'\\pard see {{{{\\field{{{{\\*\\fldinst HYPERLINK "{ADDRESS}"}}}}{{{{\\fldrslt {{}}}}}}}}}}\\par ',
        "table": "\\trowd\\pard\\intbl {}\\cell {}\\cell\\row \\trowd\\pard\\intbl {}\\cell {}\\cell\\row ",
    }
    body = "".join(
        forms[kind].format(*map(written, texts), index=index) for index, (kind, texts) in enumerate(parts, start=1)
    )
    return f"{{\\rtf1\\ansi {body}}}".encode("ascii")


def as_markdown(parts: Sequence[Part]) -> bytes:
    def escaped(text: str) -> str:
        return "".join(f"\\{one}" if one.isascii() and not one.isalnum() and one != " " else one for one in text)

    forms = {
        "para": "{}",
        "heading": "## {}",
        "item": "1. {}",
        "bullet": "- {}",
        "link": f"see [{{}}]({ADDRESS})",
        "table": "| {} | {} |\n|---|---|\n| {} | {} |",
    }
    # A comment parts two lists that stand side by side.
    return "\n\n<!-- -->\n\n".join(forms[kind].format(*map(escaped, texts)) for kind, texts in parts).encode()


def packed(parts: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


FORMATS: dict[str, Callable[[Sequence[Part]], bytes]] = {
    "html": as_html,
    "epub": as_epub,
    "docx": as_docx,
    "odt": as_odt,
    "rtf": as_rtf,
    "md": as_markdown,
}


def read(data: bytes, name: str) -> tuple[SourceText, NormalizedText]:
    source, problems = decode(data, name)
    assert problems == ()
    assert source is not None
    return source, normalize([source], given={name: "en"})


def letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(
        character
        for text in texts
        for character in unicodedata.normalize("NFKD", text)
        if unicodedata.category(character)[0] in "LMN"
    )


@pytest.mark.parametrize("form", FORMATS)
@given(parts=DOCUMENTS)
@settings(max_examples=settings().max_examples // 3)
def test_nothing_is_lost_unlogged_and_twice_is_once(form: str, parts: list[Part]) -> None:
    source, normalized = read(FORMATS[form](parts), f"a.{form}")
    said = [text for kind, texts in parts for text in (*texts, *(["see"] if kind == "link" else []))]
    # Labels that a word processor wrote are structure, and so is markup: they are no text of the document.
    logged = [one for one in normalized.repairs if one.rule not in {Rule.LIST_MARKER, Rule.MARKUP}]
    kept, taken = letters(block.text for block in normalized.blocks), letters(one.before for one in logged)
    assert kept + taken == letters(said) + letters(one.after for one in logged)
    lines = source.text.split("\n")
    for block in normalized.blocks:
        place = block.location(len(block.text) - 1)
        assert 1 <= (place.line or 0) <= len(lines)
        assert 1 <= (place.column or 0) <= len(lines[(place.line or 0) - 1])
    written = write(normalized.blocks, "en")
    again = normalize([SourceText("a.rst", written)], given={"a.rst": "en"})
    assert again.repairs == ()
    assert write(again.blocks, "en") == written
    document, problems = parse(written, "a.rst")
    assert problems == ()
    assert [block.text for block in read_back(document)] == [block.text for block in normalized.blocks]


@given(parts=DOCUMENTS)
@settings(max_examples=settings().max_examples // 3)
def test_a_document_says_the_same_in_every_format(parts: list[Part]) -> None:
    readings = {}
    for form, made in FORMATS.items():
        _, normalized = read(made(parts), f"a.{form}")
        readings[form] = [
            (
                one.type,
                one.number,
                one.text,
                one.cell and (one.cell.row, one.cell.column),
                [(span.start, span.end, span.target) for span in one.inlines if span.target],
            )
            for one in normalized.blocks
        ]
    for form, reading in readings.items():
        assert reading == readings["docx"], form
