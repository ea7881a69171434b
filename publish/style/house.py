"""The publication's own looks: its style sheet, read and made safe, its pictures, its colours."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import tinycss2
from tinycss2 import ast

from publish.diagnostics import Code, Diagnostic, Location, Severity
from publish.fence import read_ordinary
from publish.style.pictures import Picture, PictureFault, find_picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

#: Rules that would bring in what is not proven, or not in the folder.
_CLOSED = {
    "import": "Put the rules into this file.",
    "font-face": "Fonts are those of the lock, so that every glyph can be proven.",
    "namespace": "Take the rule out.",
    "charset": "Save the file as UTF-8, and take the rule out.",
}
#: What changes the words of a text or adds some, so that the page no longer shows what its author wrote.
_CHANGES = {
    "text-transform": "Write the text itself so, or set small capitals: font-variant-caps.",
    "content": "Write into the text what belongs to it; a sign without words is a picture: content: url(…).",
}
_UNCHANGED = frozenset({"none", "inherit", "initial", "unset"})
_FIRST = ("first-letter", "first-line")
#: What the edition itself says of a page, or what would be painted over its edges: binding moves what stands on it.
_OF_THE_PAGE = {
    "size": "The size of pages stands in publication.toml: trim under [booklet], sheet under [leaflets].",
    "background": "Tint what stands on the page: main, section, blockquote. A page has no tint of its own.",
    "border": "Put the border around what stands on the page: main, section, blockquote.",
    "outline": "Put the border around what stands on the page: main, section, blockquote.",
}
_MARGIN_BOX = "Running heads and folios are the edition's; what else is to be read stands in the text."
_ROOT = re.compile(r"(?:^|[\s>+~,])(?:html|body|:root)(?:\[[^\]]*\]|[.:#][-\w()]+)*\s*(?:,|$)", re.IGNORECASE)
_FORM = "A rule reads: selector { property: value; property: value }"
_LARGEST = 1_000_000

#: The custom properties behind the colours that publication.toml names.
COLOURS = {"accent": "--accent", "band": "--band", "title": "--on-band"}


@dataclass(frozen=True, slots=True)
class House:
    """What a publication adds to its theme.

    `css` comes behind the theme: colours and the cover's picture. `own` is the publication's style sheet, which stays a
    sheet of its own, so that its lines keep their numbers. `files` maps the addresses in both to files.
    """

    css: str = ""
    own: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


def house_css(colours: Iterable[tuple[str, str]], cover: Picture | None) -> str:
    """Write the colours and the cover's picture as CSS."""
    values = "; ".join(f"{COLOURS[name]}: {value}" for name, value in colours)
    rules = [f":root {{ {values} }}"] if values else []
    if cover:
        rules.append(f'.cover .band {{ background: var(--band) url("{cover.address}") center / cover no-repeat }}')
    return "\n".join(rules)


def read_own_sheet(folder: Path, name: str) -> tuple[str, Mapping[str, str], tuple[Diagnostic, ...]]:
    """Read the publication's style sheet (CSS Syntax 3).

    Returns:
        Its text, each url() turned to the address of a picture; the files behind these; and what is wrong, with line
        and column (C008, C009).
    """
    text, reason = _text_of(folder, folder / name)
    if reason:
        hint = "Name a .css file of the publication's folder, saved as UTF-8."
        return "", {}, (Diagnostic(Code.C008, f"The style sheet {name} cannot be used: {reason}.", hint=hint),)
    reader = _Reader(folder, name)
    try:
        tokens = tinycss2.parse_component_value_list(text)
        reader.rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
        reader.values(tokens)
        return tinycss2.serialize(tokens), reader.files, tuple(reader.faults)
    except RecursionError:
        fault = Diagnostic(Code.C008, "The style sheet is nested too deep.", Location(name), "Write flat rules.")
        return "", {}, (fault,)


