"""Pictures of a page: where they are, what they show in words, how wide they stand (HTML, 4.8.3)."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from publish.intake.passages import Image
from publish.intake.pictures import share

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.intake.html.tokens import Tag

    #: Gives the address of a picture by the one in the page and its place there; None for one that cannot be had.
    Find = Callable[[str, int], str | None]

_LENGTH = re.compile(r"\s*(?P<number>\d{1,5}(?:\.\d{1,3})?)\s*(?P<unit>%|px)?\s*$")
_STYLE = re.compile(r"(?:^|;)\s*(?:max-)?width\s*:\s*(?P<length>[^;]{1,20})", re.IGNORECASE)
#: Millimetres in a CSS pixel.
_PIXEL = 25.4 / 96
#: A picture that is no larger, in pixels, is none: it tells a server who reads the page.
_SMALLEST = 2


def shown(tag: Tag, place: tuple[int, int], find: Find) -> Image | None:
    """Return the picture that a tag shows; None where it is not to be had."""
    address = find(tag.attributes.get("src", ""), tag.start)
    if address is None:
        return None
    said = tag.attributes.get("alt") or tag.attributes.get("title") or tag.attributes.get("aria-label") or ""
    return Image(address, " ".join(said.split()), _width(tag), place, needed=False)


def decorates(tag: Tag) -> bool:
    """Tell whether a picture says nothing: it is said to be for decoration, or is too small to be seen."""
    empty = not tag.attributes.get("alt", "x").strip()
    roles = {tag.attributes.get("role"), tag.attributes.get("aria-hidden")}
    sizes = (_LENGTH.match(tag.attributes.get(name, "")) for name in ("width", "height"))
    tiny = any(size and size["unit"] != "%" and float(size["number"]) <= _SMALLEST for size in sizes)
    return empty or tiny or bool(roles & {"presentation", "none", "true"})


def name_of(tag: Tag) -> str:
    """Return what tells a picture that goes to the author: its words, else the name of its file."""
    address = tag.attributes.get("src", "")
    named = "picture" if address[:5].lower() == "data:" else PurePosixPath(address).name
    return tag.attributes.get("alt", "").strip() or named or "img"


def _width(tag: Tag) -> int | None:
    """Return the width in percent of the measure: of the style, else of the attribute."""
    style = _STYLE.search(tag.attributes.get("style", ""))
    size = _LENGTH.match(style["length"] if style else tag.attributes.get("width", ""))
    if not size:
        return None
    number = float(size["number"])
    return (round(number) if 0 < number <= 100 else None) if size["unit"] == "%" else share(number * _PIXEL)  # noqa: PLR2004 - all of it
