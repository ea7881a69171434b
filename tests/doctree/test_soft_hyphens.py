"""Soft hyphens go into running text of languages that divide by a rule, and nowhere else."""

from publish.doctree import fragment, parse

TEXT = """\
============
Mücadelesinin
============

Emperyalist **mücadelesinin** günü.

.. class:: language-en

Imperialist struggle.
"""


def test_turkish_text_is_softened_and_headings_and_foreign_passages_are_not() -> None:
    document, _ = parse(TEXT.replace("============\n", "=============\n"), "tr.rst")
    html = fragment(document, "tr").replace("\u00ad", "·")
    assert ">Mücadelesinin</h1>" in html
    assert ">Em·per·ya·list <strong>mü·ca·de·le·si·nin</strong> günü.</p>" in html
    assert ">Imperialist struggle.</p>" in html
