"""reStructuredText -> document tree, with whatever docutils says as diagnostics at the line in the text."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from docutils import nodes, utils
from docutils.parsers.rst import Parser, directives, roles
from docutils.readers import standalone
from docutils.writers import html5_polyglot

from publish.diagnostics import Code, Diagnostic, Location, Severity
from publish.doctree.settings import safe_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

#: docutils' levels: an INFO is silent, a WARNING (2) leaves the characters standing, from ERROR (3) on text is lost.
_WARNING, _ERROR = 2, 3

_DEFAULT_HINT = "Mend the markup here, or put a backslash before a character that is meant as itself."

#: What docutils says, and the way out in the words of an editor; the first that fits is taken.
_HINTS = (
    (
        "start-string without end-string",
        "Close the markup, or write a backslash before the sign if it is meant as itself.",
    ),
    ("footnote references: only", "Write the note that belongs to it, or take the call out."),
    ("line is too long", "Break the line: no line of reStructuredText may exceed 10,000 characters."),
    ("exceeds the line-length-limit", "Break the line: no line of reStructuredText may exceed 10,000 characters."),
    ("Unknown interpreted text role", "Use emphasis, strong, superscript or subscript."),
    ("Unknown directive type", "Remove the directive, or write a backslash before the two dots."),
    ("Unknown target name", "Give the link its address, or write a backslash before the final underscore."),
    ("Undefined substitution referenced", "Write a backslash before the first bar to print it as itself."),
    ("disabled", "Files and raw markup are not read from a text; write the content itself."),
    ("indent", "Set the line flush with the block that it belongs to, with a blank line before a new block."),
    ("without a blank line", "Put a blank line before this line."),
    ("underline too short", "Draw the line under the heading at least as long as the heading."),
)


def parse(rst: str, name: str) -> tuple[nodes.document, tuple[Diagnostic, ...]]:
    """Parse reStructuredText (docutils, safe settings) into a document tree.

    Args:
        rst: The text; it can include no file and no raw markup.
        name: The file's name as diagnostics print it.

    Returns:
        The document, and a D001 for every message of level 2 (a warning) and above (an error), sorted by line.
        The document is empty where docutils itself broke down on the text.
    """
    document = utils.new_document(name, safe_settings())
    messages: list[nodes.system_message] = []
    document.reporter.attach_observer(messages.append)
    try:
        with _own_roles_and_directives():
            _build(rst, document)
    except RecursionError:
        problem = _broken_down(name, "its lists or quotations are nested too deeply", "Flatten the nesting.")
        return utils.new_document(name, safe_settings()), (problem,)
    except Exception as error:  # noqa: BLE001 - docutils lets untyped errors of any kind through on damaged markup
        problem = _broken_down(name, f"docutils stopped with {type(error).__name__}", _DEFAULT_HINT)
        return utils.new_document(name, safe_settings()), (problem,)
    lines = rst.splitlines()
    found = [_diagnostic(message, document, lines, name) for message in messages if message["level"] >= _WARNING]
    return document, tuple(sorted(found, key=lambda problem: (problem.location and problem.location.line) or 0))


@contextmanager
def _own_roles_and_directives() -> Iterator[None]:
    """Keep what one text defines (`.. role::`, `.. default-role::`) from leaking into the next: both are global."""
    tables: tuple[dict[str, object], ...] = (roles._roles, directives._directives)  # type: ignore[attr-defined] # noqa: SLF001 - docutils has no public way to restore them
    saved = [dict(table) for table in tables]
    try:
        yield
    finally:
        for table, before in zip(tables, saved, strict=True):
            table.clear()
            table.update(before)


def _build(rst: str, document: nodes.document) -> None:
    """Parse into `document` and apply docutils' own transforms: references, targets, footnotes, substitutions."""
    parser = Parser()
    parser.parse(rst, document)
    document.transformer.populate_from_components((standalone.Reader(parser), parser, html5_polyglot.Writer()))
    document.transformer.apply_transforms()


def _diagnostic(message: nodes.system_message, document: nodes.document, lines: list[str], name: str) -> Diagnostic:
    said = message[0].astext() if len(message) else ""
    marked = [document.ids[ref].astext() for ref in message["backrefs"] if ref in document.ids]
    line, column = _place(lines, message.get("line"), marked[0] if marked else "")
    return Diagnostic(
        Code.D001,
        f"reStructuredText is not right: {said.splitlines()[0] if said else 'no reason given'}",
        Location(name, line, column),
        next((hint for fragment, hint in _HINTS if fragment in said), _DEFAULT_HINT),
        severity=Severity.ERROR if message["level"] >= _ERROR else Severity.WARNING,
    )


def _place(lines: list[str], line: int | None, marked: str) -> tuple[int | None, int | None]:
    """Find the marked characters in the paragraph that begins at `line`: docutils gives the paragraph's line only.

    Where they stand there more than once, the place is the first character of the line that docutils names.
    """
    if line is None or not 1 <= line <= len(lines):
        return line, None
    first = marked.split("\n", maxsplit=1)[0]
    end = next((at for at in range(line - 1, len(lines)) if not lines[at].strip()), len(lines))
    hits = [at for at in range(line - 1, end) if first and first in lines[at]]
    if len(hits) == 1 and lines[hits[0]].count(first) == 1:
        return hits[0] + 1, lines[hits[0]].index(first) + 1
    text = lines[line - 1]
    return line, len(text) - len(text.lstrip()) + 1


def _broken_down(name: str, reason: str, hint: str) -> Diagnostic:
    return Diagnostic(Code.D001, f"reStructuredText cannot be read: {reason}.", Location(name), hint)
