"""reStructuredText as authors write it: with letters, any adornments, tables of all kinds, notes that count themselves.

docutils says what is right: the same words in the same order, the title and sections that it finds.
"""

from __future__ import annotations

import re
import textwrap

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from publish.intake import SourceText
from publish.normalize import Block, normalize
from publish.normalize.rst import write

SAFE = {"_disable_config": True, "file_insertion_enabled": False, "raw_enabled": False, "report_level": 5}
SECTIONS = """\
House rules
***********

Introduction
............
Text right below, and
going on.

-----

More
....

~~~~~~~~~~~~~~
With two lines
~~~~~~~~~~~~~~

Deep inside.
"""
LISTS = """\
a) Wash
b) Clean
   the sink

   i. one
   ii. two

(1) first
(2) second

- bullet

  A. inner
  B. letters
"""
LISTED = """\
.. list-table:: Frozen delights
   :header-rows: 1

   * - Treat
     - Quantity
   * - Albatross
       on a stick

       - one
       - two
     - 1. first

       2. second
"""
COMMAS = """\
.. csv-table:: Balances
   :header: "Name", "Age"

   "Ann", 12
   "Bob, the ""man""\", "with
   two lines"
"""
SIMPLE = """\
=====  =====
Name   Age
=====  =====
Ann    12
Both columns
------------
Bob    - x
       - y
=====  =====
"""
GRID = """\
+-----+-----+-----+
| a   | b 中      |
+=====+=====+=====+
| - x | c   | d   |
|     |     +-----+
| - y | e   | f   |
+-----+-----+-----+
"""
NOTES = """\
One [#]_, two [#named]_, three [#]_, a source [CIT]_, `here`__.

__ https://example.org/

.. [#] First note
.. [#named] Second note
.. [#] Third note
.. [CIT] A citation
   in two lines
.. A remark that nobody sees.
"""
FIELDS = """\
Text before.

:field: value
:other field: value
   goes on

-a        an option
--long=X  another one

>>> print(1)
1
"""
REMARK = """\
..
   A remark that nobody
   sees.

Text.
"""
CASES = {
    "sections": SECTIONS,
    "lists": LISTS,
    "list-table": LISTED,
    "csv-table": COMMAS,
    "simple table": SIMPLE,
    "grid": GRID,
    "notes": NOTES,
    "fields": FIELDS,
    "remark": REMARK,
}


def read(text: str) -> tuple[Block, ...]:
    return normalize([SourceText("a.rst", text)], given={"a.rst": "en"}).blocks


def words_by_docutils(text: str) -> list[str]:
    document = publish_doctree(text, settings_overrides=SAFE)
    for gone in [*document.findall(nodes.comment), *document.findall(nodes.label)]:
        gone.parent.remove(gone)
    pieces = [one.astext() for one in document.findall(nodes.Text) if not one.astext().isspace()]
    return re.findall(r"\w+", " ".join(pieces))


