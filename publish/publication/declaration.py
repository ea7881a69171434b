"""What an editor may write in publication.toml: its tables, keys and allowed values, and their JSON Schema.

The docstrings of the keys are what editors with schema support show while typing.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic evaluates the annotations
import json
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

#: The JSON Schema as it ships with the package.
SCHEMA_FILE = Path(__file__).with_name("publication.schema.json")


def _listed(value: object) -> object:
    """Let one name stand for a list of one."""
    return [value] if isinstance(value, str) else value


#: One line without control characters that is not blank.
LINE = r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$"

#: A text of one line.
Line = Annotated[str, Field(min_length=1, max_length=500, pattern=LINE)]

_Lines = Annotated[list[Line], Field(min_length=1)]

#: A file or a pattern of files, or a list of them.
FileNames = Annotated[_Lines, BeforeValidator(_listed, json_schema_input_type=Line | _Lines)]


class _Table(BaseModel):
    """A table of publication.toml: unknown keys are faults, nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)


class PublicationTable(_Table):
    """What the publication is."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", examples=["plan-of-action-2023"])]
    """A short name without spaces: letters a-z, digits, dots, hyphens and underscores."""

    languages: Annotated[
        list[str], Field(min_length=1, examples=[["en", "ar"]], json_schema_extra={"uniqueItems": True})
    ]
    """Language tags (BCP 47) in the order of the booklet."""

    title: Annotated[
        dict[str, Annotated[Line, Field(examples=["Plan of Action"])]],
        Field(default_factory=dict, examples=[{"en": "Plan of Action"}]),
    ]
    """Titles by language, given by the editor where the source has none: title.en = "Plan of Action"."""

    date: Annotated[dt.date | None, Field(examples=["2023-10-22"])] = None
    """The day of publication, written without quotes: 2023-10-22."""


class SourcesTable(_Table):
    """Where the texts are, relative to the publication's folder. A key that is a language tag says whose text it is.

    Several files of one language are one text, in the order in which they stand here.
    """

    model_config = ConfigDict(extra="allow")

    files: Annotated[FileNames, Field(default_factory=list, examples=[["sources/*.txt"]])]
    """Files or patterns of files in reading order; their languages are found."""

    __pydantic_extra__: dict[str, Annotated[FileNames, Field(examples=["sources/ar.txt"])]]


class BookletTable(_Table):
    """The booklet's page, sheet and binding."""

    trim: Literal["A4", "A5", "A6", "Half Letter"] = "A5"
    """The page after trimming."""

    sheet: Literal["A2", "A3", "A4", "A5", "Letter"] = "A4"
    """The sheet that goes through the printer; it holds two pages side by side, more where it is folded more often."""

    folds: Annotated[int, Field(ge=1, le=3, examples=[1])] = 1
    """How often each sheet is folded: once makes 4 pages, twice 8, three times 16, which are cut open afterwards."""

    binding: Literal["saddle", "sewn"] = "saddle"
    """How the sheets are bound: saddle means folded into one another and stapled, sewn means in signatures."""

    signature: Literal[8, 12, 16, 32] | None = None
    """How many pages a sewn signature has; chosen by the thickness of the paper unless given."""

    spine: Literal["left", "right"] | None = None
    """The side of the spine; it follows the languages unless given."""

    mixed: Literal["inline", "from-back"] = "inline"
    """Where languages of the other direction stand: in their order, or with a cover of their own at the back."""


class PaperTable(_Table):
    """The paper that is printed on; creep, spine and weight are reckoned from it."""

    grammage: Annotated[float, Field(ge=30, le=400, allow_inf_nan=False, examples=[80])] = 80
    """Its mass in g/m², as its wrapping says."""

    calliper: Annotated[float | None, Field(ge=20, le=800, allow_inf_nan=False, examples=[104])] = None
    """The thickness of one sheet in micrometres, where it was measured; reckoned from the grammage unless given."""


class LeafletsTable(_Table):
    """The leaflets, one for each language."""

    make: Annotated[bool, Field(examples=[True])] = True
    """Whether leaflets are made; false for a text that is too long for them."""

    fold: Literal["flat", "half", "tri", "z", "gate"] = "half"
    """How the sheet is folded: not at all, once in the middle, in three inwards, in three zigzag, as a gate."""

    sheet: Literal["A3", "A4", "A5", "Letter"] = "A4"
    """The sheet that goes through the printer."""

    pages: Annotated[int | None, Field(ge=2, le=16, examples=[4])] = None
    """How many pages the text may fill: all that the folded sheet has, unless given; half may have several sheets."""


class PressTable(_Table):
    """The edition for a print shop: single pages with bleed and marks, text in black only."""

    make: Annotated[bool, Field(examples=[True])] = False
    """Whether booklet-press.pdf is made."""

    bleed: Annotated[float, Field(ge=0, le=10, allow_inf_nan=False, examples=[3])] = 3
    """How far colour runs over the edge of the trimmed page, in millimetres."""

    condition: Annotated[Line, Field(examples=["FOGRA52"])] = "FOGRA52"
    """The printing condition that the print shop names, for the output intent; FOGRA52 is uncoated paper, offset."""

    profile: Annotated[Line | None, Field(examples=["profiles/PSOuncoated_v3_FOGRA52.icc"])] = None
    """Its ICC profile, a file in the publication's folder, by which colours and pictures are separated."""


