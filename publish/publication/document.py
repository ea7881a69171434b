"""publication.toml as read from the disk: its data, and where each key and value stands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from publish.diagnostics import Code, Diagnostic, Location
from publish.fence import read_ordinary
from publish.publication.locator import Places, locate
from publish.standing.obstacles import DECLARATION, absence

if TYPE_CHECKING:
    from pathlib import Path

    from publish.publication.locator import KeyPath

FILE_NAME = DECLARATION

#: No editor writes more; a larger file is another file under this name.
_LARGEST = 1_000_000

#: What is meant for a day. tomllib stops within one that is none, with words about lines or statements.
_DAY = re.compile(r"(?<=[=\s])(\d{4})-(\d{1,2})-(\d{1,2})(?=[\sT#]|$)")

_PLACE_IN_MESSAGE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")

#: What usually lies behind a complaint of tomllib, by the words it begins with.
_CAUSES = (
    ("Invalid value", 'Texts stand in straight quotes: trim = "A5".'),
    ("Cannot overwrite", "The same key stands twice; keep one."),
    ("Cannot declare", "The same table stands twice; join them."),
    ("Expected '='", 'A line reads: key = "value".'),
    ("Invalid statement", 'A line reads: key = "value"; a line of explanation begins with #.'),
    ("Expected newline", "Each key has a line of its own, and texts stand in straight quotes."),
    ("Invalid hex value", "Write / between folders, or put the text in single quotes."),
    ("Unescaped '\\'", "Write / between folders, or put the text in single quotes."),
    ("Unclosed array", "Put commas between the values. Close the bracket behind the last."),
    ("Unclosed", "Close the bracket."),
    ("Unterminated", "Close the quotes."),
    ("Illegal character", "Close the quotes on the same line."),
)


@dataclass(frozen=True, slots=True)
class TomlDocument:
    """A publication.toml that is valid TOML."""

    data: dict[str, Any]
    places: Places

    def table(self, name: str) -> dict[str, Any]:
        """Return a top-level table; empty where it is absent or no table."""
        value = self.data.get(name)
        return value if isinstance(value, dict) else {}

    def at_key(self, *path: str | int) -> Location:
        """Locate a key."""
        return Location(FILE_NAME, *self.places.key(path))

    def at_value(self, *path: str | int) -> Location:
        """Locate a value."""
        return Location(FILE_NAME, *self.places.value(path))

    def holds(self, path: KeyPath) -> bool:
        """Tell whether the text mentions the key."""
        return path in self.places.keys


def read(folder: Path) -> TomlDocument | Diagnostic:
    """Read publication.toml of a folder; a Diagnostic (C006, C001) where that is not possible."""
    path = folder / FILE_NAME
    try:
        data = read_ordinary(path, _LARGEST, within=folder)
    except (FileNotFoundError, NotADirectoryError):
        words, hint = absence(str(folder))
        return Diagnostic(Code.C006, words, hint=hint)
    except OSError as error:
        hint = "Make it a readable, ordinary file in this folder."
        return Diagnostic(Code.C006, f"{path} cannot be read: {error.strerror}.", hint=hint)
    return parse(data)


def parse(data: bytes) -> TomlDocument | Diagnostic:
    """Parse the bytes of publication.toml; a Diagnostic (C001) with line and column where they are not TOML."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        location = Location(FILE_NAME, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Diagnostic(Code.C001, f"{FILE_NAME} is not UTF-8.", location, 'Save it again with the encoding "UTF-8".')
    try:
        return TomlDocument(tomllib.loads(text), locate(text))
    except RecursionError:
        return Diagnostic(Code.C001, "Brackets are nested too deep.", Location(FILE_NAME), "Write flat lists.")
    except ValueError as error:  # tomllib.TOMLDecodeError, and int() of thousands of digits
        return _syntax_fault(str(error), text)


def _syntax_fault(complaint: str, text: str) -> Diagnostic:
    found = _PLACE_IN_MESSAGE.search(complaint)
    if found and found["line"]:
        location = Location(FILE_NAME, int(found["line"]), int(found["column"]))
    elif found:
        lines = text.rstrip().splitlines() or [""]
        location = Location(FILE_NAME, len(lines), len(lines[-1]) + 1)
    else:
        location = Location(FILE_NAME)
    what = complaint[: found.start()] if found else "A value is not valid"
    day = _day_at(location, text)
    if day:
        message = f"{day.group()} is {'not written as a date' if _exists(day) else 'no day of the calendar'}."
        place = replace(location, column=day.start() + 1)
        return Diagnostic(Code.C001, message, place, "Write year-month-day in digits, for example: date = 2023-10-22")
    hint = next((hint for beginning, hint in _CAUSES if what.startswith(beginning)), "See toml.io for the form.")
    return Diagnostic(Code.C001, f"This is not valid TOML: {what[:1].lower()}{what[1:]}.", location, hint)


def _day_at(location: Location, text: str) -> re.Match[str] | None:
    """Find the day in whose midst a place lies."""
    if location.line is None or location.column is None:
        return None
    line = text.split("\n")[location.line - 1]
    return next((day for day in _DAY.finditer(line) if day.start() < location.column <= day.end()), None)


def _exists(day: re.Match[str]) -> bool:
    try:
        date(*map(int, day.groups()))
    except ValueError:
        return False
    return True
