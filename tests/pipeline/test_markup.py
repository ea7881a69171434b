"""What an author of reStructuredText meant as markup is told where it stands; nothing else is."""

from __future__ import annotations

import pytest

from publish.diagnostics import Code, Severity
from publish.intake import SourceText
from publish.pipeline.markup import markup_faults
from publish.pipeline.work import PLAIN


def told(text: str, name: str = "rules.rst") -> list[tuple[int | None, int | None, str]]:
    found = markup_faults([SourceText(name, f"House rules\n===========\n\n{text}\n")], PLAIN)
    assert {(one.code, one.severity) for one in found} <= {(Code.D001, Severity.WARNING)}
    return [(one.location.line, one.location.column, one.message) for one in found if one.location]


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("Close *the windows.", 7, "The markup (emphasis) that begins here has no end."),
        ("Close ``the windows.", 7, "The markup (literal) that begins here has no end."),
        ("See missing_ here.", 5, "Nothing in this text has the name “missing”, to which this leads."),
        ("A note [9]_ here.", 9, "Nothing in this text has the name “9”, to which this leads."),
        ("A note [#]_ here.", 8, "There are fewer notes than calls of notes."),
        ("|sub| stands here.", 1, "Nothing in this text says what “sub” stands for."),
        (".. unknown:: thing\n\n   Words.", 1, "The directive “unknown” is not known."),
        ("- .. include:: a.txt", 1, "The directive “include” is not carried out."),
    ],
)
def test_markup_that_is_none_is_told_at_its_place(text: str, column: int, message: str) -> None:
    assert told(text) == [(4, column, message)]
    assert told(text, "rules.txt") == []


def test_what_is_read_all_the_same_is_not_told() -> None:
    """Roles of other programs, lists without a blank line, a deep indent, code with signs of markup in it."""
    assert (
        told(
            "See :ref:`here <there>` and `this <https://a.example>`_. 5 * 3, snake_case, __init__, a* and \\*b.\n\n"
            "- a\n- b\nc\n\n    d\n\n::\n\n  *args and missing_\n\n``*code`` [1]_\n\n.. [1] A note. .. x:: y"
        )
        == []
    )


def test_a_place_is_that_of_the_file() -> None:
    """A tab is one sign in the file, and eight columns for docutils."""
    assert told("Term\n\tSee *here.") == [(5, 6, "The markup (emphasis) that begins here has no end.")]