class JobTable(_Table):
    """The order: how many copies, and prices, from which the job ticket reckons the cost."""

    copies: Annotated[int, Field(ge=1, le=1_000_000, examples=[200])] = 1
    """How many copies of each are made."""

    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", examples=["EUR"])] = "EUR"
    """The currency of the prices, by its code (ISO 4217)."""

    sheet_price: Annotated[float | None, Field(ge=0, le=1000, allow_inf_nan=False, examples=[0.08])] = None
    """What one sheet costs, paper and printing of both sides."""

    copy_price: Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False, examples=[0.15])] = 0
    """What folding and binding one copy costs."""

    setup_price: Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False, examples=[20])] = 0
    """What each kind of booklet or leaflet costs once, however many copies."""


_Colour = Annotated[str | None, Field(pattern=r"^#[0-9A-Fa-f]{6}$", examples=["#17406d"])]


class ColoursTable(_Table):
    """Colours that stand in for the theme's, as six digits behind a #: "#17406d"."""

    accent: _Colour = None
    """Headings, numbers, rules, the thumb index."""

    band: _Colour = None
    """The band of the cover and of leaflets."""

    title: _Colour = None
    """What stands on the band."""


class LogoTable(_Table):
    """The organisation's sign, on the cover and on leaflets."""

    image: Annotated[Line, Field(examples=["images/logo.svg"])]
    """An SVG, PNG or JPEG in the publication's folder."""

    alternative: Annotated[Line, Field(examples=["The sign of our organisation"])]
    """What it shows, in words, for those who do not see it."""


class StyleTable(_Table):
    """How it looks."""

    theme: Annotated[str, Field(examples=["plain"])] = "plain"
    """The name of a theme."""

    css: Annotated[Line | None, Field(examples=["house.css"])] = None
    """A style sheet of the publication's own, read behind the theme's; a file in the publication's folder."""

    links: Literal["plain", "text", "notes"] = "plain"
    """How the addresses of links are printed: not at all, in the text behind the link, or as notes at the foot."""

    cover: Annotated[Line | None, Field(examples=["images/cover.svg"])] = None
    """A picture for the cover's band; an SVG, PNG or JPEG in the publication's folder."""

    logo: LogoTable | None = None
    """The organisation's sign, on the cover and on leaflets."""

    colours: Annotated[ColoursTable, Field(default_factory=ColoursTable)]
    """Colours that stand in for the theme's."""


class AllowEntry(_Table):
    """A finding of the comparison of translations that the editor has looked at and lets stand."""

    code: Annotated[str, Field(pattern=r"^P0[0-9]{2}$", examples=["P006"])]
    """The finding's code, as the report names it."""

    language: Annotated[Line, Field(examples=["ru"])]
    """The language of the passage."""

    item: Annotated[Line, Field(examples=["8"])]
    """The item's number, or the place as the finding's message names it."""

    reason: Annotated[Line, Field(examples=["The Russian text leaves the subtitle out on purpose."])]
    """Why it may stand."""


class Declaration(_Table):
    """The whole of publication.toml."""

    publication: PublicationTable
    """What the publication is."""

    sources: SourcesTable
    """Where the texts are."""

    booklet: Annotated[BookletTable, Field(default_factory=BookletTable)]
    """The booklet's page, sheet and binding."""

    leaflets: Annotated[LeafletsTable, Field(default_factory=LeafletsTable)]
    """The leaflets, one for each language."""

    paper: Annotated[PaperTable, Field(default_factory=PaperTable)]
    """The paper that is printed on; creep, spine and weight are reckoned from it."""

    press: Annotated[PressTable, Field(default_factory=PressTable)]
    """The edition for a print shop: single pages with bleed and marks, text in black only."""

    job: Annotated[JobTable, Field(default_factory=JobTable)]
    """The order: how many copies, and prices, from which the job ticket reckons the cost."""

    style: Annotated[StyleTable, Field(default_factory=StyleTable)]
    """How it looks."""

    allow: Annotated[list[AllowEntry], Field(default_factory=list)]
    """Findings of the comparison of translations that may stand, each with its reason."""


def json_schema() -> dict[str, Any]:
    """Describe publication.toml as a JSON Schema (draft 2020-12), as editors' completion reads it."""
    schema: dict[str, Any] = _without_noise(Declaration.model_json_schema())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "publication.toml",
        **schema,
    }


def json_schema_text() -> str:
    """Write the JSON Schema as the shipped file has it; `publish schema` prints it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _without_noise(node: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Leave out titles, which only repeat the key, and null, which TOML does not have."""
    if isinstance(node, list):
        return [_without_noise(item) for item in node]
    if not isinstance(node, dict):
        return node
    variants = [variant for variant in node.get("anyOf", ()) if variant != {"type": "null"}]
    if len(variants) == 1:
        node = {**variants[0], **{key: value for key, value in node.items() if key != "anyOf"}}
    return {
        key: _without_noise(value)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and value is None)
    }
