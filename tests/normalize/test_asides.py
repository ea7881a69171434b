"""What stands in reStructuredText beside the text goes and is told; what it stands for comes through."""

from __future__ import annotations

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
        "See a place, other and words, not `that` or a_b.",
        "Take care,",
        "and mind.",
        ".. code: stays",
        "one .. no remark",
    ]
    text = normalized.blocks[1]
    assert [(text.text[one.start : one.end], one.target) for one in text.inlines] == [
        ("a place", "https://example.org/a"),
        ("other", "mailto:x@y.org"),
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
