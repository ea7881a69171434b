"""The characters of an ODT paragraph: spans, links, notes, what is hidden, what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.diagnostics import Location
from publish.intake.links import address
from publish.intake.model import Repair
from publish.intake.odt.markup import child, millimetres, name_of, number, value, words
from publish.intake.passages import Image
from publish.intake.pictures import Gallery, share
from publish.intake.repairs import Rule
from publish.intake.writing import PassageWriter

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from publish.intake.container import Container
    from publish.intake.odt.styles import Styles

#: Elements that are no text of the paragraph: by name, and the rule by which they go.
_TOLD = {
    "office:annotation": Rule.COMMENT,
    "text:placeholder": Rule.PLACEHOLDER,
    "text:ruby-text": Rule.RUBY,
    "text:hidden-text": Rule.HIDDEN,
}
_SPACE = " "
#: No file has more spaces in a row that mean anything.
_MOST_SPACES = 40
Spans = frozenset[tuple[str, str]]


@dataclass(slots=True)
class Pending:
    """A paragraph that is being read: its number, the column that comes next, what hangs on it."""

    line: int
    column: int = 1
    writer: PassageWriter = field(default_factory=PassageWriter)
    boxes: list[Element] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    text: str = ""


@dataclass(slots=True)
class Characters:
    """What is read through all paragraphs: what went, and the notes that were called."""

    name: str
    styles: Styles
    container: Container
    gallery: Gallery = field(default_factory=Gallery)
    repairs: list[Repair] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)

    def read(self, element: Element, pending: Pending, spans: Spans) -> None:
        """Read the characters in an element."""
        self._write(element.text, pending, spans)
        for part in element:
            self._part(part, pending, spans)
            self._write(part.tail, pending, spans)

    def log(self, rule: Rule, before: str, pending: Pending, after: str = "") -> None:
        """Log what went, at the place where the reading stands."""
        if before.strip() or after:
            self.repairs.append(Repair(rule, Location(self.name, pending.line, pending.column), before, after))

    def _part(self, part: Element, pending: Pending, spans: Spans) -> None:
        name = name_of(part)
        if name in _TOLD:
            self.log(_TOLD[name], words(part), pending)
        elif name == "text:span":
            self._span(part, pending, spans)
        elif name == "text:a":
            target = address(value(part, "xlink:href") or "")
            self.read(part, pending, spans | ({("link", target)} if target else frozenset()))
        elif name == "text:s":
            self._write(_SPACE * min(number(value(part, "text:c")) or 1, _MOST_SPACES), pending, spans)
        elif name == "text:tab":
            self._write("\t", pending, spans)
        elif name == "text:line-break":
            pending.writer.line_break(pending.line, pending.column)
            pending.column += 1
            pending.text += _SPACE
        elif name == "text:note":
            self._note(part, pending)
        elif name.startswith("draw:"):
            self.drawing(part, pending)
        elif name not in {"text:change", "text:change-start", "text:change-end", "text:bookmark"}:
            self.read(part, pending, spans)

    def _span(self, part: Element, pending: Pending, spans: Spans) -> None:
        style = value(part, "text:style-name")
        if self.styles.is_hidden("text", style):
            self.log(Rule.HIDDEN, words(part), pending)
            return
        self.read(part, pending, spans | {(role, "") for role in self.styles.roles("text", style)})

    def _note(self, part: Element, pending: Pending) -> None:
        self.notes.append(part)
        label = str(len(self.notes))
        citation = child(part, "text:note-citation")
        self.log(Rule.FOOTNOTE_MARK, words(citation) if citation is not None else "", pending, label)
        pending.writer.write(label, (pending.line, pending.column), {("footnote", "")})

    def drawing(self, part: Element, pending: Pending) -> None:
        """Take up pictures, log with its words what cannot be printed; take up the text boxes in a drawing."""
        boxes = [one for one in part.iter() if name_of(one) == "draw:text-box"]
        pending.boxes.extend(boxes)
        frames = [one for one in part.iter() if name_of(one) == "draw:frame" and _shows(one)]
        if not boxes:
            for frame in frames:
                self._picture(frame, pending)
        if not frames and not boxes and words(part).strip():
            # Words in a shape stand in paragraphs of their own.
            pending.boxes.append(part)

    def _picture(self, frame: Element, pending: Pending) -> None:
        said = [words(one).strip() for one in frame.iter() if name_of(one) in {"svg:title", "svg:desc"}]
        alternative = " ".join(" ".join(dict.fromkeys(filter(None, said))).split())
        parts = [value(one, "xlink:href") or "" for one in frame if name_of(one) == "draw:image"]
        kept = (self.gallery.keep(self.container.content(one.removeprefix("./"))) for one in parts)
        address = next(filter(None, kept), None)
        if address:
            width = share(millimetres(value(frame, "svg:width")))
            pending.images.append(Image(address, alternative, width, (pending.line, pending.column)))
        else:
            self.log(Rule.IMAGE, alternative or value(frame, "draw:name") or "picture", pending)

    def _write(self, text: str | None, pending: Pending, spans: Spans) -> None:
        if text:
            pending.writer.write(text, (pending.line, pending.column), spans)
            pending.column += len(text)
            pending.text += text.replace("\n", _SPACE)


def _shows(frame: Element) -> bool:
    return any(name_of(one) in {"draw:image", "draw:object", "draw:object-ole"} for one in frame)
