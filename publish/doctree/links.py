"""How the addresses of a text's links are printed: behind their words, or as notes."""

from __future__ import annotations

import re

from docutils import nodes

from publish.doctree.blocks import ancestors
from publish.normalize.addresses import note_letter, printed_address, says_itself

#: What belongs to a word that a link ends in: more letters, an ending behind an apostrophe, a file's type.
_ENDING = re.compile(r"(?:[^\W_]|[.'’-](?=[^\W_]))+")


def print_addresses(document: nodes.document) -> None:
    """Put the address of each link behind it, in brackets or as a note, where it is not its text already.

    Such words are the edition's, not the text's: `data-printed` says so. Notes are called by letters, so that they are
    not taken for the author's. A note has no notes of its own: there the address stands in brackets.
    """
    links = document["links"]
    count = 0
    for reference in list(document.findall(nodes.reference)):
        address = printed_address(reference.get("refuri", ""))
        itself = says_itself(reference.astext(), reference.get("refuri", ""))
        if address and itself:
            reference["dir"] = "ltr"  # an address reads from the left in every script
        if links == "plain" or "name" not in reference or not address or itself:
            continue
        noted = links == "notes" and not any("footnote" in one["classes"] for one in ancestors(reference))
        words = address if noted else f"({address})"
        shown = nodes.inline("", words, classes=["address"], dir="ltr")
        shown["data-printed"] = "address"
        if noted:
            count += 1
            note = nodes.inline("", "", shown, classes=["footnote", "linked"])
            note["data-label"] = note_letter(count)
            reference.parent.replace(reference, [reference, note])
        else:
            blank = nodes.inline("", " ")
            blank["data-printed"] = "address"
            reference.parent.replace(reference, [reference, *_word_behind(reference), blank, shown])


def _word_behind(reference: nodes.reference) -> list[nodes.Node]:
    """Take what a link's last word goes on with, as the ending in `the rule|s`, from the text behind the link."""
    siblings = reference.parent.children
    place = next(at for at, one in enumerate(siblings) if one is reference) + 1
    behind = siblings[place] if place < len(siblings) else None
    ending = _ENDING.match(behind.astext()) if isinstance(behind, nodes.Text) else None
    if behind is None or ending is None:
        return []
    reference.parent[place : place + 1] = [nodes.Text(behind.astext()[ending.end() :])]
    return [nodes.Text(ending.group())]
