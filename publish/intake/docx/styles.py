"""What the styles of a DOCX file say of a paragraph (ECMA-376 Part 1, 17.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.intake.docx.markup import child, is_on, local, number, setting, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_HEADING = re.compile(r"heading (?P<rank>[1-9])$", re.IGNORECASE)
#: Styles are based on one another no deeper than this; a circle ends here.
_LONGEST_CHAIN = 20
_OUTLINE_LEVELS = 9
#: Word's names, and LibreOffice's.
_QUOTATIONS = frozenset({"quote", "intense quote", "block text", "quotations"})
_CAPTIONS = frozenset({"caption", "illustration", "figure", "drawing"})
_LARGE = 28


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    paragraph: Element | None
    run: Element | None


@dataclass(slots=True)
class Styles:
    """The styles of a document by identifier; the default one, and the language that is none's own."""

    styles: dict[str, _Style] = field(default_factory=dict)
    default: str | None = None
    language: str | None = None

    @classmethod
    def of(cls, tree: Element | None) -> Styles:
        """Read the part `word/styles.xml`."""
        made = cls(language=setting(tree, "docDefaults", "rPrDefault", "rPr", "lang"))
        for element in tree if tree is not None else ():
            identifier = value(element, "styleId")
            if local(element) != "style" or identifier is None:
                continue
            name, base = child(element, "name"), child(element, "basedOn")
            made.styles[identifier] = _Style(
                ((value(name) if name is not None else None) or identifier).lower(),
                value(base) if base is not None else None,
                child(element, "pPr"),
                child(element, "rPr"),
            )
            if value(element, "type") == "paragraph" and value(element, "default") == "1":
                made.default = identifier
        return made

    def chain(self, identifier: str | None) -> Iterator[_Style]:
        """Yield a style and those it is based on, the nearest first."""
        for _ in range(_LONGEST_CHAIN):
            style = self.styles.get(identifier or "")
            if style is None:
                return
            yield style
            identifier = style.based_on

    def rank(self, identifier: str | None, properties: Element | None) -> int | None:
        """Return the rank of a heading: 0 a title, 1 to 9; None for a paragraph."""
        outline = child(properties, "outlineLvl")
        if outline is not None:
            level = number(value(outline))
            return level + 1 if level is not None and 0 <= level < _OUTLINE_LEVELS else None
        for style in self.chain(identifier):
            match = _HEADING.match(style.name)
            if match:
                return int(match["rank"])
            if style.name == "title":
                return 0
            level = number(value(found)) if (found := child(style.paragraph, "outlineLvl")) is not None else None
            if level is not None:
                return level + 1 if 0 <= level < _OUTLINE_LEVELS else None
        return None

    def is_contents(self, identifier: str | None) -> bool:
        """Tell whether a style is that of a line in a table of contents."""
        return any(re.match(r"toc \d", style.name) for style in self.chain(identifier))

    def is_quotation(self, identifier: str | None) -> bool:
        """Tell whether a style is that of a quotation."""
        return any(style.name in _QUOTATIONS for style in self.chain(identifier))

    def is_caption(self, identifier: str | None) -> bool:
        """Tell whether a style is that of the words below a picture."""
        return any(style.name in _CAPTIONS for style in self.chain(identifier))

    def run(self, name: str, *identifiers: str | None) -> bool:
        """Say whether styles turn a property of their characters on, the first that sets it deciding."""
        for identifier in identifiers:
            for style in self.chain(identifier):
                found = is_on(style.run, name)
                if found is not None:
                    return found
        return False

    def language_of(self, runs: list[Element | None]) -> str | None:
        """Return the language that all characters are said to be in, where it is another than the document's."""
        tags = {_tag(run) for run in runs}
        tag = tags.pop() if len(tags) == 1 else None
        return tag if tag != self.language else None

    def is_large(self, identifier: str | None, runs: list[Element | None]) -> bool:
        """Tell whether all characters are set in large type: 14 pt and more."""
        base = next((one for style in self.chain(identifier) if (one := _size(style.run)) is not None), None)
        sizes = [_size(run) or base for run in runs]
        return bool(sizes) and all(size is not None and size >= _LARGE for size in sizes)


def _tag(properties: Element | None) -> str | None:
    """Return the language that characters are said to be in, of the two that Word keeps by direction."""
    found = child(properties, "lang")
    if found is None:
        return None
    return value(found, "bidi") if is_on(properties, "rtl") else value(found)


def _size(properties: Element | None) -> int | None:
    found = child(properties, "sz")
    return number(value(found)) if found is not None else None
