"""Pictures come out of every format as figures: the same bytes, words and caption, named by what they hold."""

from __future__ import annotations

import io
import zipfile
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING
from zlib import compress, crc32

import pytest

from publish.diagnostics import Code
from publish.doctree import parse, read_back
from publish.intake import SourceText, decode
from publish.normalize import Block, normalize
from publish.normalize.rst import write

if TYPE_CHECKING:
    from collections.abc import Mapping


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + crc32(kind + data).to_bytes(4)


PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    [
        chunk(b"IHDR", (8).to_bytes(4) * 2 + b"\x08\x00\x00\x00\x00"),
        chunk(b"IDAT", compress(b"\x00".join([b"", *[bytes(8)] * 8]))),
        chunk(b"IEND", b""),
    ]
)
ADDRESS = f"pictures/{sha256(PNG).hexdigest()[:16]}.png"
BEFORE, BEHIND = "All human beings are born free and equal in dignity.", "They are endowed with reason and conscience."
ALT, CAPTION = "A pear tree", "The tree in the garden"


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def docx(*, picture: bytes = PNG, alternative: str = ALT, cell: bool = False) -> bytes:
    drawing = (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="2880000" cy="1"/><wp:docPr id="1" name="P" descr="{alternative}"/>'
        '<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="r1"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    said = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in (BEFORE,))
    shown = f"<w:p>{drawing}</w:p><w:p><w:pPr><w:pStyle w:val='C'/></w:pPr><w:r><w:t>{CAPTION}</w:t></w:r></w:p>"
    if cell:
        filled = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r>{}</w:p></w:tc>"
        row = f"<w:tr>{filled.format('a', '{}')}{filled.format('b', '')}</w:tr>"
        shown = f"<w:tbl>{row.format(drawing)}{row.format('')}</w:tbl>"
    named = " ".join(
        f'xmlns:{prefix}="{address}"'
        for prefix, address in {
            "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
            "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
            "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
            "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        }.items()
    )
    style = "<w:name w:val='caption'/>"
    behind = f"<w:p><w:r><w:t>{BEHIND}</w:t></w:r></w:p>"
    return packed(
        {
            "word/document.xml": f"<w:document {named}><w:body>{said}{shown}{behind}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {named}><w:style w:styleId='C'>{style}</w:style></w:styles>",
            "word/_rels/document.xml.rels": '<r><s Id="r1" Target="media/a.png"/></r>',
            "word/media/a.png": picture,
        }
    )


def odt() -> bytes:
    norm = "urn:oasis:names:tc:opendocument:xmlns"
    named = " ".join(
        f'xmlns:{prefix}="{norm}:{name}:1.0"'
        for prefix, name in {"office": "office", "text": "text", "draw": "drawing", "svg": "svg-compatible"}.items()
    )
    frame = (
        f'<draw:frame svg:width="8cm"><draw:image xlink:href="Pictures/a.png"/><svg:desc>{ALT}</svg:desc></draw:frame>'
    )
    captioned = f'<text:p text:style-name="Illustration">{frame}{CAPTION}</text:p>'
    box = f"<draw:frame><draw:text-box>{captioned}</draw:text-box></draw:frame>"
    body = f"<text:p>{BEFORE}</text:p><text:p>{box}</text:p><text:p>{BEHIND}</text:p>"
    content = f"<office:body><office:text>{body}</office:text></office:body>"
    root = f'<office:document-content {named} xmlns:xlink="http://www.w3.org/1999/xlink">'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{root}{content}</office:document-content>",
            "Pictures/a.png": PNG,
        }
    )


def rtf() -> bytes:
    words = rf"{{\*\picprop{{\sp{{\sn wzDescription}}{{\sv {ALT}}}}}}}"
    picture = (
        rf"{{\*\shppict{{\pict{words}\picwgoal4536\pngblip {PNG.hex()}}}}}{{\nonshppict{{\pict\wmetafile8 0102}}}}"
    )
    style = r"{\stylesheet{\s1 caption;}}"
    return rf"{{\rtf1{style}\pard {BEFORE}\par {picture}\par\pard\s1 {CAPTION}\par\pard {BEHIND}\par}}".encode()


def page(address: str) -> str:
    image = f'<figure><img src="{address}" alt="{ALT}" width="50%"><figcaption>{CAPTION}</figcaption></figure>'
    return f"<html><body><p>{BEFORE}</p>{image}<p>{BEHIND}</p></body></html>"


def epub() -> bytes:
    item = '<item id="c" href="t/c.html" media-type="application/xhtml+xml"/>'
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="in/p.opf"/></container>',
            "in/p.opf": f"<package>{item}<itemref idref='c'/></package>",
            "in/t/c.html": page("../a.png"),
            "in/a.png": PNG,
        }
    )


def read(data: bytes, name: str) -> tuple[SourceText, tuple[Block, ...]]:
    source, problems = decode(data, name)
    assert source is not None
    assert not problems
    return source, normalize([source]).blocks


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (docx(), "a.docx"),
        (odt(), "a.odt"),
        (rtf(), "a.rtf"),
        (epub(), "a.epub"),
        (page(f"data:image/png;base64,{b64encode(PNG).decode()}").encode(), "a.html"),
    ],
    ids=["docx", "odt", "rtf", "epub", "html"],
)
def test_a_picture_with_its_caption_comes_through(data: bytes, name: str) -> None:
    source, blocks = read(data, name)
    assert [one.text for one in blocks] == [BEFORE, CAPTION, BEHIND]
    image = blocks[1].image
    assert image is not None
    assert (image.address, image.alternative, image.width) == (ADDRESS, ALT, 50)
    assert [(one.address, one.data) for one in source.pictures] == [(ADDRESS, PNG)]
    document, problems = parse(write(blocks), "a.rst")
    assert not problems
    assert [one.text for one in read_back(document)] == [BEFORE, CAPTION, BEHIND]


def test_a_picture_in_a_table_stands_behind_it() -> None:
    _, blocks = read(docx(cell=True), "a.docx")
    assert [(one.text, one.cell is not None, one.image is not None) for one in blocks] == [
        (BEFORE, False, False),
        *(("a", True, False), ("b", True, False)) * 2,
        ("", False, True),
        (BEHIND, False, False),
    ]


def test_a_picture_that_cannot_be_printed_is_told_with_its_words() -> None:
    source, (problem,) = decode(docx(picture=b"GIF89a"), "a.docx")
    assert source is not None
    assert source.pictures == ()
    assert (problem.code, str(problem.location)) == (Code.S009, "a.docx:2:1")
    assert ALT in problem.message


def test_pictures_of_markdown_stand_behind_their_paragraph() -> None:
    text = f"# Title of it\n\n![{ALT}](logo.svg)\n\n- {BEFORE} ![{ALT}](b.png)\n- {BEHIND}\n"
    _, blocks = read(text.encode(), "a.md")
    assert [(one.text, one.level, one.image and one.image.address) for one in blocks] == [
        ("Title of it", 1, None),
        ("", 1, "logo.svg"),
        (BEFORE, 1, None),
        ("", 2, "b.png"),
        (BEHIND, 1, None),
    ]
    assert blocks[3].image is not None
    assert blocks[3].image.place == (5, len(BEFORE) + 4)


def test_a_picture_before_the_title_stands_behind_it() -> None:
    html = f'<p><img src="a.png" alt="{ALT}"></p><h1>A title</h1><p>{BEFORE}</p>'
    _, blocks = read(html.encode(), "a.html")
    assert [one.type.value for one in blocks] == ["title", "para", "para"]
    assert blocks[1].image is not None
    assert not blocks[1].image.needed
