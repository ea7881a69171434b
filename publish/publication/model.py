"""The publication as its editor declares it in publication.toml, validated and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from publish.diagnostics import Location
    from publish.locale import Language


@dataclass(frozen=True, slots=True)
class Source:
    """One file that the editor hands in; `language` where the editor says so, else it is found.

    `name` is the path as diagnostics print it: relative to the publication's folder, with `/`.
    """

    path: Path
    name: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A title that the editor gives to a text, and where it stands in publication.toml."""

    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Allowance:
    """A finding about the translations that the editor lets stand, why, and where publication.toml says so."""

    code: str
    language: str
    item: str
    reason: str
    location: Location


@dataclass(frozen=True, slots=True)
class Booklet:
    """The booklet's trimmed page, the sheet it is printed on, and how it is bound.

    `folds` is how often a sheet is folded; `signature` counts the pages of a sewn signature, None for what the paper
    asks for; `mixed` says where languages of the other direction stand.
    """

    trim: str = "A5"
    sheet: str = "A4"
    folds: Literal[1, 2, 3] = 1
    binding: Literal["saddle", "sewn"] = "saddle"
    signature: int | None = None
    spine: Literal["left", "right"] | None = None
    mixed: Literal["inline", "from-back"] = "inline"


@dataclass(frozen=True, slots=True)
class Stock:
    """The paper: grammage in g/m², and its calliper in micrometres where it was measured."""

    grammage: float = 80
    calliper: float | None = None


@dataclass(frozen=True, slots=True)
class Leaflets:
    """Whether there are leaflets, their fold, the sheet, and the budget of pages that the text must keep."""

    make: bool = True
    fold: Literal["flat", "half", "tri", "z", "gate"] = "half"
    sheet: str = "A4"
    pages: int = 4


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that publication.toml names: its name relative to the publication's folder, and where it says so."""

    name: str
    location: Location


@dataclass(frozen=True, slots=True)
class Press:
    """Whether there is an edition for a print shop, its bleed in millimetres, the printing condition, its profile."""

    make: bool = False
    bleed: float = 3
    condition: str = "FOGRA52"
    profile: NamedFile | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """The order: copies of each product, and prices; no cost is reckoned where sheets have no price."""

    copies: int = 1
    currency: str = "EUR"
    sheet_price: float | None = None
    copy_price: float = 0
    setup_price: float = 0


@dataclass(frozen=True, slots=True)
class Logo:
    """The organisation's sign, and what it shows in words."""

    image: NamedFile
    alternative: str


@dataclass(frozen=True, slots=True)
class NamedColour:
    """A colour that publication.toml gives a part of the page, as `#17406d`, and where it says so."""

    name: str
    value: str
    location: Location


@dataclass(frozen=True, slots=True)
class Style:
    """How the publication looks beyond its theme: its own style sheet, pictures, colours by name, printed links."""

    css: NamedFile | None = None
    links: Literal["plain", "text", "notes"] = "plain"
    cover: NamedFile | None = None
    logo: Logo | None = None
    colours: tuple[NamedColour, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's decision: put `replace` where `find` stands, because of `why`; `location` is its own place.

    `block` is the block that is meant, counted from 1 over those of the language; None where `find` stands in one only.
    """

    find: str
    replace: str
    why: str
    location: Location
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication. `languages` stand in the order of the booklet; `titles` are the editor's, by language tag.

    So are the `corrections`, in the order of their files.
    """

    root: Path
    id: str
    languages: tuple[Language, ...]
    titles: dict[str, Title]
    date: date | None
    sources: tuple[Source, ...]
    booklet: Booklet
    leaflets: Leaflets
    theme: str
    style: Style = Style()
    stock: Stock = Stock()
    press: Press = Press()
    job: Job = Job()
    allowances: tuple[Allowance, ...] = ()
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
