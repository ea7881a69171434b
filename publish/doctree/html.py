"""Document tree -> HTML fragment: docutils' HTML 5 writer with our headings, block numbers and directions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.writers import html5_polyglot

from publish.doctree.transforms import TRANSFORMS

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOWEST_HEADING = 6

#: Attributes that the transforms leave on an element for its start tag.
_CARRIED = ("data-block", "data-item", "data-label", "data-printed", "lang", "dir", "scope")


_EN_SPACE = "\u2002"
_NO_IMAGES: Mapping[str, str] = {}


def fragment(
    document: nodes.document, language_tag: str, images: Mapping[str, str] = _NO_IMAGES, links: str = "plain"
) -> str:
    """Write a document as an HTML fragment, without a page around it.

    The elements: `<h1 class="title">`, `<h2>`..., `<p>`, `<ol start>`, `<ul>`, `<li>`, `<em> <strong> <sup> <sub>`,
    `<a> <code> <span lang>`, `<span class="footnote">`, `<table>`, `<figure>`, `<blockquote>`, `<dl>`, `<pre>`,
    `<p class="verse">`, `<div class="columns">` or another frame.
    Each element of running text carries `data-block`, its index in `read_back(document)`; ids begin with the
    language; passages of another language carry `lang` and `dir`; the paragraph between the title and the first
    list has the class `preamble`.

    Args:
        document: The tree; it is left as it was.
        language_tag: The BCP 47 tag of the text.
        images: The address of each image in the edition by that which the author wrote; others are left out.
        links: How the addresses of links are printed: `plain` (not at all), `text` or `notes`.

    Returns:
        The fragment; the same tree gives the same characters.
    """
    copy = document.deepcopy()  # writing changes a tree
    copy.settings = document.settings
    copy["lang"] = language_tag
    copy["images"] = images
    copy["links"] = links
    for transform in TRANSFORMS:
        transform(copy)
    translator = _Translator(copy)
    copy.walkabout(translator)
    return "".join(translator.fragment)


def _css_string(text: str) -> str:
    """Write a text as a string of CSS (CSS Syntax, 4.3.7)."""
    return '"' + "".join(one if one.isalnum() else f"\\{ord(one):x} " for one in text) + '"'


class _Translator(html5_polyglot.HTMLTranslator):
    """docutils' translator; every method here replaces a pair of visit and depart as a unit."""

    def starttag(
        self,
        node: Any,  # noqa: ANN401 - docutils passes nodes and plain dictionaries
        tagname: str,
        suffix: str = "\n",
        empty: bool = False,  # noqa: FBT001, FBT002 - docutils' signature
        **attributes: Any,  # noqa: ANN401 - same
    ) -> str:
        """Write a start tag with the attributes that the transforms left on the node."""
        if tagname == "ol" and "start" in attributes:
            # The engine counts by CSS alone; `start` stays for whoever reads the HTML.
            attributes["style"] = f"counter-reset: list-item {int(attributes['start']) - 1}"
        if tagname == "li" and "enumerator" in node:
            marker, room = node["enumerator"], node["room"]
            attributes["style"] = f"list-style-type: {_css_string(marker + _EN_SPACE)}; margin-inline-start: {room}em"
        carried = {name: node[name] for name in _CARRIED if isinstance(node, nodes.Element) and name in node}
        return super().starttag(node, tagname, suffix, empty, **carried, **attributes)

    def visit_document(self, node: nodes.document) -> None:
        """Open nothing: the page around the fragment is the edition's."""

    def depart_document(self, node: nodes.document) -> None:  # noqa: ARG002 - docutils' signature
        self.fragment.extend(self.body)

    def visit_section(self, node: nodes.section) -> None:
        """Write no element, since headings carry rank and ids, but around a section in another language."""
        if "lang" in node:
            self.body.append(self.starttag({}, "section", **{name: node[name] for name in _CARRIED if name in node}))

    def depart_section(self, node: nodes.section) -> None:
        """Close what `visit_section` opened."""
        if "lang" in node:
            self.body.append("</section>\n")

    def visit_attribution(self, node: nodes.attribution) -> None:
        """Write whom a quotation is by; the dash before it is the style sheet's."""
        self.body.append(self.starttag(node, "p", "", CLASS="attribution"))

    def depart_attribution(self, node: nodes.attribution) -> None:  # noqa: ARG002 - docutils' signature
        self.body.append("</p>\n")

    def visit_line_block(self, node: nodes.line_block) -> None:
        """Write a stanza as one paragraph; what is indented in it belongs to it."""
        if not isinstance(node.parent, nodes.line_block):
            self.body.append(self.starttag(node, "p", "", CLASS="verse"))

    def depart_line_block(self, node: nodes.line_block) -> None:
        if not isinstance(node.parent, nodes.line_block):
            self.body.append("</p>\n")

    def visit_line(self, node: nodes.line) -> None:
        self.body.append(self.starttag(node, "span", "", CLASS="line"))

    def depart_line(self, node: nodes.line) -> None:  # noqa: ARG002 - docutils' signature
        self.body.append("</span> ")

    def visit_reference(self, node: nodes.reference) -> None:
        """Write a link without the line ends that docutils puts around one whose words stand in an item itself."""
        href, kind = (node["refuri"], "external") if "refuri" in node else (f"#{node['refid']}", "internal")
        self.body.append(self.starttag(node, "a", "", href=href, classes=["reference", kind]))

    def depart_reference(self, node: nodes.reference) -> None:  # noqa: ARG002 - docutils' signature
        self.body.append("</a>")

    def visit_literal(self, node: nodes.literal) -> None:
        """Write code in the line: without the spans by which docutils keeps words whole."""
        self.body.append(self.starttag(node, "code", ""))

    def depart_literal(self, node: nodes.literal) -> None:  # noqa: ARG002 - docutils' signature
        self.body.append("</code>")

    def visit_container(self, node: nodes.container) -> None:
        """Write a part that is set apart, with its own name for its class."""
        self.body.append(self.starttag(node, "div"))

    def depart_container(self, node: nodes.container) -> None:  # noqa: ARG002 - docutils' signature
        self.body.append("</div>\n")

    def visit_image(self, node: nodes.image) -> None:
        """Write an image; one without a caption is a figure too."""
        alone = not isinstance(node.parent, nodes.figure)
        size = {"style": f"width: {node['width']}"} if "width" in node else {}
        image = self.emptytag(node, "img", "\n", src=node["uri"], alt=node.get("alt", ""), **size)
        self.body.append(f"<figure>\n{image}</figure>\n" if alone else image)

    def depart_image(self, node: nodes.image) -> None:
        """Close nothing: an image is empty."""

    def visit_title(self, node: nodes.title) -> None:
        if "rank" not in node:
            super().visit_title(node)
            return
        name = f"h{min(node['rank'], _LOWEST_HEADING)}"
        classes = ["title"] if node["rank"] == 1 else []
        self.body.append(self.starttag(node, name, "", ids=node.parent["ids"], classes=classes))
        self.context.append(f"</{name}>\n")

    def depart_title(self, node: nodes.title) -> None:
        if "rank" not in node:
            super().depart_title(node)
            return
        self.body.append(self.context.pop())