def seen(blocks: tuple[Block, ...]) -> list[str]:
    rows = []
    for block in blocks:
        place = f" {block.cell.row},{block.cell.column}{'h' if block.cell.header else ''}" if block.cell else ""
        number = f" {block.number}" if block.number is not None else ""
        rows.append(f"{block.form or block.type.value}{block.level}{number}{place}: {block.text}")
    return rows


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_the_words_are_those_that_docutils_reads(text: str) -> None:
    ours = re.findall(r"\w+", " ".join(block.text for block in read(text)))
    assert sorted(ours) == sorted([*words_by_docutils(text), *(["CIT"] if "[CIT]_" in text else [])])


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            SECTIONS,
            """\
            title1: House rules
            heading2: Introduction
            para1: Text right below, and going on.
            heading2: More
            heading3: With two lines
            para1: Deep inside.
            """,
        ),
        (
            LISTS,
            """\
            item1 1: Wash
            item1 2: Clean the sink
            item2 1: one
            item2 2: two
            item1 1: first
            item1 2: second
            bullet1: bullet
            item2 1: inner
            item2 2: letters
            """,
        ),
        (
            LISTED,
            """\
            para1: Frozen delights
            para1 0,0h: Treat
            para1 0,1h: Quantity
            para1 1,0: Albatross on a stick
            bullet1 1,0: one
            bullet1 1,0: two
            item1 1 1,1: first
            item1 2 1,1: second
            """,
        ),
        (
            COMMAS,
            """\
            para1: Balances
            para1 0,0h: Name
            para1 0,1h: Age
            para1 1,0: Ann
            para1 1,1: 12
            para1 2,0: Bob, the "man"
            para1 2,1: with two lines
            """,
        ),
        (
            SIMPLE,
            """\
            para1 0,0h: Name
            para1 0,1h: Age
            para1 1,0: Ann
            para1 1,1: 12
            para1 2,0: Both columns
            para1 3,0: Bob
            bullet1 3,1: x
            bullet1 3,1: y
            """,
        ),
        (
            GRID,
            """\
            para1 0,0h: a
            para1 0,1h: b 中
            bullet1 1,0: x
            bullet1 1,0: y
            para1 1,1: c
            para1 1,1: e
            para1 1,2: d
            para1 2,2: f
            """,
        ),
        (
            FIELDS,
            """\
            para1: Text before.
            term1: field
            definition1: value
            term1: other field
            definition1: value goes on
            term1: -a
            definition1: an option
            term1: --long=X
            definition1: another one
            code1: >>> print(1)\\n1
            """,
        ),
        (REMARK, "para1: Text.\n"),
    ],
    ids=["sections", "lists", "list-table", "csv-table", "simple", "grid", "fields", "remark"],
)
def test_what_authors_write(text: str, right: str) -> None:
    assert [row.replace("\n", "\\n") for row in seen(read(text))] == textwrap.dedent(right).splitlines()


def test_notes_are_numbered_as_docutils_numbers_them() -> None:
    text, *notes = read(NOTES)
    calls = [text.text[one.start : one.end] for one in text.inlines if one.role.value == "footnote"]
    assert calls == ["1", "2", "3"]
    assert [(one.note, one.text) for one in notes] == [
        ("1", "First note"),
        ("2", "Second note"),
        ("3", "Third note"),
        (None, "[CIT] A citation in two lines"),
    ]
    assert text.inlines[-1].target == "https://example.org/"


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Rules\n=====\n\nKeep.\n", [1]),
        ("Rules\n=====\n\nKeep.\n\nFirst\n-----\n\nSo.\n\nNext\n-----\n\nSo.\n", [1, 2, 2]),
        ("First\n=====\n\nSo.\n\nNext\n====\n\nSo.\n", [2, 2]),
        ("Before.\n\nFirst\n=====\n\nSo.\n", [2]),
    ],
)
def test_the_first_section_is_the_title_where_docutils_takes_it_for_one(text: str, levels: list[int]) -> None:
    assert [block.level for block in read(text) if block.type.value in {"title", "heading"}] == levels


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_what_is_written_is_read_again_as_it_is(text: str) -> None:
    blocks = read(text)
    written = write(blocks, "en")
    assert seen(read(written)) == seen(blocks)
    assert publish_doctree(written, settings_overrides={**SAFE, "report_level": 5}).astext()


def test_a_form_feed_is_a_space_as_docutils_has_it() -> None:
    text = normalize([SourceText("a.rst", "Words\x0cof\x0bours.\n\n\x0c\n\n..\x0c A remark\n\nMore.\n")])
    assert [block.text for block in text.blocks] == ["Words of ours.", "More."]
    assert [(one.rule.value, one.before) for one in text.repairs][:2] == [("invisible", "\x0c"), ("invisible", "\x0b")]


def test_a_tab_leads_to_the_next_column_of_eight_and_takes_no_letter_along() -> None:
    text = normalize([SourceText("a.rst", "So::\n\n\t>>> from a import b\n\t... \tc\n\n1.\tOne\n\n\tmore\n")])
    assert [block.text for block in text.blocks] == ["So:", ">>> from a import b\n...     c", "One", "more"]
