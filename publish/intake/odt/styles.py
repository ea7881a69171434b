"""What the styles of an ODT file say: of paragraphs, of characters, of lists (OpenDocument 1.3, 16)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.intake.odt.markup import child, name_of, number, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_LONGEST_CHAIN = 20
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_SLANTED = frozenset({"italic", "oblique"})
_CAPTIONS = frozenset({"Caption", "Illustration", "Figure", "Drawing"})
_QUOTATIONS = frozenset({"Quotations", "Quote", "Intense Quote"})

#: Letters and numerals (OpenDocument, 19.500), as number formats are called.
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class ListLevel:
    """A level of a list: whether its items are numbered, from which number, in which format, between which signs."""

    numbered: bool
    start: int
    form: str = ""
    before: str = ""
    behind: str = ""


@dataclass(slots=True)
class Styles:
    """Styles by family and name, list styles by name."""

    styles: dict[tuple[str, str], Element] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)

    @classmethod
    def of(cls, *trees: Element | None) -> Styles:
        """Read the styles in some parts; those of a later part come first."""
        made = cls()
        for tree in trees:
            for element in tree.iter() if tree is not None else ():
                name = value(element, "style:name") or ""
                if name_of(element) == "style:style":
                    made.styles[value(element, "style:family") or "", name] = element
                elif name_of(element) == "text:list-style":
                    made.lists[name] = dict(_levels(element))
        return made

    def chain(self, family: str, name: str | None) -> Iterator[Element]:
        """Yield a style and those that it is based on, the nearest first."""
        for _ in range(_LONGEST_CHAIN):
            style = self.styles.get((family, name or ""))
            if style is None:
                return
            yield style
            name = value(style, "style:parent-style-name")

    def names(self, name: str | None) -> frozenset[str]:
        """Return the names of a paragraph's style and of those it is based on, as people see them."""
        found = {
            value(one, "style:display-name") or value(one, "style:name") or "" for one in self.chain("paragraph", name)
        }
        return frozenset({*found, *((name or "").replace("_20_", " "),)})

    def is_quotation(self, name: str | None) -> bool:
        """Tell whether a paragraph's style is that of a quotation."""
        return not _QUOTATIONS.isdisjoint(self.names(name))

    def is_caption(self, name: str | None) -> bool:
        """Tell whether a paragraph's style is that of the words below a picture."""
        return not _CAPTIONS.isdisjoint(self.names(name))

    def is_title(self, name: str | None) -> bool:
        """Tell whether a paragraph's style is that of a title."""
        return "Title" in self.names(name)

    def roles(self, family: str, name: str | None) -> frozenset[str]:
        """Say what a style makes of characters; the first style of the chain that sets a property decides."""
        weight = self._property(family, name, "fo:font-weight")
        place = (self._property(family, name, "style:text-position") or "").split(" ")[0]
        lifted = "superscript" if place == "super" or (place.strip("%").isdigit() and place != "0%") else ""
        roles = {
            "strong" if weight in _BOLD else "",
            "emphasis" if self._property(family, name, "fo:font-style") in _SLANTED else "",
            "subscript" if place == "sub" or place.startswith("-") else lifted,
        }
        return frozenset(roles - {""})

    def is_hidden(self, family: str, name: str | None) -> bool:
        """Tell whether a style hides characters."""
        return self._property(family, name, "text:display") == "none"

    def _property(self, family: str, name: str | None, attribute: str) -> str | None:
        found = (value(child(one, "style:text-properties"), attribute) for one in self.chain(family, name))
        return next((one for one in found if one is not None), None)


def _levels(style: Element) -> Iterator[tuple[int, ListLevel]]:
    for element in style:
        level = number(value(element, "text:level"))
        numbered = name_of(element) == "text:list-level-style-number" and bool(value(element, "style:num-format"))
        if level is not None:
            start = number(value(element, "text:start-value"))
            form = _FORMS.get(value(element, "style:num-format") or "", "")
            signs = (value(element, name) or "" for name in ("style:num-prefix", "style:num-suffix"))
            yield level, ListLevel(numbered, 1 if start is None else start, form, *signs)
