"""The publication's own looks, made ready: style sheet, colours, pictures; and what the engine says of the sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Location
from publish.edition.model import Emblem
from publish.fence import FenceError, told
from publish.pipeline.illustrations import judging
from publish.pipeline.shop import read_profile
from publish.pipeline.work import PLAIN
from publish.style import House, Picture, PictureFault, find_picture, house_css, read_own_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.pipeline.model import Made
    from publish.pipeline.work import Work
    from publish.publication import NamedFile, Publication

#: How the engine says that it does not know a rule, a selector or a value, and where.
_PLACE = re.compile(r"\bat (?P<line>\d+):(?P<column>\d+)")


_NOTHING = House()


@dataclass(frozen=True, slots=True)
class HouseLooks:
    """What the publication adds to the theme, its sign, and the profile of its press; nothing unless said."""

    house: House = _NOTHING
    emblem: Emblem | None = None
    profile: bytes = b""


def prepare_house(publication: Publication, work: Work = PLAIN) -> tuple[HouseLooks, tuple[Diagnostic, ...]]:
    """Read what [style] and [press] name, where `work` is done; C008 for faults of the style sheet, C009, C010."""
    style = publication.style
    problems: list[Diagnostic] = []

    def picture(named: NamedFile | None) -> Picture | None:
        found = find_picture(publication.root, named.name, judge=judging(work)) if named else None
        if isinstance(found, PictureFault) and named:
            problems.append(Diagnostic(Code.C009, found.message, named.location, found.hint))
        return found if isinstance(found, Picture) else None

    cover, sign = picture(style.cover), picture(style.logo.image if style.logo else None)
    files = {one.address: one.path for one in (cover,) if one}
    own = ""
    if style.css:
        try:
            own, pictures, faults = work.call(read_own_sheet, publication.root.absolute(), style.css.name)
        except FenceError as error:
            pictures, faults = {}, (told(error, f"The style sheet {style.css.name}", style.css.location),)
        files.update(pictures)
        problems += (replace(fault, location=fault.location or style.css.location) for fault in faults)
    emblem = Emblem(sign.address, sign.path, style.logo.alternative) if sign and style.logo else None
    profile, no_profile = read_profile(publication)
    looks = HouseLooks(
        House(house_css(((one.name, one.value) for one in style.colours), cover), own, files), emblem, profile
    )
    return looks, (*problems, *no_profile)


def with_style_faults(publication: Publication, made: Made) -> Made:
    """Turn what the engine says of the publication's style sheet into diagnostics at its lines, each once (C008)."""
    sheet = publication.style.css
    if sheet is None:
        return made
    faults: dict[str, Diagnostic] = {}

    def kept(warnings: Iterable[str]) -> tuple[str, ...]:
        others = []
        for said in warnings:
            place = _PLACE.search(said)
            if place is None:
                others.append(said)
                continue
            location = Location(sheet.name, int(place["line"]), int(place["column"]))
            faults[said] = Diagnostic(Code.C008, f"The engine does not know this: {said}", location, _HINT)
        return tuple(others)

    products = tuple(
        replace(
            product,
            sections=tuple(
                replace(one, rendition=replace(one.rendition, warnings=kept(one.rendition.warnings)))
                for one in product.sections
            ),
        )
        for product in made.products
    )
    return replace(made, products=products, diagnostics=(*made.diagnostics, *faults.values()))


_HINT = "Look for a typing error, or take the line out: not all of CSS can be printed."
