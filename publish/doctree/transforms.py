"""What a document tree goes through before it is written as HTML: an ordered tuple of plain functions.

Each function changes the copy that is about to be written; `document["lang"]` holds the language of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes

from publish.doctree.blocks import ancestors, kind, passage_language, text_nodes
from publish.locale import language
from publish.locale.syllables import soften
from publish.normalize.model import BlockType

if TYPE_CHECKING:
    from collections.abc import Callable

    Transform = Callable[[nodes.document], None]

#: Links that a printed and a screen edition may carry; everything else becomes plain text.
_LINK_SCHEMES = frozenset({"http", "https", "mailto"})


def number_blocks(document: nodes.document) -> None:
    """Give every text element its index in reading order, and every heading its rank."""
    for index, node in enumerate(text_nodes(document)):
        type_, _, level = kind(node, document)
        node["data-block"] = str(index)
        if type_ in {BlockType.TITLE, BlockType.HEADING}:
            node["rank"] = level


def number_items(document: nodes.document) -> None:
    """Let an item of several paragraphs carry the index of its first one, to which its marker belongs."""
    for item in document.findall(nodes.list_item):
        if item.children and isinstance(item[0], nodes.paragraph):
            item["data-item"] = item[0]["data-block"]


def mark_preamble(document: nodes.document) -> None:
    """Name the paragraph between the title and the first list `preamble`; without a list there is none."""
    has_title = False
    candidate: nodes.TextElement | None = None
    for node in text_nodes(document):
        type_ = kind(node, document)[0]
        if type_ is BlockType.TITLE:
            has_title = True
        elif type_ in {BlockType.ITEM, BlockType.BULLET}:
            break
        elif type_ is BlockType.PARA and has_title and candidate is None:
            candidate = node
    else:
        return
    if candidate is not None:
        candidate["classes"].append("preamble")


def plain_notes(document: nodes.document) -> None:
    """Make a footnote a paragraph of the class `footnote` that carries its label, and a call of it a superscript.

    The label is printed by the style sheet, like the number of an item: it is no word of the text.
    """
    for call in list(document.findall(nodes.footnote_reference)):
        call.parent.replace(call, nodes.superscript("", "", *call.children, classes=["footnote-call"]))
    for note in list(document.findall(nodes.footnote)):
        label = next((child.astext() for child in note.children if isinstance(child, nodes.label)), "")
        shown = [child for child in note.children if not isinstance(child, nodes.label)]
        if shown and isinstance(shown[0], nodes.paragraph):
            shown[0]["classes"].append("footnote")
            shown[0]["data-label"] = label
        note.parent.replace(note, shown)


def mark_passages(document: nodes.document) -> None:
    """Turn `language-xx` classes into `lang` and `dir`: docutils' writer gives the language but no direction."""
    for node in document.findall(nodes.Element):
        tag = passage_language(node)
        if tag is None:
            continue
        node["classes"] = [name for name in node["classes"] if not name.startswith("language-")]
        if tag != document["lang"]:
            known = language(tag)
            node["lang"] = tag
            if known is not None:
                node["dir"] = known.direction


def prefix_identifiers(document: nodes.document) -> None:
    """Put the language before every id: titles without Latin letters are `section-1` in every language of a booklet."""
    prefix = f"{document['lang']}-"
    for node in document.findall(nodes.Element):
        for name in ("ids", "backrefs"):
            if name in node:
                node[name] = [prefix + identifier for identifier in node[name]]
        if "refid" in node:
            node["refid"] = prefix + node["refid"]


def soften_words(document: nodes.document) -> None:
    """Put soft hyphens into running text, by the language's own syllables; headings are never divided."""
    for element in list(text_nodes(document)):
        if isinstance(element, nodes.title):
            continue
        for text in list(element.findall(nodes.Text)):
            tag = next((tag for tag in map(passage_language, ancestors(text)) if tag), document["lang"])
            text.parent.replace(text, nodes.Text(soften(text.astext(), tag)))


def close_doors(document: nodes.document) -> None:
    """Force images to be links (`:loading: embed` reads any file) and drop link targets of unknown schemes."""
    for image in document.findall(nodes.image):
        image["loading"] = "link"
    for reference in list(document.findall(nodes.reference)):
        if "refuri" in reference and _scheme(reference["refuri"]) not in _LINK_SCHEMES:
            reference.parent.replace(reference, reference.children)


def unwrap_items(document: nodes.document) -> None:
    """Move the text of a list item that is one paragraph (and lists below it) into the item itself.

    The marker belongs to the block that the item begins with, and the HTML stays as an author would write it.
    """
    for item in list(document.findall(nodes.list_item)):
        shown = [child for child in item.children if not isinstance(child, nodes.Invisible)]
        lists = (nodes.bullet_list, nodes.enumerated_list)
        if not shown or not isinstance(shown[0], nodes.paragraph) or not all(isinstance(c, lists) for c in shown[1:]):
            continue
        paragraph = shown[0]
        item.attributes.pop("data-item", None)
        for name in ("data-block", "lang", "dir"):
            if name in paragraph:
                item[name] = paragraph[name]
        for name in ("ids", "classes"):
            item[name] = [*item[name], *paragraph[name]]
        item.replace(paragraph, paragraph.children)


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return ""


TRANSFORMS: tuple[Transform, ...] = (
    number_blocks,
    number_items,
    mark_preamble,
    plain_notes,
    soften_words,
    mark_passages,
    prefix_identifiers,
    close_doors,
    unwrap_items,
)
