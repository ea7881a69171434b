"""What an edition is made of: the texts, and the looks that they share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.locale import Language
    from publish.style import StyleSheet


@dataclass(frozen=True, slots=True)
class Text:
    """One language's text, ready to be set: its title as plain text, and the whole as an HTML fragment.

    `pictures` maps the addresses of its images to files, or to what they hold; `printed` lists what it prints beyond
    its own words, as the addresses of links.
    """

    language: Language
    title: str
    fragment: str
    pictures: Mapping[str, str | bytes] = field(default_factory=dict)
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Emblem:
    """The organisation's sign: the address of its picture, the file behind it, and what it shows in words."""

    address: str
    path: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Colophon:
    """What the imprint tells: font families, the date as printed, the fingerprint of everything that went in."""

    fonts: tuple[str, ...]
    date: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an edition that is laid out apart: a whole HTML page with its style sheet inside.

    `fonts` maps the addresses in the style sheet and of pictures to files, or to what they hold. `tagged` asks for a
    structure tree (ISO 14289-1); furniture, which only decorates, has none. `printed` lists the words that the edition
    itself sets in it.
    """

    name: str
    language: str
    html: str
    fonts: Mapping[str, str | bytes]
    tagged: bool = True
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BookSheets:
    """The composed style sheets of a booklet: for pages of running text, and for pages placed by their edges.

    `emblem` stands on the cover, where the publication has one.
    """

    text: StyleSheet
    bare: StyleSheet
    emblem: Emblem | None = None
