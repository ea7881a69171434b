"""An admonition of an author's reStructuredText keeps its label, in the language of the text, where it stands."""

from __future__ import annotations

import pytest

from publish.intake import SourceText
from publish.normalize import InlineRole, normalize
from publish.normalize.admonitions import LABELLED, label_of
from publish.normalize.rst import write
from publish.normalize.tables import table

NOTE = "1. {0}\n\n   .. note:: {0}\n\n      {0}\n\n   .. admonition:: {0}\n\n      {0}\n"


@pytest.mark.parametrize(
    ("tag", "words", "label"),
    [
        ("de", "Das ist der Text.", "Bemerkung"),
        ("ru", "Это наш текст.", "Примечание"),
        ("sw", "Hii ni habari.", "Note"),
    ],
)
def test_the_label_is_in_the_language_of_the_text(tag: str, words: str, label: str) -> None:
    found = normalize([SourceText("x.rst", NOTE.format(words))], given={"x.rst": tag})
    assert [(one.text, one.level) for one in found.blocks] == [
        (words, 1),
        (label, 2),
        (words, 2),
        (words, 2),
        (words, 2),
        (words, 2),
    ]
    assert [one.text for one in found.blocks if any(span.role is InlineRole.STRONG for span in one.inlines)] == [
        label,
        words,
    ]
    assert (".. note::", label) in [(one.before, one.after) for one in found.repairs]
    written = write(found.blocks, tag)
    again = normalize([SourceText("x.rst", written)], given={"x.rst": tag})
    assert (again.repairs, write(again.blocks, tag)) == ((), written)


def test_one_may_stand_right_below_another() -> None:
    text = ".. note:: One\n   goes on.\n.. tip:: Two\n\n.. code::\n\n   x = `\\\\`\n\nAnd :literal:`\\\\`, `this`.\n"
    found = normalize([SourceText("x.rst", text)], given={"x.rst": "en"})
    assert [one.text for one in found.blocks] == ["Note", "One goes on.", "Tip", "Two", "x = `\\\\`", "And \\, this."]


def test_every_language_has_every_label() -> None:
    for tag in table("admonitions"):
        assert all(label_of(kind, tag) for kind in LABELLED)
    assert label_of("tip", "pt-BR") == "Dica"
