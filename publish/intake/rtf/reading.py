"""The text of an RTF file as its reader sees it: changes accepted, hidden characters out, labels as lists.

The author's line is the paragraph, counted in the order in which paragraphs begin, as in DOCX.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Location
from publish.intake.docx.fields import link_of
from publish.intake.packed import Read, with_text
from publish.intake.passages import without_layout
from publish.intake.pictures import captioned, out_of_cells
from publish.intake.repairs import Rule
from publish.intake.rtf.groups import Group
from publish.intake.rtf.paragraphs import Paragraphs, Setting, Story
from publish.intake.rtf.pictures import PROPERTIES, Picture
from publish.intake.rtf.tokens import Head, Token, head_of, table, tokens
from publish.intake.source import SourceText
from publish.intake.symbols import sign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_START = b"{\\rtf"
_ENCODING = "rtf"
_DEEPEST = 500
_SURROGATES, _WRAP = range(0xD800, 0xE000), 0x10000
#: Groups that begin with a star and are read all the same.
_READ = frozenset({"fldinst", "annotation", "shpinst", "shptxt", "pntext", "shppict"})
_LABELS = frozenset({"listtext", "pntext"})


def is_rtf(data: bytes) -> bool:
    """Tell whether bytes are a text in RTF."""
    return data.startswith(_START)


def read_rtf(data: bytes, name: str) -> Read:
    """Read an RTF file.

    Args:
        data: the whole file.
        name: how diagnostics call it.

    Returns:
        The source with its passages, or None and why not (S003 nested too deep, S002 no text).
    """
    reader = _Reader(head_of(data), Paragraphs(name))
    if not reader.read(tokens(data)):
        hint = "Open it in a word processor and save it as DOCX."
        message = f"{name} cannot be read as RTF: its groups are nested too deep."
        return None, (Diagnostic(Code.S003, message, Location(name), hint),)
    return with_text(reader.source(name))


@dataclass(slots=True)
class _Reader:
    head: Head
    paragraphs: Paragraphs
    group: Group = field(default_factory=Group)
    stack: list[tuple[Group, Story]] = field(default_factory=list)
    bytes_read: bytearray = field(default_factory=bytearray)
    skip: int = 0
    starred: bool = False
    said: str = ""
    instruction: str = ""
    notes: int = 0
    surrogate: int = 0
    picture: Picture = field(default_factory=Picture)
    story: Story = field(init=False)
    default_font: int = 0

    def __post_init__(self) -> None:
        self.story = self.paragraphs.begin()

    def read(self, stream: Iterable[Token]) -> bool:
        """Read all tokens; tell whether they came to an end."""
        for token in stream:
            if token.kind == "hex":
                self._byte(bytes.fromhex(token.value.decode()))
                continue
            if token.kind == "text":
                self._byte(token.value)
                continue
            self._flush()
            if token.kind == "data":
                self.picture.data += token.value if self.group.rule is Rule.IMAGE else b""
                continue
            if token.kind == "brace":
                if token.value == b"{":
                    if len(self.stack) >= _DEEPEST:
                        return False
                    self.stack.append((self.group, self.story))
                else:
                    self._close()
                self.skip = 0
            elif token.kind == "sign":
                self._sign(token.value)
            else:
                self._word(token.value.decode(), token.number)
        self._flush()
        self.paragraphs.end(self.story)
        return True

    def source(self, name: str) -> SourceText:
        """Return what was read, the notes behind the text."""
        made = self.paragraphs
        plain = without_layout(captioned(out_of_cells(made.passages)))
        ordered = (*(one for one in plain if one.note is None), *(one for one in plain if one.note))
        text, pictures = "\n".join(made.texts), self.picture.gallery.pictures
        return SourceText(name, text, _ENCODING, tuple(made.repairs), passages=ordered, pictures=pictures)

    def _close(self) -> None:
        """Close a group: what was collected in it is told, an instruction is followed, a note ends."""
        if not self.stack:
            return
        group, outer = self.group, self.stack[-1][0]
        if group.rule and outer.rule is None and not outer.silent:
            self._tell(group.rule)
        if group.destination == "footnote" and outer.destination != "footnote":
            self.paragraphs.end(self.story)
        self.group, self.story = self.stack.pop()
        if group.destination == "fldinst" and self.group.destination != "fldinst":
            self.group = replace(self.group, target=link_of(self.instruction))
            self.instruction = ""

    def _tell(self, rule: Rule) -> None:
        said, self.said = self.said, ""
        if rule is not Rule.IMAGE:
            self.paragraphs.log(self.story, rule, said)
            return
        words, image = self.picture.taken(said, (self.story.line, self.story.column))
        if image:
            self.story.images.append(image)
        else:
            self.paragraphs.log(self.story, rule, words or "picture")

    def _word(self, word: str, number: int | None) -> None:
        """Read a control word."""
        starred, self.starred = self.starred, False
        if word == "u" and number is not None:
            self._unicode(number % _WRAP)
        elif word == "uc":
            self.group = replace(self.group, substitutes=max(number or 0, 0))
        elif word in table()["characters"]:
            self._write(table()["characters"][word])
        elif word in {"footnote", "fldinst", *_LABELS} or word in table()["destinations"]:
            self._destination(word)
        elif starred and word not in _READ:
            self.group = replace(self.group, silent=True)
        elif self.group.rule is Rule.IMAGE:
            self.picture.set(word, number)
        elif word in _PARAGRAPH:
            _PARAGRAPH[word](self, number)
        else:
            if word == "deff":
                self.default_font = number or 0
            self.group = self.group.looking(word, number, self.default_font)

    def _destination(self, word: str) -> None:
        rule = table()["destinations"].get(word)
        self.picture.begin(word)
        if word == "footnote":
            self._note()
        elif rule is not None:
            known = next((one for one in Rule if one == rule), None)
            self.group = replace(self.group, destination=word, rule=self.group.rule or known, silent=known is None)
        else:
            self.group = replace(self.group, destination=word)

    def _note(self) -> None:
        if self.group.silent or self.group.rule:
            return
        self.notes += 1
        label = str(self.notes)
        self.paragraphs.log(self.story, Rule.FOOTNOTE_MARK, "", label)
        self.story.writer.write(label, (self.story.line, self.story.column), {("footnote", "")})
        self.story = self.paragraphs.begin(label)
        self.group = replace(Group(), destination="footnote", font=self.group.font, substitutes=self.group.substitutes)

    def _sign(self, value: bytes) -> None:
        if value == b"*":
            self.starred = True
        elif value in {b"\\", b"{", b"}"}:
            self._byte(value)
        elif value in {b"\r", b"\n"}:
            _PARAGRAPH["par"](self, None)
        else:
            self._write({b"~": "\u00a0", b"_": "\u2011", b"-": "\u00ad"}.get(value, ""))

    def _unicode(self, point: int) -> None:
        """Write a code unit; halves of a pair are put together. What stands for it is passed over."""
        if point in _SURROGATES:
            if self.surrogate and point >= 0xDC00:  # noqa: PLR2004 - low surrogates (Unicode, 3.8)
                self._write(chr(0x10000 + ((self.surrogate - 0xD800) << 10) + point - 0xDC00))
            self.surrogate = point if point < 0xDC00 else 0  # noqa: PLR2004 - same
        else:
            self._write(self._shown(point))
        self.skip = self.group.substitutes

    def _shown(self, point: int) -> str:
        """Return a code point as Unicode has it, also where a symbol font is meant; empty where nothing is known."""
        font = self.head.symbols.get(self.group.font)
        if font is None and point not in range(0xF000, 0xF100):
            return chr(point)
        shown = sign(point, font)
        self.paragraphs.log(self.story, Rule.SIGN if shown else Rule.SYMBOL, f"U+{point:04X}", shown or "")
        return shown or ""

    def _byte(self, value: bytes) -> None:
        taken = min(self.skip, len(value))
        self.skip -= taken
        self.bytes_read += value[taken:]

    def _flush(self) -> None:
        """Write the bytes that were read, in the code page of their font."""
        if not self.bytes_read:
            return
        data = bytes(self.bytes_read)
        self.bytes_read.clear()
        if self.group.font in self.head.symbols and not self.group.silent:
            text = "".join(self._shown(byte) if byte > 0x20 else " " for byte in data)  # noqa: PLR2004 - a space
        else:
            text = data.decode(self.head.pages.get(self.group.font, self.head.page), "replace")
        self._write(text)

    def _write(self, text: str) -> None:
        group, story = self.group, self.story
        if group.destination in PROPERTIES:
            self.picture.describe(group.destination, text)
        if group.silent or not text:
            return
        if group.destination == "fldinst":
            self.instruction += text
        elif group.rule:
            self.said += text
        elif group.destination in _LABELS:
            story.label += text
            if text.strip():
                self.paragraphs.log(story, Rule.LIST_MARKER, text)
        elif group.hidden or group.deleted:
            self.paragraphs.log(story, Rule.HIDDEN if group.hidden else Rule.DELETED, text)
        else:
            roles = group.roles | ({group.raised} if group.raised else frozenset())
            spans = {(role, "") for role in roles} | ({("link", group.target)} if group.target else set())
            story.writer.write(text, (story.line, story.column), spans)
            story.column += len(text)
            story.text += text.replace("\n", " ")

    def end_paragraph(self) -> None:
        """End a paragraph, unless it is one of what goes, or of a label."""
        if self.group.rule:
            self.said += " "
        elif not self.group.silent and self.group.destination not in _LABELS:
            self.paragraphs.end(self.story)

    def line_end(self) -> None:
        """End a line inside a paragraph."""
        if not (self.group.rule or self.group.silent):
            self.story.writer.line_break(self.story.line, self.story.column)
            self.story.column += 1
            self.story.text += " "

    def set(self, **changes: object) -> None:
        """Say what the paragraph is."""
        if not (self.group.rule or self.group.silent or self.group.destination in _LABELS):
            self.story.setting = replace(self.story.setting, **changes)  # type: ignore[arg-type]  # by control word

    def begin_paragraph(self) -> None:
        """Forget what the paragraphs before were."""
        if not (self.group.rule or self.group.silent or self.group.destination in _LABELS):
            self.story.setting = Setting()

    def end_cell(self) -> None:
        """End a cell."""
        self.set(in_table=True)
        self.paragraphs.end_cell(self.story)


#: Words that end or describe paragraphs.
_PARAGRAPH: dict[str, Callable[[_Reader, int | None], None]] = {
    **dict.fromkeys(("par", "sect", "page"), lambda reader, _: reader.end_paragraph()),
    "line": lambda reader, _: reader.line_end(),
    "pard": lambda reader, _: reader.begin_paragraph(),
    "s": lambda reader, number: reader.set(style=reader.head.styles.get(number or 0, "")),
    "outlinelevel": lambda reader, number: reader.set(outline=number),
    "ls": lambda reader, number: reader.set(list_of=number or 0),
    "ilvl": lambda reader, number: reader.set(level=min(max(number or 0, 0), 8)),
    "intbl": lambda reader, _: reader.set(in_table=True),
    "irow": lambda reader, number: reader.paragraphs.begin_row(reader.story, number or 0),
    "lastrow": lambda reader, _: reader.paragraphs.end_table(reader.story),
    "trhdr": lambda reader, _: reader.paragraphs.head_row(reader.story),
    **dict.fromkeys(("cell", "nestcell"), lambda reader, _: reader.end_cell()),
    **dict.fromkeys(("row", "nestrow"), lambda reader, _: reader.paragraphs.end_row(reader.story)),
}
