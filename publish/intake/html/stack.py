"""The open elements of a page: what ends where another begins, and what they say together of the text in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.intake.html.elements import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.intake.html.elements import Element
    from publish.intake.repairs import Rule

#: Elements are not followed deeper than this.
_DEEPEST = 120
_SCOPES = {"li": ("ul", "ol", "menu", "dir"), "td": ("table",), "th": ("table",), "tr": ("table",)}
#: A paragraph does not end where one begins that stands in these.
_AROUND = frozenset({"td", "th", "table", "li"})
_BOLD = frozenset({"b", "strong"})


@dataclass(slots=True)
class Stack:
    """The open elements, the innermost last, and how many there are of each name."""

    elements: list[Element] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)

    def push(self, element: Element) -> None:
        """Open an element."""
        if len(self.elements) < _DEEPEST:
            self.elements.append(element)
            self.names[element.name] += 1

    def pop(self) -> Element:
        """Close the innermost element."""
        element = self.elements.pop()
        self.names[element.name] -= 1
        return element

    def close(self, name: str) -> list[Element]:
        """Close all down to the innermost element of a name, where there is one; return what was closed."""
        closed: list[Element] = []
        while self.names[name] and not (closed and closed[-1].name == name):
            closed.append(self.pop())
        return closed

    def close_implied(self, name: str) -> list[Element]:
        """Close what ends where an element of a name begins, though no end tag says so; return what was closed."""
        data = table()
        closed: list[Element] = []
        if self.names["head"] and name in data["blocks"] - {"title"}:
            closed += self._close_within("head", ())
        for ended in data["ends"].get(name, ("p",) if name in data["blocks"] else ()):
            closed += self._close_within(ended, _SCOPES.get(name, ()))
        return closed

    def _close_within(self, name: str, scopes: tuple[str, ...]) -> list[Element]:
        """Close an open element of a name, unless a scope was opened after it."""
        for element in reversed(self.elements) if self.names[name] else ():
            if element.name in scopes or (name == "p" and element.name in _AROUND):
                return []
            if element.name == name:
                return self.close(name)
        return []

    @property
    def is_silent(self) -> bool:
        """Whether what stands here is no text."""
        return any(element.never for element in self.elements)

    @property
    def drops(self) -> Rule | None:
        """The rule by which what stands here is left out."""
        return next((element.drops for element in self.elements if element.drops), None)

    @property
    def language(self) -> str | None:
        """The language that the nearest block gives."""
        blocks = table()["blocks"]
        return next((one.language for one in reversed(self.elements) if one.language and one.name in blocks), None)

    @property
    def linked(self) -> bool:
        """Whether what stands here is a link to somewhere else."""
        return any(element.linked for element in self.elements)

    def spans(self, *, languages: bool) -> Iterator[tuple[str, str]]:
        """Yield role and target of all marks here; words in another language than their paragraph where asked."""
        roles: frozenset[str] = frozenset().union(*(element.look.roles for element in self.elements))
        if any(element.look.plain and element.name in _BOLD for element in self.elements):
            roles -= {"strong"}
        yield from ((role, "") for role in roles)
        target = next((element.target for element in reversed(self.elements) if element.target), "")
        if target:
            yield "link", target
        own = next((element for element in reversed(self.elements) if element.language), None)
        if languages and own and own.language and own.name not in table()["blocks"]:
            yield "passage", own.language
