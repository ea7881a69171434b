"""The markup inside of a Markdown block: the parser says what it means, and each piece of text is found again.

markdown-it gives the tokens of a block without their places. Between two pieces of text stands nothing but markup, so
that each piece is the next one of its kind; what lies between two of them is what went.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.intake.html.elements import table
from publish.intake.links import address
from publish.intake.model import Edit, Repair, Traced
from publish.intake.passages import Image, Mark, Passage
from publish.intake.repairs import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from publish.intake.pictures import Gallery
    from publish.intake.source import SourceText
#: What stands behind the text of a link or picture: its address and title, or its label.
_BEHIND = re.compile(r"\](?:\((?:[^()\\\n]|\\.|\n|\([^()]*\))*\)|\[[^\]]*\])?")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)")
_ROLES = {"em": "emphasis", "strong": "strong"}


def read_inline(
    text: Traced, children: Sequence[Token], source: SourceText, gallery: Gallery, repairs: list[Repair]
) -> tuple[Passage, list[Image]]:
    """Read the markup of a block.

    Args:
        text: the block as the author wrote it, with its line ends.
        children: its tokens.
        source: where it stands.
        gallery: takes up the pictures that stand in the text itself.
        repairs: takes up every piece of markup that goes.

    Returns:
        A passage without markup, its spans marked, and the pictures that it shows.
    """
    reader = _Reader(text, source, gallery, repairs)
    for child in children:
        reader.take(child)
    return reader.finished(), reader.images


@dataclass(slots=True)
class _Reader:
    """How far the text was read; the edits that take markup out; the spans, and those that are open."""

    text: Traced
    source: SourceText
    gallery: Gallery
    repairs: list[Repair]
    images: list[Image] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    opened: list[tuple[str, int, str]] = field(default_factory=list)
    done: int = 0
    ahead: int = 0
    length: int = 0
    silent: int = 0

    def take(self, token: Token) -> None:
        """Read one token."""
        kind = token.type
        if kind == "text":
            self._keep(token.content)
        elif kind == "text_special":
            self._replace(token.markup, token.content)
        elif kind in {"softbreak", "hardbreak"}:
            self._line_end(hard=kind == "hardbreak")
        elif kind == "code_inline":
            self._code(token)
        elif kind == "link_open":
            self.opened.append(("link", self.length, address(str(token.attrGet("href") or ""))))
        elif kind == "link_close":
            self._close("link")
            match = _BEHIND.match(self.text.text, self.done) if token.markup != "autolink" else None
            self.ahead = match.end() if match else self.done
        elif kind.endswith("_open"):
            self.opened.append((_ROLES.get(token.tag, ""), self.length, ""))
            self.ahead = max(self.text.text.find(token.markup, self.ahead), self.ahead) + len(token.markup)
        elif kind.endswith("_close"):
            self._close(_ROLES.get(token.tag, ""))
            self.ahead = max(self.text.text.find(token.markup, self.ahead), self.ahead) + len(token.markup)
        else:
            self._whole(token)

    def finished(self) -> Passage:
        """Return the passage."""
        self._out(len(self.text))
        bare = self.text.edit([edit for edit in self.edits if edit.start < edit.end or edit.after])
        marks = sorted((mark for mark in self.marks if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))
        strong = sum(len(bare.text[mark.start : mark.end].strip()) for mark in marks if mark.role == "strong")
        visible = len(bare.text.strip())
        return Passage(bare, marks=tuple(marks), loud=0 < visible <= strong, soft=True)

    def _whole(self, token: Token) -> None:
        """Read a token that stands for itself: the call of a note, a picture, a tag."""
        if token.type == "footnote_ref":
            start = self.text.text.find("[^", self.ahead)
            end = self.text.text.find("]", start) + 1
            label = str(token.meta["id"] + 1)
            self._out(start)
            self._edit(start, end, label, Rule.FOOTNOTE_MARK)
            self.marks.append(Mark(self.length - len(label), self.length, "footnote"))
        elif token.type == "image":
            self._image(token)
        elif token.type == "html_inline":
            self._tag(token)

    def _image(self, token: Token) -> None:
        start = max(self.text.text.find("![", self.ahead), self.ahead)
        alternative = max(self.text.text.find(token.content, start + 2), start + 2)
        match = _BEHIND.match(self.text.text, alternative + len(token.content))
        end = match.end() if match else alternative + len(token.content)
        self._out(start)
        address = self.gallery.named(str(token.attrGet("src") or ""))
        if address:
            words = " ".join(token.content.split())
            self.images.append(Image(address, words, place=self.text.place(start), needed=False))
        self._edit(start, end, "", Rule.MARKUP if address else Rule.IMAGE)

    def _tag(self, token: Token) -> None:
        """Read a tag: what it says of the text in it, or that there is none."""
        start = max(self.text.text.find(token.content, self.ahead), self.ahead)
        match = _TAG.match(token.content)
        name = match["name"].lower() if match else ""
        closing = bool(match and match["close"])
        role = table()["marks"].get(name)
        if name in table()["never"]:
            self.silent = max(self.silent + (-1 if closing else 1), 0)
        elif name == "br":
            self._out(start)
            self._edit(start, start + len(token.content), "\n", Rule.MARKUP)
        elif role and not closing:
            self.opened.append((role, self.length, name))
        elif role and any(one[2] == name for one in self.opened):
            self._close(role)
        self.ahead = max(self.ahead, start + len(token.content))

    def _code(self, token: Token) -> None:
        """Keep a piece of code as text; its line ends are spaces."""
        raw = self.text.text
        run = re.compile(rf"(?<!`){token.markup}(?!`)")
        opening = run.search(raw, self.ahead)
        start = opening.end() if opening else self.ahead
        closing = run.search(raw, start)
        end = closing.start() if closing else len(raw)
        self._out(start)
        begun = self.length
        position = start
        for piece in raw[start:end].split("\n"):
            if position > start:
                self._edit(position - 1, position, " ", Rule.LINE_BREAK)
            self._move(position + len(piece))
            position += len(piece) + 1
        self.marks.append(Mark(begun, self.length, "literal"))
        self.ahead = closing.end() if closing else end

    def _keep(self, content: str) -> None:
        """Keep characters that stand in the text as they are."""
        if not content or self.silent:
            return
        start = self.text.text.find(content, self.ahead)
        if start < 0:
            # The parser gives what the text has not: it is kept where the reading stands.
            self._out(self.ahead)
            self._edit(self.ahead, self.ahead, content, Rule.MARKUP)
            return
        self._out(start)
        self._move(start + len(content))

    def _replace(self, written: str, meant: str) -> None:
        """Read an escape or a reference."""
        start = max(self.text.text.find(written, self.ahead), self.ahead)
        self._out(start)
        self._edit(start, start + len(written), meant, Rule.MARKUP)

    def _line_end(self, *, hard: bool) -> None:
        start = max(self.text.text.find("\n", self.ahead), self.ahead)
        bare = len(self.text.text[:start].rstrip(" "))
        if hard and self.text.text[bare - 1 : bare] == "\\":
            bare -= 1
        self._out(max(bare, self.done))
        self._edit(max(bare, self.done), start + 1, "\n", None)

    def _move(self, end: int) -> None:
        self.length += end - self.done
        self.done = self.ahead = end

    def _out(self, end: int) -> None:
        """Take out what stands between what was read and `end`."""
        if end > self.done:
            gone = self.text.text[self.done : end]
            if gone.strip():
                place = self.source.location(self.text.place(self.done))
                self.repairs.append(Repair(Rule.MARKUP, place, gone, ""))
            self.edits.append(Edit(self.done, end, ""))
            self.done = self.ahead = end

    def _edit(self, start: int, end: int, after: str, rule: Rule | None) -> None:
        if rule:
            place = self.source.location(self.text.place(start))
            self.repairs.append(Repair(rule, place, self.text.text[start:end], after))
        self.edits.append(Edit(start, end, after))
        self.length += len(after)
        self.done = self.ahead = end

    def _close(self, role: str) -> None:
        """Close the innermost open span of a role."""
        for index in reversed(range(len(self.opened))):
            own, start, target = self.opened[index]
            if own == role:
                del self.opened[index]
                if role and (role != "link" or target):
                    self.marks.append(Mark(start, self.length, role, target if role == "link" else ""))
                return
