"""What stands in reStructuredText beside the text goes and is told; what it stands for comes through."""

from __future__ import annotations

import textwrap

import pytest

from publish.intake import SourceText
from publish.normalize import normalize

TEXT = """\
:Author: Me

Title
=====

.. include:: /etc/passwd

.. raw:: html

   <script>x</script>

See `a place`_, other_ and |w|, not `that` or a_b.

.. note:: Take care,

   and mind.

.. _a place: https://example.org/a
.. _other: mailto:x@y.org
.. |w| replace:: words

.. A remark
   of two lines.

::

   .. code: stays

1. one
   .. no remark
"""


def test_asides_go_and_are_told() -> None:
    normalized = normalize([SourceText("a.rst", TEXT)], given={"a.rst": "en"})
    assert [one.text for one in normalized.blocks] == [
        "Title",
        "See a place, other and words, not that or a_b.",
        "Note",
        "Take care,",
        "and mind.",
        ".. code: stays",
        "one .. no remark",
    ]
    text = normalized.blocks[1]
    assert [(text.text[one.start : one.end], one.target) for one in text.inlines] == [
        ("a place", "https://example.org/a"),
        ("other", "mailto:x@y.org"),
        ("that", ""),
    ]
    assert [(one.rule.value, one.location.line) for one in normalized.repairs] == [
        ("metadata", 1),
        ("embedded", 6),
        ("embedded", 8),
        ("embedded", 10),
        ("markup", 14),
        ("markup", 18),
        ("markup", 19),
        ("markup", 20),
        ("comment", 22),
        ("comment", 23),
    ]


GRID = """\
+-----+--------+
| Day | Who    |
+=====+========+
| One | *Anna* |
|     | and I  |
+-----+--------+
| Two | All    |
+-----+--------+
"""
SIMPLE = """\
====  ======
Day   Who
====  ======
One   *Anna*
      and I
Two   All
====  ======
"""


@pytest.mark.parametrize("table", [GRID, SIMPLE, f".. table::\n\n{textwrap.indent(GRID, '   ')}"])
def test_a_table_that_an_author_drew_is_a_table(table: str) -> None:
    blocks = normalize([SourceText("a.rst", f"Before it.\n\n{table}\nBehind it.\n")], given={"a.rst": "en"}).blocks
    cells = [(one.text, one.cell.row, one.cell.column, one.cell.header) for one in blocks if one.cell]
    assert cells == [
        *(("Day", 0, 0, True), ("Who", 0, 1, True), ("One", 1, 0, False), ("Anna and I", 1, 1, False)),
        *(("Two", 2, 0, False), ("All", 2, 1, False)),
    ]
    assert [blocks[0].text, blocks[-1].text] == ["Before it.", "Behind it."]
