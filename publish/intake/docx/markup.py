"""Elements and attributes of WordprocessingML (ECMA-376 Part 1, 17), in its transitional and its strict form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

#: Transitional and strict documents name the same elements differently.
_NAMESPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_OFF = frozenset({"0", "false", "off", "none"})
_RELATIONS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)


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


def setting(properties: Element | None, *path: str) -> str | None:
    """Return the value of a property on a path of names; None where it is absent."""
    found = child(properties, *path)
    return None if found is None else value(found)


def relation(element: Element, name: str = "id") -> str | None:
    """Return the identifier of a relationship that an element names."""
    return next((found for one in _RELATIONS if (found := element.get(one + name)) is not None), None)


def bare(element: Element) -> str:
    """Return an element's name without its vocabulary, whichever that is."""
    return element.tag.rpartition("}")[2]


def texts(element: Element) -> Iterator[str]:
    """Yield all characters in an element, deleted ones too, of whatever vocabulary."""
    for one in element.iter():
        if bare(one) in {"t", "delText"} and one.text:
            yield one.text
