"""A document reads back to blocks: types, numbers, levels, inline spans, languages."""

from __future__ import annotations

from publish.doctree import TextBlock, parse, read_back
from publish.normalize.model import BlockType, Inline, InlineRole

TEXT = """\
==============
Plan of Action
==============

The parties of the 23\\ :sup:`rd` meeting
declare *their will* and **their determination**:

3. first item

   * a bullet
   * another *one*

#. second item

   with a second paragraph

.. class:: language-ar

نص عربي

Part
----

CO\\ :sub:`2`.
"""


def blocks(rst: str) -> tuple[TextBlock, ...]:
    document, problems = parse(rst, "en.rst")
    assert problems == ()
    return read_back(document)


def test_every_kind_of_block() -> None:
    assert blocks(TEXT) == (
        TextBlock(BlockType.TITLE, "Plan of Action"),
        TextBlock(
            BlockType.PARA,
            "The parties of the 23rd meeting declare their will and their determination:",
            (
                Inline(21, 23, InlineRole.SUPERSCRIPT),
                Inline(40, 50, InlineRole.EMPHASIS),
                Inline(55, 74, InlineRole.STRONG),
            ),
        ),
        TextBlock(BlockType.ITEM, "first item", number=3),
        TextBlock(BlockType.BULLET, "a bullet", level=2),
        TextBlock(BlockType.BULLET, "another one", (Inline(8, 11, InlineRole.EMPHASIS),), level=2),
        TextBlock(BlockType.ITEM, "second item", number=4),
        TextBlock(BlockType.PARA, "with a second paragraph", level=2),
        TextBlock(BlockType.PARA, "نص عربي", language="ar"),
        TextBlock(BlockType.HEADING, "Part", level=2),
        TextBlock(BlockType.PARA, "CO2.", (Inline(2, 3, InlineRole.SUBSCRIPT),)),
    )


def test_headings_without_a_title_keep_their_rank() -> None:
    found = blocks("Before.\n\nOne\n===\n\nText.\n\nTwo\n===\n\nText.\n")
    assert [(block.type, block.level) for block in found if block.type is BlockType.HEADING] == [
        (BlockType.HEADING, 2),
        (BlockType.HEADING, 2),
    ]


def test_escaped_signs_are_text() -> None:
    assert blocks("\\*not\\* \\|x\\| a\\_ \\`b\\`\n")[0].text == "*not* |x| a_ `b`"


def test_a_passage_inside_a_marked_list_takes_its_language() -> None:
    found = blocks(".. class:: language-zh-hans\n\n* 一\n* 二\n\nEnd.\n")
    assert [block.language for block in found] == ["zh-Hans", "zh-Hans", None]
