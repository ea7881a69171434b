"""What styles and numbering of a DOCX file say of a paragraph (ECMA-376 Part 1, 17.7 and 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

#: Transitional and strict documents name the same elements differently.
_NAMESPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_HEADING = re.compile(r"heading (?P<rank>[1-9])$", re.IGNORECASE)
#: Styles are based on one another no deeper than this; a circle ends here.
_LONGEST_CHAIN = 20
_OUTLINE_LEVELS = 9
_LARGE = 28
_PLACEHOLDER = re.compile(r"%(?P<level>[1-9])")
_OFF = frozenset({"0", "false", "off", "none"})


def local(element: Element) -> str:
    """Return an element's name in WordprocessingML; the whole name where it is of another vocabulary."""
    for namespace in _NAMESPACES:
        if element.tag.startswith(namespace):
            return element.tag[len(namespace) :]
    return element.tag


def value(element: Element, name: str = "val") -> str | None:
    """Return an attribute of WordprocessingML."""
    return next((found for one in _NAMESPACES if (found := element.get(one + name)) is not None), None)


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant on a path of names; None where it is absent."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def is_on(properties: Element | None, name: str) -> bool | None:
    """Read a property that is on or off; None where it is not set."""
    found = child(properties, name)
    return None if found is None else (value(found) or "true") not in _OFF


def number(text: str | None) -> int | None:
    """Read a whole number; None for anything else."""
    return int(text) if text and len(text) <= 9 and text.lstrip("-").isascii() and text.lstrip("-").isdigit() else None  # noqa: PLR2004 - more digits than any identifier has


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    paragraph: Element | None
    run: Element | None


@dataclass(slots=True)
class Styles:
    """The styles of a document by identifier."""

    styles: dict[str, _Style] = field(default_factory=dict)
    default: str | None = None

    @classmethod
    def of(cls, tree: Element | None) -> Styles:
        """Read the part `word/styles.xml`."""
        made = cls()
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
        return any(style.name in {"quote", "intense quote", "block text"} for style in self.chain(identifier))

    def run(self, name: str, *identifiers: str | None) -> bool:
        """Say whether styles turn a property of their characters on, the first that sets it deciding."""
        for identifier in identifiers:
            for style in self.chain(identifier):
                found = is_on(style.run, name)
                if found is not None:
                    return found
        return False

    def is_large(self, identifier: str | None, runs: list[Element | None]) -> bool:
        """Tell whether all characters are set in large type: 14 pt and more."""
        base = next((one for style in self.chain(identifier) if (one := _size(style.run)) is not None), None)
        sizes = [_size(run) or base for run in runs]
        return bool(sizes) and all(size is not None and size >= _LARGE for size in sizes)


def _size(properties: Element | None) -> int | None:
    found = child(properties, "sz")
    return number(value(found)) if found is not None else None


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    start: int
    text: str


@dataclass(slots=True)
class Numbering:
    """Automatic numbers: the levels of each list, and how far each has counted while the document is read."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    restarted: set[tuple[str, int]] = field(default_factory=set)
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Element | None) -> Numbering:
        """Read the part `word/numbering.xml`."""
        made = cls()
        for element in tree if tree is not None else ():
            if local(element) == "abstractNum":
                for level in element:
                    made._level(value(element, "abstractNumId") or "", level)
            elif local(element) == "num":
                identifier = value(element, "numId") or ""
                base = child(element, "abstractNumId")
                made.abstract[identifier] = (value(base) if base is not None else None) or ""
                for override in element:
                    place, start = number(value(override, "ilvl")), child(override, "startOverride")
                    first = number(value(start)) if start is not None else None
                    if place is not None and first is not None:
                        made.overrides[identifier, place] = first
        return made

    def _level(self, abstract: str, element: Element) -> None:
        place = number(value(element, "ilvl"))
        if local(element) != "lvl" or place is None:
            return
        parts = {name: child(element, name) for name in ("numFmt", "start", "lvlText")}
        told = {name: value(part) if part is not None else None for name, part in parts.items()}
        start = number(told["start"])
        self.levels[abstract, place] = _Level(
            told["numFmt"] or "decimal", 1 if start is None else start, told["lvlText"] or ""
        )

    def take(self, identifier: str, level: int) -> tuple[int | None, str] | None:
        """Count a paragraph of a list.

        Returns:
            Its number (None for a bullet) and its label as Word prints it; None where the list has no such level, or
            one that prints nothing.
        """
        abstract = self.abstract.get(identifier, "")
        own = self.levels.get((abstract, level))
        if own is None or own.format == "none":
            return None
        if own.format == "bullet":
            return None, own.text
        override = self.overrides.get((identifier, level))
        if override is not None and (identifier, level) not in self.restarted:
            self.restarted.add((identifier, level))
            self.counts[abstract, level] = override - 1
        self.counts[abstract, level] = self.counts.get((abstract, level), own.start - 1) + 1
        for deeper in range(level + 1, _OUTLINE_LEVELS):
            self.counts.pop((abstract, deeper), None)
        label = _PLACEHOLDER.sub(lambda match: str(self._count(abstract, int(match["level"]) - 1)), own.text)
        return self.counts[abstract, level], label

    def _count(self, abstract: str, level: int) -> int:
        own = self.levels.get((abstract, level))
        return self.counts.get((abstract, level), own.start if own else 1)
