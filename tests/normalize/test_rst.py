"""Blocks written as reStructuredText are the same blocks again, for docutils and for our own reader."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publish.intake import SourceText
from publish.normalize import Block, BlockType, Cell, Form, Frame, Image, Inline, InlineRole, Origin, normalize
from publish.normalize.rst import write

if TYPE_CHECKING:
    from collections.abc import Callable

    Reads = Callable[[str], tuple[list[tuple[str, int | None, str, str | None]], str]]

HERE = (Origin(0, 1, 1),)
TOKENS = st.sampled_from(
    [
        *"*`|_\\:.-+=#~^\"'()[]{}<>/!?,;&%$@ a1iIxé中א\u0627\u0301\u00a0•",
        *("http://a.b/c_", "javascript:x", "::", ".. ", "1. ", "#. ", "__", "a_", "`_", "|x|", ">>> ", "-a ", "--foo "),
        *("A. ", "iv) ", "(1) ", ":f: ", "[1]_", ".. class:: x", "* ", "====", "a@b.org", " "),
    ]
)
#: Calls of footnotes need a footnote: they are drawn with it, below.
ROLES = tuple(role for role in InlineRole if role not in {InlineRole.FOOTNOTE, InlineRole.ENUMERATOR})
ENUMERATORS = ("", "a)", "(iv)", "§ 1", "Б.", "第一条", "ب)", "*)", "`", "[1]")
TEXTS = (
    st.one_of(
        st.lists(TOKENS, min_size=1, max_size=25).map("".join),
        st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40),
        st.text("ab _*-. ", min_size=80, max_size=300),
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
#: Lines of code, none blank at an end, one of them without an indent.
CODE = st.lists(st.text("ab *`_:|<-.", min_size=1, max_size=20).map(lambda line: line.rstrip() or "x"), min_size=1).map(
    lambda lines: "\n".join(("x", *lines, "", "y"))
)


def block(kind: str, text: str, **more: object) -> Block:
    return Block(BlockType(kind), "en", text, "x", HERE, **more)  # type: ignore[arg-type]  # shorter to read in tests


@st.composite
def inlines(draw: st.DrawFn, text: str) -> tuple[Inline, ...]:
    made: list[Inline] = []
    position = 0
    while position < len(text) and draw(st.booleans()):
        start = draw(st.integers(position, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        if not text[start].isspace() and not text[end - 1].isspace():
            role = draw(st.sampled_from(ROLES))
            targets = {
                InlineRole.LINK: ["https://a.b/c_d?e=1&f=*", "mailto:a@b.org", "tel:+30-210"],
                InlineRole.PASSAGE: ["fr", "zh-Hant"],
            }
            made.append(Inline(start, end, role, draw(st.sampled_from(targets.get(role, [""])))))
        position = end
    return tuple(made)


@st.composite
def documents(draw: st.DrawFn) -> list[Block]:
    """Draw blocks whose levels follow one another as normalization makes them."""
    made: list[Block] = []
    depth = rank = 0
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["title", "heading", "para", "item", "bullet"]))
        text = draw(TEXTS)
        number, level = None, 1
        if kind == "title" or (kind == "heading" and not rank):
            kind, depth, rank = "title", 0, 1
        elif kind == "heading":
            depth, level = 0, draw(st.integers(2, min(rank + 1, 6)))
            rank = level
        else:
            level = draw(st.integers(1, depth + 1))
            depth = level - (kind == "para")
            number = draw(st.integers(0, 30)) if kind == "item" else None
        language = draw(st.sampled_from(["en", "ru"]))
        own = draw(st.sampled_from(ENUMERATORS)) if kind == "item" else ""
        drawn = Block(BlockType(kind), language, text, "x", HERE, draw(inlines(text)), number, level)
        made.append(replace(drawn, enumerator=own))
    return made


def as_docutils(made: Block) -> tuple[str, int | None, str, str | None]:
    letter = {"title": "h", "heading": "h", "para": "p", "item": "i", "bullet": "i"}[made.type.value]
    text = f"{made.enumerator} {made.text}".strip()
    return f"{letter}{made.level}", made.number, text, None if made.language == "en" else made.language


@given(documents())
@example([block("title", "*:f:", inlines=(Inline(0, 1, InlineRole.SUPERSCRIPT),))])
@example([block("para", "000_0", inlines=(Inline(4, 5, InlineRole.EMPHASIS),))])
@example([block("title", "\\"), block("bullet", "\\")])
@example([block("title", ":", inlines=(Inline(0, 1, InlineRole.EMPHASIS),)), block("heading", "0", level=2)])
def test_docutils_reads_hostile_blocks_back_with_no_message(docutils_reads: Reads, blocks: list[Block]) -> None:
    read, messages = docutils_reads(write(blocks, "en"))
    assert messages == ""
    unmarked = [(kind, number, text, None if tag == "en" else tag) for kind, number, text, tag in read]
    assert unmarked == [as_docutils(made) for made in blocks]


@given(documents())
def test_our_reader_reads_hostile_blocks_back(blocks: list[Block]) -> None:
    again = normalize([SourceText("x.rst", write(blocks, "en"))], given={"x.rst": "en"})
    assert again.repairs == ()
    assert [as_read(one) for one in again.blocks] == [as_read(one) for one in blocks]


def as_read(one: Block) -> tuple[object, ...]:
    return one.type, one.language, one.text, one.inlines, one.number, one.level, one.enumerator


@st.composite
def furnished(draw: st.DrawFn) -> list[Block]:
    """Draw paragraphs, items and quotations in any order, tables, and footnotes with their calls, in items too."""
    made: list[Block] = []
    open_items, last = 0, None
    for table in range(draw(st.integers(1, 5))):
        text = draw(TEXTS)
        kind = draw(st.sampled_from(["para", "bullet", "quote", "table", "called", "verse", "terms", "code", "figure"]))
        frame = draw(st.sampled_from([None, Frame("columns", 0)])) if kind not in {"table", "called"} else None
        depth = draw(st.integers(0, open_items)) if frame == last and kind != "called" else 0
        begun, open_items, last = len(made), depth + (kind == "bullet"), frame
        if kind == "table":
            rows, columns, heads = (draw(st.integers(*limits)) for limits in ((2, 3), (2, 3), (0, 1)))
            places = [(row, column) for row in range(rows) for column in range(columns)]
            for row, column in places:
                cell = Cell(table, row, column, header=row < heads, depth=depth)
                made.extend(replace(one, cell=cell) for one in draw(contents()))
        elif kind == "called":
            label = str(table + 1)
            call = Inline(len(text) + 1, len(text) + 1 + len(label), InlineRole.FOOTNOTE)
            made.append(block("para", f"{text} {label}", inlines=(call,)))
            made.extend(block("para", draw(TEXTS), note=label) for _ in range(draw(st.integers(1, 3))))
        elif kind == "verse":
            lines = draw(st.lists(TEXTS, min_size=1, max_size=3))
            quoted = draw(st.booleans())
            forms = [Form.STANZA, Form.VERSE, Form.VERSE]
            verses = zip(lines, forms, strict=False)
            made.extend(block("para", line, form=form, quoted=quoted, frame=frame) for line, form in verses)
        elif kind == "terms":
            made.append(block("para", text, form=Form.TERM, inlines=draw(inlines(text)), frame=frame))
            meanings = draw(st.lists(TEXTS, min_size=1, max_size=2))
            made.extend(block("para", meaning, form=Form.DEFINITION, frame=frame) for meaning in meanings)
        elif kind == "code":
            made.append(block("para", draw(CODE), form=Form.CODE, frame=frame))
        elif kind == "figure":
            image = Image(
                "images/a.svg", draw(st.sampled_from(["", "A tree: two \\*birds*"])), draw(st.sampled_from([None, 50]))
            )
            made.append(block("para", draw(st.one_of(TEXTS, st.just(""))), form=Form.FIGURE, image=image, frame=frame))
        else:
            made.append(block("bullet" if kind == "bullet" else "para", text, quoted=kind == "quote", frame=frame))
            made.extend(replace(one, frame=frame) for one in (draw(quoted_behind()) if kind == "quote" else ()))
        made[begun:] = [one if one.cell else replace(one, level=one.level + depth) for one in made[begun:]]
    return [replace(one, frame=one.frame and Frame("columns", number)) for one, number in _framed(made)]


@st.composite
def quoted_behind(draw: st.DrawFn) -> list[Block]:
    """Draw what stands in a quotation behind its first paragraph: who said it, or a list, or nothing."""
    kind = draw(st.sampled_from(["sayer", "list", ""]))
    if kind == "sayer":
        return [block("para", draw(TEXTS), quoted=True, form=Form.ATTRIBUTION)]
    texts = [("bullet", 1), ("para", 2)] if kind else []
    return [block(type_, draw(TEXTS), level=level, quoted=True) for type_, level in texts]


@st.composite
def contents(draw: st.DrawFn) -> list[Block]:
    """Draw what stands in a cell: a paragraph, at times a list behind it, at times one in that."""
    made = [block("para", draw(TEXTS))] if draw(st.booleans()) else []
    kind = draw(st.sampled_from(["bullet", "item"]))
    for number in range(draw(st.integers(not made, 2))):
        made.append(block(kind, draw(TEXTS), number=number + 1 if kind == "item" else None))
        if draw(st.booleans()):
            made.append(block(draw(st.sampled_from(["bullet", "para"])), draw(TEXTS), level=2))
    return made


def _framed(blocks: list[Block]) -> list[tuple[Block, int]]:
    """Number the frames: each run of blocks that stand in one."""
    number, before = -1, False
    numbered = []
    for one in blocks:
        number += one.frame is not None and not before
        before = one.frame is not None
        numbered.append((one, number))
    return numbered


def fields(made: Block) -> tuple[object, ...]:
    cell = made.cell and (made.cell.row, made.cell.column, made.cell.header, made.cell.depth)
    image = made.image and (made.image.address, made.image.alternative, made.image.width)
    return (
        made.type,
        made.text,
        made.inlines,
        made.level,
        made.number,
        made.quoted,
        made.note,
        cell,
        made.form,
        image,
        made.frame,
    )


@given(furnished())
def test_tables_quotations_and_footnotes_come_back(blocks: list[Block]) -> None:
    written = write(blocks, "en")
    again = normalize([SourceText("x.rst", written)], given={"x.rst": "en"})
    assert again.repairs == ()
    assert [fields(made) for made in again.blocks] == [fields(made) for made in blocks]
    assert write(again.blocks, "en") == written


def test_a_call_without_its_footnote_is_a_superscript(docutils_reads: Reads) -> None:
    call = (Inline(4, 5, InlineRole.FOOTNOTE),)
    notes = [block("para", "a", note="2"), block("para", "b"), block("para", "c", note="2")]
    written = write([block("para", "text1", inlines=call), *notes])
    assert written == "text\\ :sup:`1`\n\na\n\nb\n\nc\n"
    assert docutils_reads(written)[1] == ""


def test_the_form_of_tables_quotations_and_footnotes() -> None:
    cells = [block("para", text, cell=Cell(0, *place)) for text, place in (("a", (0, 0)), ("b", (0, 1)), ("c", (1, 1)))]
    call = (Inline(5, 6, InlineRole.FOOTNOTE),)
    blocks = [block("bullet", "point"), block("para", "— said", quoted=True), *cells]
    assert write([*blocks, block("para", "word 1", inlines=call), block("para", "note", note="1")]) == (
        "- point\n\n..\n\n   \\— said\n\n"
        ".. list-table::\n   :widths: auto\n\n   * - a\n     - b\n   * -\n     - c\n\n"
        "word [1]_\n\n.. [1] note\n"
    )


def test_a_table_keeps_which_cells_head_columns_and_rows() -> None:
    heads = {(0, 0): True, (0, 1): True, (1, 0): True, (1, 1): False}
    cells = [block("para", f"{place}", cell=Cell(0, *place, header=header)) for place, header in heads.items()]
    written = write(cells)
    assert ":header-rows: 1\n   :stub-columns: 1\n" in written
    again = normalize([SourceText("x.rst", written)], given={"x.rst": "en"}).blocks
    assert {(one.cell.row, one.cell.column): one.cell.header for one in again if one.cell} == heads


@given(st.lists(st.tuples(st.sampled_from(list(BlockType)), TEXTS, st.integers(1, 9)), min_size=1, max_size=8))
def test_levels_that_leave_steps_out_make_no_message(
    docutils_reads: Reads, rows: list[tuple[BlockType, str, int]]
) -> None:
    blocks = [Block(kind, "en", text, "x", HERE, number=level, level=level) for kind, text, level in rows]
    read, messages = docutils_reads(write(blocks))
    assert messages == ""
    assert [text for _, _, text, _ in read] == [text for _, text, _ in rows]


def test_the_form_that_an_editor_sees() -> None:
    blocks = [
        block("title", "世界 rd", inlines=(Inline(3, 5, InlineRole.SUPERSCRIPT),)),
        block("para", "See file_name_ and *stars*, 1. and all."),
        block("item", "one", number=1),
        block("bullet", "inner", level=2),
        block("para", "more of one", level=2),
        block("item", "ten", number=10),
        block("heading", "Next", level=2),
        block("para", "1. is no item"),
    ]
    assert write(blocks) == (
        "==============\n世界 :sup:`rd`\n==============\n"
        "\nSee file_name\\_ and \\*stars\\*, 1. and all.\n"
        "\n1. one\n\n   - inner\n\n   more of one\n\n10. ten\n"
        "\nNext\n====\n\n1\\. is no item\n"
    )


def test_a_block_in_another_language_is_marked() -> None:
    blocks = [
        block("para", "text"),
        Block(BlockType.PARA, "ru", "текст", "x", HERE),
        Block(BlockType.ITEM, "ru", "пункт", "x", HERE, number=1),
    ]
    assert write(blocks) == ("text\n\n.. class:: language-ru\n\nтекст\n\n1. .. class:: language-ru\n\n   пункт\n")


@pytest.mark.parametrize("text", ["a" * 30_000, "語" * 30_000, "*" * 12_000, "\\" * 12_000, "word " * 5_000 + "x"])
def test_no_line_comes_near_the_limit_of_docutils(docutils_reads: Reads, text: str) -> None:
    written = write([block("para", text), block("heading", text[:499], level=1), block("item", text, number=1)])
    assert max(map(len, written.splitlines())) < 5_000
    read, messages = docutils_reads(written)
    assert messages == ""
    assert [text for _, _, text, _ in read] == [text, text[:499], text]


def test_schemes_that_run_code_are_no_links(docutils_reads: Reads) -> None:
    written = write([block("para", "see javascript:alert(1) and https://example.org/ here")])
    assert "javascript\\:alert" in written
    assert "https://example.org/" in written
    assert docutils_reads(written)[1] == ""


def test_lines_are_filled_and_no_longer() -> None:
    lines = write([block("item", "word " * 100 + "end", number=1)]).splitlines()
    assert all(80 < len(line) <= 88 for line in lines[:-1])
    assert all(line.startswith("   ") for line in lines[1:])


def test_a_document_in_several_languages_comes_back(docutils_reads: Reads) -> None:
    text = "Every member has one vote in the meeting.\n\nلكل عضو حق التصويت في الجمعية العامة للاتحاد.\n"
    assert [one.language for one in normalize([SourceText("x.rst", text)]).blocks] == ["en", "ar"]
    blocks = normalize([SourceText("x.txt", text)]).blocks
    written = write(blocks)
    assert docutils_reads(written)[1] == ""
    again = normalize([SourceText("x.rst", written)])
    assert [(one.language, one.text) for one in again.blocks] == [(one.language, one.text) for one in blocks]


def test_an_editor_may_number_with_signs_and_leave_out_blank_lines() -> None:
    normalized = normalize([SourceText("x.rst", "#. one\n   goes on\n#. two\n\n- a\n- b\n")], given={"x.rst": "en"})
    rows = [(one.type.value, one.number, one.text) for one in normalized.blocks]
    assert rows == [("item", 1, "one goes on"), ("item", 2, "two"), ("bullet", None, "a"), ("bullet", None, "b")]


def test_a_cell_in_another_language_says_so() -> None:
    rows = [[("ar", "عضو"), ("en", "a member")], [("ar", "صوت"), ("en", "a vote")]]
    blocks = [
        replace(block("para", text, cell=Cell(0, row, column)), language=tag)
        for row, cells in enumerate(rows)
        for column, (tag, text) in enumerate(cells)
    ]
    written = write(blocks, "ar")
    assert written.startswith(".. role:: language-en\n")
    assert ":language-en:`a member`" in written
    assert "عضو" in written
    assert "language-ar" not in written
