"""Preformatted text: code whose lines and spaces stand as they are, or plain text that a program wrapped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.intake.html.elements import table
from publish.intake.model import Origin, Traced, concatenate
from publish.intake.passages import Form
from publish.intake.writing import PassageWriter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.intake.html.tokens import Tag
    from publish.intake.passages import Mark

_MARKUP = re.compile(r"<[^<>]*>|&\w+;")
_END = re.compile(r"</pre", re.IGNORECASE)
#: What highlighters and converters write around code.
_MARKED = re.compile(r"""\s*<(?:code|samp|kbd)\b|<span\s+class=""", re.IGNORECASE)
#: A line that only programs have: it ends in a bracket or a semicolon, calls, assigns, or is typed at a prompt.
_PROGRAM = re.compile(r"[{};(]$|^[})\]]|\w\(.*\)[:;]?$|\w [-+*/:!=]?= \S|^(?:[$#>%]|>>>) \S|^</?\w")
#: One of so many lines is such a line where all of it is code.
_ONE_OF = 3


def is_code(tag: Tag, text: str) -> bool:
    """Tell whether the element that a `pre` opens in the text of a page holds code.

    Text that was typed elsewhere stands in such elements too, with lists and paragraphs in it.
    """
    names = tag.attributes.get("class", "").lower().split()
    if any(name in table()["code"] or name.startswith(("language-", "lang-", "brush:")) for name in names):
        return True
    end = _END.search(text, tag.end)
    content = text[tag.end : end.start() if end else len(text)]
    if _MARKED.search(content):
        return True
    lines = [line for line in (line.strip() for line in _MARKUP.sub("", content).split("\n")) if line]
    return bool(lines) and sum(_PROGRAM.search(line) is not None for line in lines) * _ONE_OF >= len(lines)


class CodeWriter(PassageWriter):
    """Collects characters as they stand: spaces, tabs and line ends too, and no marks."""

    form = Form.CODE

    def __init__(self) -> None:
        super().__init__()
        self._code: list[Traced] = []

    def write(
        self, text: str, place: tuple[int, int], spans: Iterable[tuple[str, str]] = (), *, linked: bool = False
    ) -> None:
        """Write characters that stand side by side in the author's file; `spans` and `linked` say nothing here."""
        del spans, linked
        if text:
            self._code.append(Traced(text, (Origin(0, *place),)))

    def line_break(self, line: int, column: int) -> bool:
        """Write a line end; none ends the paragraph."""
        self.write("\n", (line, column))
        return False

    def written(self) -> tuple[Traced, tuple[Mark, ...]] | None:
        """Return the lines with their spaces, without blank ones at the ends; None where nothing can be seen."""
        whole = concatenate(self._code) if self._code else None
        end = len(whole.text.rstrip()) if whole else 0
        if whole is None or not end:
            return None
        start = whole.text.rfind("\n", 0, len(whole) - len(whole.text.lstrip())) + 1
        return whole.slice(start, end), ()