def _text_of(folder: Path, path: Path) -> tuple[str, str]:
    """Read a style sheet; return its text, or why that cannot be."""
    try:
        text = read_ordinary(path, _LARGEST, folder).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return "", (error.strerror or "no reason given") if isinstance(error, OSError) else "it is not UTF-8"
    return ("", "it holds a tag of HTML") if "</style" in text.lower() else (text, "")


class _Reader:
    """Looks through a parsed sheet; collects faults and pictures."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self.files: dict[str, str] = {}
        self.faults: list[Diagnostic] = []

    def rules(self, nodes: Iterable[ast.Node]) -> None:
        """Find rules that cannot be read, and rules that are closed."""
        for node in nodes:
            if node.type == "error":
                self._fault(node, "Before here stands what is neither a rule nor a declaration.", _FORM)
            elif node.type == "at-rule" and node.lower_at_keyword in _CLOSED:
                message = f"The rule @{node.lower_at_keyword} is not allowed here."
                self._fault(node, message, _CLOSED[node.lower_at_keyword])
            elif node.type == "declaration" and _changes_text(node):
                message = f"{node.lower_name} makes other words of the text than its author wrote."
                self._fault(node, message, _CHANGES[node.lower_name], Severity.WARNING)
            elif node.type == "qualified-rule" and any(part in tinycss2.serialize(node.prelude) for part in _FIRST):
                message = "First letters and first lines cannot be set apart: the engine draws them twice or elsewhere."
                self._fault(node, message, "Take the rule out; a large initial can be a picture.", Severity.WARNING)
            elif getattr(node, "content", None):
                self._of_the_page(node)
                self.rules(tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True))

    def _of_the_page(self, rule: ast.Node) -> None:
        """Find what would be set or painted on the page as such."""
        is_page = rule.type == "at-rule" and rule.lower_at_keyword == "page"
        if not is_page and not (rule.type == "qualified-rule" and _ROOT.search(tinycss2.serialize(rule.prelude))):
            return
        for node in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
            name = node.lower_name.partition("-")[0] if node.type == "declaration" else ""
            if name in _OF_THE_PAGE and not _is_nothing(node):
                self._fault(node, f"{node.lower_name} is not for a whole page.", _OF_THE_PAGE[name])
            elif is_page and node.type == "at-rule":
                self._fault(node, f"Nothing can be set in the margin @{node.lower_at_keyword}.", _MARGIN_BOX)

    def values(self, tokens: Iterable[ast.Node]) -> None:
        """Turn every url() to the address of its picture."""
        for token in tokens:
            if token.type == "url":
                self._url(token, token)
            elif token.type == "function" and token.lower_name in {"url", "src"}:
                strings = [part for part in token.arguments if part.type == "string"]
                for part in strings:
                    self._url(part, token)
            for inner in ("arguments", "content"):
                self.values(getattr(token, inner, None) or ())

    def _url(self, node: ast.Node, place: ast.Node) -> None:
        found = find_picture(self._folder, node.value, self._name)
        if isinstance(found, PictureFault):
            location = Location(self._name, place.source_line, place.source_column)
            self.faults.append(Diagnostic(Code.C009, found.message, location, found.hint))
            return
        self.files[found.address] = found.path
        node.value = found.address
        node.representation = f'url("{found.address}")' if node.type == "url" else f'"{found.address}"'

    def _fault(self, node: ast.Node, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        place = Location(self._name, node.source_line, node.source_column)
        self.faults.append(Diagnostic(Code.C008, message, place, hint, severity=severity))


def _is_nothing(node: ast.Declaration) -> bool:
    """Tell whether a declaration only takes something away."""
    return tinycss2.serialize(node.value).strip().lower() in {"none", "0", "initial", "unset", "transparent"}


def _changes_text(node: ast.Declaration) -> bool:
    """Tell whether a declaration makes other words of the text, or adds some."""
    values = [value for value in node.value if value.type not in {"whitespace", "comment"}]
    if node.lower_name == "text-transform":
        return any(value.type != "ident" or value.lower_value not in _UNCHANGED for value in values)
    return node.lower_name == "content" and any(value.type == "string" and value.value.strip() for value in values)
