"""What a document tree goes through before it is written as HTML: an ordered tuple of plain functions.

Each function changes the copy that is about to be written; `document["lang"]` holds the language of the text,
`document["images"]` the addresses of images by those that the author wrote, `document["links"]` how the addresses of
links are printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from publish.doctree.blocks import ancestors, enumerator, kind, passage_language, text_nodes
from publish.doctree.directions import keep_directions
from publish.doctree.links import print_addresses
from publish.locale import language
from publish.locale.segmentation import segment
from publish.locale.syllables import soften
from publish.normalize.addresses import is_link
from publish.normalize.model import BlockType
from publish.normalize.width import cells

if TYPE_CHECKING:
    from collections.abc import Callable

    Transform = Callable[[nodes.document], None]

#: An item of more columns than this runs well over one line of an A5 page.
_LINE = 72

#: The room of an author's marker, in em: at least, for each of its cells, and behind it.
_ROOM, _CELL, _SPACE = 2, 0.6, 0.8

#: How a line begins that says whom the words above it are by: `— Name`, `-- Name`.
_SAYER = re.compile(r"(?:--|[–—―])\s*\w")

_NEVER_DIVIDED = (nodes.title, nodes.literal_block, nodes.line, nodes.attribution, nodes.term)


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


def mark_items(document: nodes.document) -> None:
    """Take the author's marker out of an item's text: it stands where the number would stand."""
    for item in document.findall(nodes.list_item):
        marker = enumerator(item[0]) if item.children and isinstance(item[0], nodes.TextElement) else None
        if marker is None:
            continue
        item["enumerator"] = marker.astext()
        behind = marker.next_node(descend=False, siblings=True)
        marker.parent.remove(marker)
        if isinstance(behind, nodes.Text):
            behind.parent.replace(behind, nodes.Text(behind.astext().lstrip()))
    for listing in document.findall(nodes.enumerated_list):
        marked = [item for item in listing.findall(nodes.list_item) if item.parent is listing and "enumerator" in item]
        widest = max((cells(item["enumerator"]) for item in marked), default=0)
        for item in marked:
            item["room"] = f"{max(_ROOM, _CELL * widest + _SPACE):g}"


def mark_preamble(document: nodes.document) -> None:
    """Name the paragraph between the title and the first list `preamble`; without a list there is none."""
    has_title = False
    candidate: nodes.Element | None = None
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


def mark_sayers(document: nodes.document) -> None:
    """Name the last paragraph of a quotation `said-by` where it begins with a dash, and the one before it `quoted`."""
    for quotation in document.findall(nodes.block_quote):
        last = quotation.children[-1]
        if len(quotation) > 1 and isinstance(last, nodes.paragraph) and _SAYER.match(last.astext()):
            last["classes"].append("said-by")
        elif not isinstance(last, nodes.attribution):
            continue
        before = quotation.children[-2] if len(quotation) > 1 else None
        if isinstance(before, nodes.paragraph):
            before["classes"].append("quoted")


def foot_notes(document: nodes.document) -> None:
    """Put each footnote behind its first call, from where the style sheet takes it to the page's foot.

    It becomes a span of the class `footnote` with the note's label, which the style sheet prints like the number of an
    item: it is no word of the text. A call is a superscript that leads to its note. A note that nobody calls is a
    paragraph of the class `footnote`.
    """
    notes = {identifier: note for note in document.findall(nodes.footnote) for identifier in note["ids"]}
    placed: set[str] = set()
    for call in list(document.findall(nodes.footnote_reference)):
        shown: list[nodes.Node] = [nodes.superscript("", "", *call.children, classes=["footnote-call"])]
        _close_up(call)
        target = call.get("refid", "")
        if target in notes and target not in placed:
            placed.add(target)
            shown.append(_at_foot(notes[target], target))
        call.parent.replace(call, shown)
    for note in list(document.findall(nodes.footnote)):
        label, body = _label(note), [child for child in note.children if not isinstance(child, nodes.label)]
        if placed & set(note["ids"]):
            note.parent.remove(note)
            continue
        if body and isinstance(body[0], nodes.paragraph):
            body[0]["classes"].append("footnote")
            body[0]["data-label"] = label
        note.parent.replace(note, body)


def _close_up(call: nodes.footnote_reference) -> None:
    """Take out the space before a call, which reStructuredText needs and no page shows."""
    place = call.parent.index(call)
    before = call.parent[place - 1] if place else None
    if isinstance(before, nodes.Text) and before.rstrip():
        call.parent.replace(before, nodes.Text(before.rstrip()))


def _at_foot(note: nodes.footnote, identifier: str) -> nodes.inline:
    foot = nodes.inline("", "", classes=["footnote"], ids=[identifier])
    foot["data-label"] = _label(note)
    for child in list(note.findall(nodes.paragraph)):
        text = nodes.inline("", "", *child.children, classes=[*child["classes"], "note"])
        text["data-block"] = child["data-block"]
        foot.attributes.setdefault("data-item", child["data-block"])
        foot += text
    return foot


def _label(note: nodes.footnote) -> str:
    return next((child.astext() for child in note.children if isinstance(child, nodes.label)), "")


def mark_headers(document: nodes.document) -> None:
    """Say of each header cell what it heads (HTML, scope): its column, or its row."""
    for head in document.findall(nodes.thead):
        for cell in head.findall(nodes.entry):
            cell["scope"] = "col"
    for table in document.findall(nodes.tgroup):
        stubs = [bool(column.get("stub")) for column in table.findall(nodes.colspec)]
        for row in (row for body in table.findall(nodes.tbody) for row in body.findall(nodes.row)):
            for entry, stub in zip(row.children, stubs, strict=False):
                if stub and isinstance(entry, nodes.entry):
                    entry["scope"] = "row"


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


def open_words(document: nodes.document) -> None:
    """Put in where lines may break: between words that no space parts, and soft hyphens by the language's syllables.

    Headings are never divided by hyphens, code has none at all.
    """
    for element in list(text_nodes(document)):
        for text in list(element.findall(nodes.Text)):
            if isinstance(text.parent, nodes.literal):
                continue
            tag = next((tag for tag in map(passage_language, ancestors(text)) if tag), document["lang"])
            parted = segment(text.astext(), tag)
            whole = isinstance(element, _NEVER_DIVIDED)
            text.parent.replace(text, nodes.Text(parted if whole else soften(parted, tag)))


def close_doors(document: nodes.document) -> None:
    """Force images to be links (`:loading: embed` reads any file) and drop link targets of unknown schemes."""
    for image in document.findall(nodes.image):
        image["loading"] = "link"
    for reference in list(document.findall(nodes.reference)):
        if "refuri" in reference and not is_link(reference["refuri"]):
            reference.parent.replace(reference, reference.children)


def place_images(document: nodes.document) -> None:
    """Give each image the address that the edition has for it; take out those that it does not have."""
    for image in list(document.findall(nodes.image)):
        known = document["images"].get(image["uri"])
        if known:
            image["uri"] = known
        else:
            image.parent.remove(image)


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


def space_lists(document: nodes.document) -> None:
    """Give lists the class `spaced` whose items are mostly longer than a line: they are read with space between."""
    lists: tuple[nodes.Element, ...] = (*document.findall(nodes.bullet_list), *document.findall(nodes.enumerated_list))
    for listing in lists:
        lengths = sorted(
            sum(cells(child.astext()) for child in item.children if isinstance(child, nodes.paragraph))
            for item in listing.children
        )
        if lengths and lengths[len(lengths) // 2] > _LINE:
            listing["classes"].append("spaced")


TRANSFORMS: tuple[Transform, ...] = (
    number_blocks,
    number_items,
    mark_items,
    space_lists,
    mark_preamble,
    mark_sayers,
    foot_notes,
    mark_headers,
    open_words,
    mark_passages,
    prefix_identifiers,
    close_doors,
    print_addresses,
    keep_directions,
    place_images,
    unwrap_items,
)
