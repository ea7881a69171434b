"""What the gates' tests share: blocks, synthetic fonts, and one real section laid out by the engine."""

from __future__ import annotations

import hashlib
from html import escape
from typing import TYPE_CHECKING

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from publish.checks.model import PlacedSection, Product
from publish.checks.proof import prove
from publish.edition.page import section
from publish.fonts import FontFace
from publish.fonts.characters import read_face_data
from publish.normalize.model import Block, BlockType, Origin

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Literal

    from publish.checks.model import Proof
    from publish.fonts import FontCatalog
    from publish.locale import Language
    from publish.pdf.engine import Engine
    from publish.style import StyleSheet


def _block(text: str, type_: BlockType = BlockType.PARA, language: str = "en", line: int = 7) -> Block:
    number = 1 if type_ is BlockType.ITEM else None
    return Block(type_, language, text, "a.txt", (Origin(0, line, 3),), number=number)


@pytest.fixture
def block() -> Callable[..., Block]:
    """Make a block that begins at a.txt, line 7, column 3."""
    return _block


@pytest.fixture
def face(tmp_path: Path) -> Callable[..., FontFace]:
    """Make a font file in which every character is a square of its own size, and the face for it."""

    def make(
        characters: str, family: str = "Square", weight: int = 400, style: Literal["normal", "italic"] = "normal"
    ) -> FontFace:
        names = [".notdef", *(f"u{ord(character):04X}" for character in characters)]
        builder = FontBuilder(1000, isTTF=True)
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap({ord(character): f"u{ord(character):04X}" for character in characters})
        values = {".notdef": 0} | {f"u{ord(character):04X}": ord(character) % 256 for character in characters}
        builder.setupGlyf({name: _square(0 if name == "u0020" else 100 + value) for name, value in values.items()})
        builder.setupHorizontalMetrics({name: (500 + value, 0) for name, value in values.items()})
        builder.setupHorizontalHeader(ascent=800, descent=-200)
        builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": f"{family}-{weight}"})
        builder.setupOS2()
        builder.setupPost()
        path = tmp_path / f"{family}-{weight}-{style}.ttf"
        builder.save(path)
        return face_of(path, family, weight, style)

    return make


def face_of(path: Path, family: str, weight: int = 400, style: Literal["normal", "italic"] = "normal") -> FontFace:
    data = path.read_bytes()
    name, characters = read_face_data(data)
    sha256 = hashlib.sha256(data).hexdigest()
    return FontFace(family, weight, style, path.name, path, sha256, name, characters)


def _square(size: int) -> object:
    pen = TTGlyphPen(None)
    if size:
        pen.moveTo((0, 0))
        pen.lineTo((0, size))
        pen.lineTo((size, size))
        pen.lineTo((size, 0))
        pen.closePath()
    return pen.glyph()


@pytest.fixture(scope="session")
def product(engine: Engine, sheet: StyleSheet, known: Callable[[str], Language]) -> Product:
    """Lay one section out: a title, a paragraph of several lines, an item and an Arabic paragraph."""
    blocks = (
        _block("Plan of Action", BlockType.TITLE, line=1),
        _block("Wars, the arms race and all practices of NATO are opposed by its members. " * 4, line=2),
        _block("first item", BlockType.ITEM, line=3),
        _block("معارضة الحروب وسباق التسلح 2024", language="ar", line=4),
    )
    bodies = [
        f'<h1 class="title" data-block="0">{blocks[0].text}</h1>',
        f'<p data-block="1">{escape(blocks[1].text)}</p>',
        f'<ol><li data-block="2">{blocks[2].text}</li></ol>',
        f'<p data-block="3" lang="ar" dir="rtl">{blocks[3].text}</p>',
    ]
    (rendition,) = engine.render([section("en", known("en"), "Plan of Action", "".join(bodies), sheet)])
    assert rendition.warnings == ()
    return Product("en.pdf", rendition.pdf, (PlacedSection(rendition, 1, blocks),))


@pytest.fixture(scope="session")
def proof_of(product: Product, catalog: FontCatalog, known: Callable[[str], Language]) -> Callable[..., Proof]:
    """Prove products against the texts and the stacks of `product`."""
    stacks = {tag: catalog.stack_for(known(tag).script, "") for tag in ("en", "ar")}

    def run(*products: Product) -> Proof:
        return prove(product.sections[0].blocks, (), products, catalog, stacks)

    return run
