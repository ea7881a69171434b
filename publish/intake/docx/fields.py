"""Fields of a DOCX file (ECMA-376 Part 1, 17.16): what is instruction, what is text, and where a link leads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from publish.intake.links import address

_LINK = re.compile(r"""\s*HYPERLINK\s+(?:\\[a-z]\s+)*(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s\\"]\S*))""", re.IGNORECASE)


def link_of(instruction: str) -> str:
    """Return the address that a field's instruction links to, as a text may carry it; empty where there is none."""
    match = _LINK.match(instruction)
    return address(match["quoted"] or match["bare"] or "") if match else ""


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    target: str = ""
    has_result: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open: they may begin in one run, or paragraph, and end in another."""

    opened: list[_Field] = field(default_factory=list)

    def mark(self, kind: str | None) -> None:
        """Read a mark: a field begins, its result begins, it ends."""
        if kind == "begin":
            self.opened.append(_Field())
        elif self.opened and kind == "separate":
            own = self.opened[-1]
            own.has_result, own.target = True, link_of(own.instruction)
        elif self.opened and kind == "end":
            self.opened.pop()

    def instruct(self, text: str) -> None:
        """Read a part of an instruction."""
        if self.opened and not self.opened[-1].has_result:
            self.opened[-1].instruction += text

    @property
    def is_instruction(self) -> bool:
        """Whether what stands here is part of an instruction, and no text."""
        return any(not one.has_result for one in self.opened)

    @property
    def target(self) -> str:
        """The address that what stands here links to."""
        return next((one.target for one in reversed(self.opened) if one.target), "")
