"""The characters of a paragraph: runs and what stands in them, changes, fields, links, signs, calls of notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.diagnostics import Location
from publish.intake.docx.fields import Fields, link_of
from publish.intake.docx.markup import bare, child, is_on, local, relation, setting, texts, value
from publish.intake.links import address
from publish.intake.model import Repair
from publish.intake.repairs import Rule
from publish.intake.symbols import is_symbol_font, sign
from publish.intake.writing import PassageWriter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from publish.intake.docx.pictures import Pictures
    from publish.intake.docx.styles import Styles
    from publish.intake.passages import Image

#: Elements whose content is read as if it stood in their place.
THROUGH = frozenset(
    {"ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"}
    | {"txbxContent", "ruby", "rubyBase"}
)
DELETED = frozenset({"del", "moveFrom"})
#: Characters that stand for themselves.
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_CHOICE = "AlternateContent"
_PICTURES = frozenset({"drawing", "pict", "object"})
#: Private characters mean nothing outside of their font.
_PRIVATE = range(0xE000, 0xF900)


@dataclass(slots=True)
class Pending:
    """A paragraph that is being read; the next one goes on it where its mark was deleted.

    `line` counts paragraphs, `column` what can be seen of this one; `runs` are the properties of its visible runs,
    `boxes` the text boxes that hang on it, `images` the pictures in it.
    """

    line: int
    column: int = 1
    writer: PassageWriter = field(default_factory=PassageWriter)
    runs: list[Element | None] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    text: str = ""


@dataclass(slots=True)
class Characters:
    """What is read through all paragraphs: fields that are open, notes that were called, what went."""

    name: str
    styles: Styles
    pictures: Pictures
    links: Mapping[str, str] = field(default_factory=dict)
    repairs: list[Repair] = field(default_factory=list)
    called: list[tuple[str, str]] = field(default_factory=list)
    fields: Fields = field(default_factory=Fields)

    def read(self, parent: Element, pending: Pending, style: str | None, target: str = "") -> None:
        """Read the runs in an element."""
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element, pending, style, target)
            elif name in DELETED:
                self.log(Rule.DELETED, "".join(texts(element)), pending)
            elif name == "rt":
                self.log(Rule.RUBY, "".join(texts(element)), pending)
            elif name == "sdt" and is_on(child(element, "sdtPr"), "showingPlcHdr"):
                self.log(Rule.PLACEHOLDER, "".join(texts(element)), pending)
            elif name in THROUGH:
                self.read(element, pending, style, self._target(element, name) or target)
            elif bare(element) in {"oMath", "oMathPara"}:
                formula = "".join(texts(element))
                self._write(formula, pending, frozenset())
                self.log(Rule.FORMULA, formula, pending, formula)

    def log(self, rule: Rule, before: str, pending: Pending, after: str = "") -> None:
        """Log what went, at the place where the reading stands."""
        if before.strip() or after:
            place = Location(self.name, pending.line, pending.column)
            self.repairs.append(Repair(rule, place, before, after))

    def _target(self, element: Element, name: str) -> str:
        """Return the address that an element links to."""
        if name == "hyperlink":
            return address(self.links.get(relation(element) or "", ""))
        return link_of(value(element, "instr") or "") if name == "fldSimple" else ""

    def _run(self, element: Element, pending: Pending, style: str | None, target: str) -> None:
        properties = child(element, "rPr")
        styles = (setting(properties, "rStyle"), style)
        if self._has(properties, "vanish", styles):
            self.log(Rule.HIDDEN, "".join(texts(element)), pending)
            return
        on = {
            "strong": self._has(properties, "bCs" if is_on(properties, "rtl") else "b", styles)
            or bool(is_on(properties, "b")),
            "emphasis": self._has(properties, "i", styles),
            "superscript": setting(properties, "vertAlign") == "superscript",
            "subscript": setting(properties, "vertAlign") == "subscript",
        }
        roles = frozenset((role, "") for role, is_so in on.items() if is_so)
        seen = pending.column
        for part in element:
            led = self.fields.target or target
            self._part(part, pending, roles | ({("link", led)} if led else frozenset()), _font(properties))
        if pending.column > seen:
            pending.runs.append(properties)

    def _part(self, part: Element, pending: Pending, spans: frozenset[tuple[str, str]], font: str | None) -> None:
        name = local(part)
        if name == "fldChar":
            self.fields.mark(value(part, "fldCharType"))
        elif name in {"instrText", "delInstrText"}:
            self.fields.instruct(part.text or "")
        elif self.fields.is_instruction:
            return
        elif name in _NOTES:
            self._call(_NOTES[name], part, pending)
        elif name == "ruby":
            self.read(part, pending, None)
        elif name in _PICTURES or bare(part) == _CHOICE:
            self._picture(part, pending)
        else:
            self._text(name, part, pending, spans, font)

    def _text(
        self, name: str, part: Element, pending: Pending, spans: frozenset[tuple[str, str]], font: str | None
    ) -> None:
        """Read a part that is text."""
        if name == "t":
            self._characters(part.text or "", pending, spans, font)
        elif name in _SIGNS:
            self._write(_SIGNS[name], pending, spans)
        elif name in {"br", "cr"}:
            pending.writer.line_break(pending.line, pending.column)
            pending.column += 1
            pending.text += " "
        elif name == "sym":
            self._symbol(part, pending, spans)

    def _call(self, kind: str, part: Element, pending: Pending) -> None:
        """Write the call of a note as its number."""
        self.called.append((kind, value(part, "id") or ""))
        label = str(len(self.called))
        self.log(Rule.FOOTNOTE_MARK, "", pending, label)
        pending.writer.write(label, (pending.line, pending.column), {("footnote", "")})

    def _characters(self, text: str, pending: Pending, spans: frozenset[tuple[str, str]], font: str | None) -> None:
        """Write characters; those of a symbol font as what Unicode has for them."""
        if not is_symbol_font(font) and all(ord(one) not in _PRIVATE for one in text):
            self._write(text, pending, spans)
            return
        for character in text:
            self._sign(ord(character), font, character, pending, spans)

    def _symbol(self, part: Element, pending: Pending, spans: frozenset[tuple[str, str]]) -> None:
        try:
            point = int(value(part, "char") or "", 16)
        except ValueError:
            return
        self._sign(point, value(part, "font"), f"U+{point:04X}", pending, spans)

    def _sign(
        self, point: int, font: str | None, written: str, pending: Pending, spans: frozenset[tuple[str, str]]
    ) -> None:
        """Write a sign as Unicode has it, and log what it was; tell one that it has not."""
        is_private = point in _PRIVATE or is_symbol_font(font)
        shown = sign(point, font) if is_private else _valid(point)
        if shown is None:
            self.log(Rule.SYMBOL, f"U+{point:04X}" if point in _PRIVATE else written, pending)
            return
        if is_private and shown != written:
            self.log(Rule.SIGN, written, pending, shown)
        self._write(shown, pending, spans)

    def _picture(self, part: Element, pending: Pending) -> None:
        """Take up pictures, log what cannot be printed with its words; take up the text boxes in a drawing."""
        boxes = [one for one in part.iter() if local(one) == "txbxContent"]
        # Of the alternatives for one picture the first is what Word shows.
        pending.boxes.extend(boxes[:1] if bare(part) == _CHOICE else boxes)
        shown = self.pictures.shown(part, (pending.line, pending.column))
        pending.images.extend(shown.images)
        if shown.lost or (shown.words and not (boxes or shown.images)):
            self.log(Rule.IMAGE, shown.words or "picture", pending)

    def _write(self, text: str, pending: Pending, spans: frozenset[tuple[str, str]]) -> None:
        pending.writer.write(text, (pending.line, pending.column), spans)
        pending.column += len(text)
        pending.text += text.replace("\n", " ")

    def _has(self, properties: Element | None, name: str, styles: tuple[str | None, ...]) -> bool:
        own = is_on(properties, name)
        return self.styles.run(name, *styles) if own is None else own


def _font(properties: Element | None) -> str | None:
    fonts = child(properties, "rFonts")
    return None if fonts is None else value(fonts, "ascii")


def _valid(point: int) -> str | None:
    return chr(point) if 0x20 <= point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF else None  # noqa: PLR2004 - code points
