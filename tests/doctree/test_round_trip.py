"""What normalization writes as reStructuredText, docutils reads back to the same blocks, without a message."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publish.doctree import fragment, parse, read_back
from publish.intake import SourceText, read
from publish.normalize import Block, BlockType, Cell, Inline, InlineRole, Origin, normalize
from publish.normalize.parts import split
from publish.normalize.rst import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.locale import Language

SOURCES = Path(__file__).parents[2] / "examples" / "imcwp-23" / "sources"


@pytest.fixture(scope="module")
def languages(known: Callable[[str], Language]) -> tuple[Language, ...]:
    return tuple(known(tag) for tag in ("en", "ru", "es", "tr", "ar"))


def test_the_example_comes_back_block_by_block(languages: tuple[Language, ...]) -> None:
    found = [read(path, path.name)[0] for path in sorted(SOURCES.glob("*.txt"))]
    sources = [source for source in found if source is not None]
    assert len(sources) == 2
    texts = split(normalize(sources, languages), languages).texts
    assert [text.language for text in texts] == [language.tag for language in languages]
    for text in texts:
        document, problems = parse(write(text.blocks), f"{text.language}.rst")
        assert problems == ()
        back = [(block.type, block.text, block.inlines, block.number, block.level) for block in read_back(document)]
        assert back == [(block.type, block.text, block.inlines, block.number, block.level) for block in text.blocks]


HERE = (Origin(0, 1, 1),)


CONTENT = """\
.. role:: language-ar

A ``b *c*`` d `the site <https://example.org/a_b>`__, :language-ar:`نص`.

   Quoted.

   — Somebody

term : *one*
   Meaning.

   More.

| verse
| more

| stanza

::

   code
     more

   end

.. figure:: images/a.svg
   :alt: A tree
   :width: 50%

   The caption.

.. figure:: images/b.svg
   :alt: B

.. container:: columns

   - item

.. container:: signatories

   - Party
"""

CONTENT_HTML = """\
<p data-block="0">A <code>b *c*</code> d <a class="reference external" href="https://example.org/a_b">the site</a>, \
<span lang="ar">نص</span>.</p>
<blockquote>
<p class="quoted" data-block="1">Quoted.</p>
<p class="attribution" data-block="2">Somebody</p>
</blockquote>
<dl>
<dt data-block="3">term : <em>one</em></dt>
<dd><p data-block="4">Meaning.</p>
<p data-block="5">More.</p>
</dd>
</dl>
<p class="verse"><span class="line" data-block="6">verse</span> <span class="line" data-block="7">more</span> </p>
<p class="verse"><span class="line" data-block="8">stanza</span> </p>
<pre class="literal-block" data-block="9">code
  more

end</pre>
<figure>
<img alt="A tree" src="image:a" style="width: 50%" />
<figcaption data-block="10">
<p>The caption.</p>
</figcaption>
</figure>
<figure>
<img alt="B" data-block="11" src="image:b" />
</figure>
<div class="columns">
<ul>
<li data-block="12">item</li>
</ul>
</div>
<div class="signatories">
<ul>
<li data-block="13">Party</li>
</ul>
</div>
"""


def test_every_form_is_read_and_written_and_read_and_set() -> None:
    blocks = normalize([SourceText("x.rst", CONTENT)], given={"x.rst": "en"}).blocks
    written = write(blocks)
    document, problems = parse(written, "x.rst")
    assert problems == ()
    assert normalize([SourceText("x.rst", written)], given={"x.rst": "en"}).blocks[0].inlines == blocks[0].inlines
    assert [(one.text, one.inlines) for one in read_back(document)] == [
        (one.text.replace("\n", " "), one.inlines) for one in blocks
    ]
    assert fragment(document, "en", {"images/a.svg": "image:a", "images/b.svg": "image:b"}) == CONTENT_HTML


def test_an_image_that_the_edition_does_not_have_is_left_out() -> None:
    document, _ = parse(".. image:: https://example.org/x.png\n   :alt: x\n   :loading: embed\n", "x.rst")
    assert fragment(document, "en") == ""


def test_tables_quotations_and_footnotes_come_back() -> None:
    blocks = (
        Block(BlockType.TITLE, "en", "Title", "x", HERE),
        Block(BlockType.PARA, "en", "called1", "x", HERE, (Inline(6, 7, InlineRole.FOOTNOTE),)),
        Block(BlockType.BULLET, "en", "item", "x", HERE),
        Block(BlockType.PARA, "en", "\u2014 dash", "x", HERE, quoted=True),
        *(
            Block(BlockType.PARA, "en", f"{row}*{column}", "x", HERE, cell=Cell(0, row, column, header=row == 0))
            for row in (0, 1)
            for column in (0, 1)
        ),
        Block(BlockType.PARA, "en", "quoted behind a table", "x", HERE, quoted=True),
        Block(BlockType.PARA, "en", "note", "x", HERE, note="1"),
        Block(BlockType.PARA, "en", "more of it", "x", HERE, note="1"),
        Block(BlockType.PARA, "en", "quoted behind a note", "x", HERE, quoted=True),
    )
    document, problems = parse(write(blocks), "x.rst")
    assert problems == ()
    assert [(one.type, one.text, one.inlines) for one in read_back(document)] == [
        (one.type, one.text, one.inlines) for one in blocks
    ]
    html = fragment(document, "en")
    note = '<span class="note" data-block="9">note</span><span class="note" data-block="10">more of it</span>'
    foot = f'<span class="footnote" data-item="9" data-label="1" id="en-footnote-1">{note}</span>'
    assert f'<sup class="footnote-call">1</sup>{foot}' in html
    assert html.count("<th") - html.count("<thead") == html.count("<td") == 2
    assert html.count("<blockquote>") == 3
