"""A finished PDF of ours with its source, its streams laid open, so that damage reaches every gate of the proof."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pikepdf

from publish.checks.model import PlacedSection, Product
from publish.checks.proof import prove
from publish.edition.page import section
from publish.fonts import FontCatalog, load
from publish.geometry import PAPER
from publish.locale import language
from publish.normalize.model import Block, BlockType, Origin
from publish.pdf.engine import open_engine
from publish.resources import fonts_folder, styles_folder
from publish.style import Stack, book_grid, compose

_TEXTS = {"en": "AV To Wave", "ar": "خطة عَمل", "hi": "कार्य"}


@cache
def _catalog() -> FontCatalog:
    found, _ = load(fonts_folder())
    assert found
    return found


@cache
def product() -> Product:
    """Lay three short paragraphs out, in three scripts."""
    languages = [known for tag in _TEXTS if (known := language(tag))]
    stacks = [Stack(one, _catalog().stack_for(one.script, "")) for one in languages]
    page = book_grid(PAPER["A5"]).text_page()
    sheet = compose(styles_folder(), ("base.css", "text.css"), "plain", _catalog(), stacks, page)
    blocks = tuple(Block(BlockType.PARA, tag, text, "a.txt", (Origin(0, 1, 1),)) for tag, text in _TEXTS.items())
    body = "".join(
        f'<p data-block="{at}" lang="{one.tag}" dir="{one.direction}">{_TEXTS[one.tag]}</p>'
        for at, one in enumerate(languages)
    )
    with open_engine(1) as engine:
        (rendition,) = engine.render([section("en", languages[0], "Title", body, sheet)])
    opened = io.BytesIO()
    with pikepdf.open(io.BytesIO(rendition.pdf)) as pdf:
        pdf.save(
            opened,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return Product("text.pdf", opened.getvalue(), (PlacedSection(rendition, 1, blocks),))


def prove_bytes(data: bytes) -> int:
    """Prove bytes as if they were the product's; return the glyphs proven of a million."""
    whole = product()
    stacks = {tag: _catalog().stack_for(known.script, "") for tag in _TEXTS if (known := language(tag))}
    return prove(whole.sections[0].blocks, (), [replace(whole, pdf=data)], _catalog(), stacks).ppm
