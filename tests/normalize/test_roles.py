"""Roles of reStructuredText that are none of ours lose their markup and none of their words."""

from __future__ import annotations

import pytest

from publish.intake import SourceText
from publish.normalize import normalize


def read(text: str) -> tuple[list[str], list[tuple[str, str]], list[tuple[str, str]]]:
    found = normalize([SourceText("a.rst", text)], given={"a.rst": "en"})
    inlines = [(one.role.value, block.text[one.start : one.end]) for block in found.blocks for one in block.inlines]
    return [block.text for block in found.blocks], inlines, [(one.before, one.after) for one in found.repairs]


@pytest.mark.parametrize(
    ("text", "shown", "inlines"),
    [
        ("A `title` here.", "A title here.", [("emphasis", "title")]),
        ("By :rfc:`5322` and :pep:`8`.", "By RFC 5322 and PEP 8.", []),
        ("Call :func:`len`, :py:class:`a<b>_`.", "Call len, a<b>_.", [("literal", "a<b>_")]),
        ("See :ref:`the words <target>`.", "See the words.", []),
        ("See :ref:`the\nwords <target>`.", "See the words.", []),
        ("As :strong:`said` and :code:`x = 1`.", "As said and x = 1.", [("strong", "said"), ("literal", "x = 1")]),
        (
            ":sup:`2` and ``:ref:x`` and \\`so\\`.",
            "2 and :ref:x and `so`.",
            [("superscript", "2"), ("literal", ":ref:x")],
        ),
        ("No :ref:`end.", "No :ref:`end.", []),
    ],
)
def test_roles(text: str, shown: str, inlines: list[tuple[str, str]]) -> None:
    texts, found, _ = read(text)
    assert (texts, found) == ([shown], inlines)


def test_what_a_role_says_is_told() -> None:
    assert read("See :ref:`the words <target>`.")[2] == [(":ref:`", ""), (" <target>`", "")]


def test_code_is_left_alone() -> None:
    assert read("So::\n\n    a = `b` and :ref:`c <d>`\n")[0] == ["So:", "a = `b` and :ref:`c <d>`"]
