"""Document tree -> blocks: the text that a reader will see, in reading order, to compare with what normalization gave.

The place of a block in this order is its index everywhere after: `data-block` in the HTML, `TextBox.block` on the page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from docutils import nodes

from publish.locale import language
from publish.normalize.model import BlockType, Inline, InlineRole

if TYPE_CHECKING:
    from collections.abc import Iterator

_LANGUAGE_CLASS = "language-"
#: The role of the author's marker of an item.
ENUMERATOR = "enumerator"

_ROLES: tuple[tuple[type[nodes.Element], InlineRole], ...] = (
    (nodes.emphasis, InlineRole.EMPHASIS),
    (nodes.strong, InlineRole.STRONG),
    (nodes.superscript, InlineRole.SUPERSCRIPT),
    (nodes.subscript, InlineRole.SUBSCRIPT),
    (nodes.footnote_reference, InlineRole.FOOTNOTE),
    (nodes.literal, InlineRole.LITERAL),
)

#: What text elements hold that is no block of its own.
_PARTS = (nodes.Inline, nodes.Invisible, nodes.label)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One block of a document tree, in the terms of `normalize.Block`.

    `language` is the tag of a passage in another language, None where the document's own language holds; `enumerator`
    is the author's marker of an item where there is one.
    """

    type: BlockType
    text: str
    inlines: tuple[Inline, ...] = ()
    number: int | None = None
    level: int = 1
    language: str | None = None
    enumerator: str = ""


def read_back(document: nodes.document) -> tuple[TextBlock, ...]:
    """Read a document back to blocks, in reading order; line ends inside a paragraph are spaces."""
    return tuple(_block(node, document) for node in text_nodes(document))


def text_nodes(document: nodes.document) -> Iterator[nodes.Element]:
    """Yield the elements that hold running text (paragraphs, titles, terms, lines), in reading order.

    An image without a caption is one too, of no text; one with a caption is part of the figure that this names.
    """
    for node in document.findall(nodes.Element):
        if isinstance(node, nodes.image):
            if not _captions(node.parent) and not isinstance(node.parent, nodes.TextElement):
                yield node
        elif (
            isinstance(node, nodes.TextElement)
            and not isinstance(node, _PARTS)
            and not isinstance(node.parent, nodes.TextElement)
        ):
            yield node


def _captions(node: nodes.Element) -> bool:
    return any(isinstance(child, nodes.caption) for child in node.children)


def kind(node: nodes.Element, document: nodes.document) -> tuple[BlockType, int | None, int]:
    """Tell a text element's type, its number in an enumerated list, and its level as `normalize.Block` has it."""
    if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section):
        rank = sum(isinstance(up, nodes.section) for up in ancestors(node)) + (0 if _has_title(document) else 1)
        return (BlockType.TITLE if rank == 1 else BlockType.HEADING), None, rank
    item = node.parent
    # A cell is a text of its own, wherever its table stands.
    around = takewhile(lambda up: not isinstance(up, nodes.entry), ancestors(node))
    depth = sum(isinstance(up, nodes.list_item) for up in around)
    if not isinstance(item, nodes.list_item) or item.index(node) > 0:
        return BlockType.PARA, None, depth + 1
    if isinstance(item.parent, nodes.enumerated_list):
        return BlockType.ITEM, int(item.parent.get("start", 1)) + item.parent.index(item), depth
    return BlockType.BULLET, None, depth


def enumerator(node: nodes.Element) -> nodes.Element | None:
    """Return what an item's first text element begins with that is the author's marker."""
    first, item = node.children[0] if node.children else None, node.parent
    begins = isinstance(item, nodes.list_item) and isinstance(item.parent, nodes.enumerated_list)
    if not begins or item.index(node) > 0 or not isinstance(first, nodes.inline):
        return None
    return first if ENUMERATOR in first["classes"] else None


def passage_language(node: nodes.Element) -> str | None:
    """Return the tag that a `language-xx` class gives to this element, in its canonical form where it is known."""
    classes: list[str] = node.get("classes", [])
    for name in classes:
        if name.startswith(_LANGUAGE_CLASS):
            tag = name.removeprefix(_LANGUAGE_CLASS)
            known = language(tag)
            return known.tag if known else tag
    return None


def _has_title(document: nodes.document) -> bool:
    """Tell whether the first thing is a section that holds all the rest (docutils' own rule for a document title)."""
    # A comment in front says that the section is no title (`normalize.rst.write`).
    shown = [one for one in document.children if isinstance(one, nodes.comment) or not isinstance(one, nodes.Invisible)]
    return len(shown) == 1 and isinstance(shown[0], nodes.section)


def ancestors(node: nodes.Node) -> Iterator[nodes.Element]:
    """Yield the elements around a node, from the nearest outwards."""
    while node.parent is not None:
        yield node.parent
        node = node.parent


def _inline(node: nodes.Element, start: int, end: int) -> Inline | None:
    """Make the span of an inline element; None for one that only docutils finds, as an address that stands alone."""
    if isinstance(node, nodes.reference):
        return Inline(start, end, InlineRole.LINK, node["refuri"]) if "refuri" in node and "name" in node else None
    language_tag = passage_language(node) if isinstance(node, nodes.inline) else None
    if language_tag:
        return Inline(start, end, InlineRole.PASSAGE, language_tag)
    role = next((role for type_, role in _ROLES if isinstance(node, type_)), None)
    return Inline(start, end, role) if role else None


def _block(node: nodes.Element, document: nodes.document) -> TextBlock:
    marker = enumerator(node)
    text, inlines = _inline_text(node)
    if marker:
        behind = len(text) - len(text.removeprefix(marker.astext()).lstrip())
        text = text[behind:]
        inlines = tuple(replace(one, start=one.start - behind, end=one.end - behind) for one in inlines)
    type_, number, level = kind(node, document)
    own = (passage_language(element) for element in (node, *ancestors(node)))
    return TextBlock(
        type_, text, inlines, number, level, next((tag for tag in own if tag), None), marker.astext() if marker else ""
    )


def _inline_text(node: nodes.Element) -> tuple[str, tuple[Inline, ...]]:
    pieces: list[str] = []
    inlines: list[Inline] = []
    length = 0

    def walk(element: nodes.Element) -> None:
        nonlocal length
        for child in element.children:
            if isinstance(child, nodes.Text):
                pieces.append(child.astext().replace("\n", " "))
                length += len(pieces[-1])
                continue
            if not isinstance(child, nodes.Element) or isinstance(child, nodes.system_message):
                continue
            start = length
            walk(child)
            inline = _inline(child, start, length)
            if inline is not None:
                inlines.append(inline)

    walk(node)
    return "".join(pieces), tuple(sorted(inlines, key=lambda inline: (inline.start, -inline.end)))
