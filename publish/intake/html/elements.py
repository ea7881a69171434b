"""Open elements of a page: what each says of the text in it, and by which rule its text is left out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from publish.intake.html.looks import look_of
from publish.intake.repairs import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.intake.html.looks import Look
    from publish.intake.html.tokens import Tag

LISTS = frozenset({"ul", "ol", "menu", "dir"})
RANKS = {f"h{rank}": rank for rank in range(1, 7)}
#: Elements that are the page itself: no class or role makes furniture of them.
_PAGE = frozenset({"body", "main", "html", "article"})
_WORDS = re.compile(r"[\w-]+")
_BOLD = frozenset({"b", "strong"})
_LABEL = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """Return what is known of elements, by the keys of html.toml; lists as sets."""
    data = tomllib.loads(files("publish.intake").joinpath("data", "html.toml").read_text(encoding="utf-8"))
    return {key: frozenset(value) if isinstance(value, list) else value for key, value in data.items()}


@dataclass(slots=True)
class Element:
    """An open element.

    `look` is what it says of its characters, `target` the address that it links to; `drops` is the rule by which its
    content is left out, `never` says that it holds no text. `rank` is that of a heading that a class makes. `item`
    counts the items of a list, of which `depth` is given where it stands in no other one though it belongs into it;
    `counts_down` says that it is reversed and its last item has the number 1, `form` in which letters or numerals it
    counts. `begun` says that there is text in it.
    `table`, `row` and `column` are those of a table that is read, `taken` its columns into which cells of rows above
    reach, and for how many rows. `note` is the label of a footnote; a `caption` stands below or above a
    picture, `code` as it was typed.
    """

    name: str
    look: Look
    target: str = ""
    language: str | None = None
    drops: Rule | None = None
    never: bool = False
    linked: bool = False
    rank: int | None = None
    item: int = 0
    step: int = 1
    counts_down: bool = False
    list_id: int = 0
    form: str = ""
    depth: int | None = None
    begun: bool = False
    table: int = 0
    row: int = -1
    column: int = -1
    taken: dict[int, int] | None = None
    note: str | None = None
    caption: bool = False
    code: bool = False


def rule_of(tag: Tag, look: Look, *, by_class: bool, closed: bool) -> Rule | None:
    """Say by which rule the content of an element is left out, None where it is text.

    Args:
        tag: its start tag.
        look: what style sheets say of it.
        by_class: whether class names are believed.
        closed: whether an element of this name ends anywhere behind the tag.
    """
    data = table()
    if "hidden" in tag.attributes or look.hidden or tag.attributes.get("aria-hidden") == "true":
        return Rule.HIDDEN
    special: dict[str, str] = data["told"]
    if tag.name in special:
        return next(rule for rule in Rule if rule == special[tag.name])
    names = _WORDS.findall(f"{tag.attributes.get('class', '')} {tag.attributes.get('id', '')}".lower())
    if any(name.startswith("msotoc") for name in names):
        return Rule.TABLE_OF_CONTENTS
    if tag.name in _PAGE:
        return None
    if by_class and not data["contents"].isdisjoint(names):
        return Rule.TABLE_OF_CONTENTS
    is_furniture = (
        tag.name in data["controls"]
        or (tag.name in data["furniture"] and closed)
        or tag.attributes.get("role", "").lower() in data["roles"]
        or (by_class and not data["classes"].isdisjoint(names))
    )
    return Rule.PAGE_FURNITURE if is_furniture else None


def rank_of(tag: Tag) -> int | None:
    """Return the rank that an element has as a heading: by its name, its class, or its role; 0 is a title's."""
    named: dict[str, int] = table()["titles"]
    for name in tag.attributes.get("class", "").lower().split():
        if name in named and tag.name in {"p", "div", "h1"}:
            return named[name]
    level = tag.attributes.get("aria-level", "2")
    if tag.attributes.get("role") == "heading" and level in {*"123456"}:
        return int(level)
    return RANKS.get(tag.name)


def is_caption(tag: Tag) -> bool:
    """Tell whether an element holds the words below or above a picture."""
    return tag.name == "figcaption" or not table()["captions"].isdisjoint(tag.attributes.get("class", "").split())


def innermost(stack: Sequence[Element], names: frozenset[str]) -> Element | None:
    """Return the innermost open element of some names."""
    return next((element for element in reversed(stack) if element.name in names), None)


def opened(tag: Tag, looks: Mapping[str, Look], *, closed: bool, by_class: bool) -> Element:
    """Make the element that a tag opens.

    Args:
        tag: its start tag.
        looks: what the page's style sheets say of classes.
        closed: whether an element of this name ends anywhere behind the tag.
        by_class: whether class names are believed.
    """
    data = table()
    look = look_of(tag.attributes.get("style", ""))
    for name in tag.attributes.get("class", "").split():
        look = look.over(looks[name]) if name in looks else look
    role = data["marks"].get(tag.name)
    if role and not (look.plain and tag.name in _BOLD):
        look = replace(look, roles=look.roles | {role})
    return Element(
        tag.name,
        look,
        language=tag.attributes.get("lang") or tag.attributes.get("xml:lang"),
        drops=Rule.LIST_MARKER if is_label(tag) else rule_of(tag, look, by_class=by_class, closed=closed),
        never=tag.name in data["never"],
        rank=rank_of(tag),
        caption=is_caption(tag),
    )


def is_label(tag: Tag) -> bool:
    """Tell whether an element holds the label that Word typed before an item."""
    return _LABEL.search(tag.attributes.get("style", "")) is not None
