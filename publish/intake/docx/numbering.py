"""Automatic numbers of a DOCX file: levels, labels, starts and restarts (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.intake.docx.markup import child, is_on, local, number, setting, value
from publish.intake.number_formats import written

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%(?P<level>[1-9])")
#: A label with so many letters beside its numbers is words that a reader must not miss: `Article 3`.
_WORD = 2


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: its format, where it starts, its label, and from which level on it starts again."""

    format: str
    start: int
    text: str
    restart: int | None = None
    legal: bool = False

    @property
    def says_words(self) -> bool:
        """Tell whether its label has words beside its numbers, or no number at all."""
        around = _PLACEHOLDER.sub("", self.text)
        return self.format != "bullet" and ("§" in around or sum(map(str.isalpha, around)) >= _WORD)

    @property
    def above(self) -> tuple[int, ...]:
        """The other levels whose numbers stand in its label, from 0."""
        return tuple(int(level) - 1 for level in _PLACEHOLDER.findall(self.text))[:-1]


@dataclass(frozen=True, slots=True)
class Counted:
    """A paragraph of a list: its level's rules, its number (None for a bullet), its label as Word prints it."""

    level: Level
    number: int | None
    label: str


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each level has counted while the document is read."""

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    own_levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    restarted: set[tuple[str, int]] = field(default_factory=set)
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Element | None) -> Numbering:
        """Read the part `word/numbering.xml`."""
        made = cls()
        for element in tree if tree is not None else ():
            if local(element) == "abstractNum":
                made._abstract(element)
            elif local(element) == "num":
                made._number(element)
        return made

    def list_of(self, identifier: str) -> str:
        """Return the list that a number belongs to: several may count on in one."""
        abstract = self.abstract.get(identifier, "")
        return self.styles.get(self.linked.get(abstract, ""), abstract)

    def level(self, identifier: str, place: int) -> Level | None:
        """Return the rules of a level."""
        return self.own_levels.get((identifier, place)) or self.levels.get((self.list_of(identifier), place))

    def take(self, identifier: str, place: int) -> Counted | None:
        """Count a paragraph of a list; None where the list has no such level, or one that prints nothing."""
        own, abstract = self.level(identifier, place), self.list_of(identifier)
        if own is None or (own.format == "none" and not own.text.strip()):
            return None
        if own.format == "bullet":
            return Counted(own, None, own.text)
        override = self.overrides.get((identifier, place))
        if override is not None and (identifier, place) not in self.restarted:
            self.restarted.add((identifier, place))
            self.counts[abstract, place] = override - 1
        self.counts[abstract, place] = self.counts.get((abstract, place), own.start - 1) + 1
        for deeper in range(place + 1, _LEVELS):
            rules = self.level(identifier, deeper)
            if rules is None or rules.restart is None or place < rules.restart:
                self.counts.pop((abstract, deeper), None)
        label = _PLACEHOLDER.sub(lambda match: self._said(identifier, int(match["level"]) - 1, own), own.text)
        return Counted(own, self.counts[abstract, place], label)

    def _said(self, identifier: str, place: int, own: Level) -> str:
        """Write the number of a level as it stands in a label."""
        level = self.level(identifier, place)
        count = self.counts.get((self.list_of(identifier), place), level.start if level else 1)
        form = level.format if level else "decimal"
        return written(count, "decimal" if own.legal or form in {"none", "bullet"} else form)

    def _abstract(self, element: Element) -> None:
        identifier = value(element, "abstractNumId") or ""
        link, own = setting(element, "numStyleLink"), setting(element, "styleLink")
        if link:
            self.linked[identifier] = link
        if own:
            self.styles[own] = identifier
        for part in element:
            place = number(value(part, "ilvl"))
            if local(part) == "lvl" and place is not None:
                self.levels[identifier, place] = _level(part)

    def _number(self, element: Element) -> None:
        identifier = value(element, "numId") or ""
        self.abstract[identifier] = setting(element, "abstractNumId") or ""
        for override in element:
            place, first = number(value(override, "ilvl")), number(setting(override, "startOverride"))
            if place is None:
                continue
            rules = child(override, "lvl")
            if rules is not None:
                self.own_levels[identifier, place] = _level(rules)
            if first is not None:
                self.overrides[identifier, place] = first


def _level(element: Element) -> Level:
    start = number(setting(element, "start"))
    return Level(
        setting(element, "numFmt") or "decimal",
        1 if start is None else start,
        setting(element, "lvlText") or "",
        number(setting(element, "lvlRestart")),
        bool(is_on(element, "isLgl")),
    )
