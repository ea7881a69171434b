"""Elements and attributes of OpenDocument (OpenDocument 1.3, part 3), by the prefixes that its norm uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NORM = "{urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    f"{_NORM}text:1.0}}": "text:",
    f"{_NORM}table:1.0}}": "table:",
    f"{_NORM}style:1.0}}": "style:",
    f"{_NORM}drawing:1.0}}": "draw:",
    f"{_NORM}office:1.0}}": "office:",
    f"{_NORM}xsl-fo-compatible:1.0}}": "fo:",
    f"{_NORM}svg-compatible:1.0}}": "svg:",
    "{http://www.w3.org/1999/xlink}": "xlink:",
}
_NAMESPACES = {prefix: namespace for namespace, prefix in _PREFIXES.items()}


_LENGTH = re.compile(r"(?P<number>\d{1,6}(?:\.\d{1,6})?)(?P<unit>mm|cm|in|pt)")
_UNITS = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}


def name_of(element: Element) -> str:
    """Return an element's name with its prefix, as `text:p`; the local name where the vocabulary is another."""
    namespace, closing, local = element.tag.rpartition("}")
    return _PREFIXES.get(namespace + closing, "") + local


def value(element: Element | None, name: str) -> str | None:
    """Return an attribute by its name with prefix; None where element or attribute are absent."""
    if element is None:
        return None
    prefix, colon, local = name.partition(":")
    return element.get(_NAMESPACES[prefix + colon] + local)


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of a name."""
    return next((one for one in (element if element is not None else ()) if name_of(one) == name), None)


def number(text: str | None) -> int | None:
    """Read a whole number; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else None  # noqa: PLR2004 - digits


def words(element: Element) -> str:
    """Return all characters in an element."""
    return "".join(element.itertext())


def millimetres(text: str | None) -> float | None:
    """Read a length; None for anything else."""
    match = _LENGTH.fullmatch(text or "")
    return float(match["number"]) * _UNITS[match["unit"]] if match else None
