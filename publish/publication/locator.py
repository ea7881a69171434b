"""Where keys and values stand in a TOML text: tomllib gives values without places, an editor needs line and column.

Reads by the grammar of TOML 1.0.0 and only texts that tomllib has accepted; nothing is judged here.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The way to a value from the top of the document: names of keys, and indices of arrays from 0.
KeyPath = tuple[str | int, ...]

#: Line and column, both from 1, columns in code points.
Place = tuple[int, int]

_TOP: Place = (1, 1)
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_NAME = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*'""")
_STRING = re.compile(r'''"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\])*"|'[^']*\'''', re.DOTALL)
_SCALAR = re.compile(r"[^,\]}#\n]*")


@dataclass(frozen=True, slots=True)
class Places:
    """The places of all keys and values of one TOML text."""

    keys: Mapping[KeyPath, Place]
    values: Mapping[KeyPath, Place]

    def key(self, path: KeyPath) -> Place:
        """Find the first mention of a key; of the nearest table around it where the text has no such key."""
        while path and path not in self.keys:
            path = path[:-1]
        return self.keys.get(path, _TOP)

    def value(self, path: KeyPath) -> Place:
        """Find where a value begins; where it has no place of its own (a table), find its key."""
        return self.values.get(path) or self.key(path)


def locate(text: str) -> Places:
    """Find the places of all keys and values in a TOML text that tomllib accepts.

    Raises:
        RecursionError: arrays or inline tables are nested some hundreds deep.
    """
    scanner = _Scanner(text)
    scanner.document()
    starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(offset: int) -> Place:
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    return Places(
        keys={path: place(offset) for path, offset in scanner.keys.items()},
        values={path: place(offset) for path, offset in scanner.values.items()},
    )


@dataclass(slots=True)
class _Scanner:
    """A cursor over the text; it collects the offset of every key (its first mention) and value."""

    text: str
    at: int = 0
    keys: dict[KeyPath, int] = field(default_factory=dict)
    values: dict[KeyPath, int] = field(default_factory=dict)
    tables_in_array: dict[KeyPath, int] = field(default_factory=dict)

    def document(self) -> None:
        table: KeyPath = ()
        self._take(_BLANK)
        while self.at < len(self.text):
            if self.text.startswith("[", self.at):
                table = self._header()
            else:
                self._pair(table)
            self._take(_BLANK)

    def _header(self) -> KeyPath:
        array = self.text.startswith("[[", self.at)
        self.at += 2 if array else 1
        path: KeyPath = ()
        names = self._names()
        for index, (name, offset) in enumerate(names, start=1):
            path = (*path, name)
            self.keys.setdefault(path, offset)
            if array and index == len(names):
                self.tables_in_array[path] = self.tables_in_array.get(path, 0) + 1
            if path in self.tables_in_array:
                path = (*path, self.tables_in_array[path] - 1)
                self.keys.setdefault(path, offset)
        self.at += 2 if array else 1
        return path

    def _pair(self, table: KeyPath) -> None:
        path = table
        for name, offset in self._names():
            path = (*path, name)
            self.keys.setdefault(path, offset)
        self.at += 1  # the equals sign
        self._take(_SPACE)
        self._value(path)

    def _names(self) -> list[tuple[str, int]]:
        names = []
        while True:
            self._take(_SPACE)
            offset = self.at
            raw = self._take(_NAME)
            names.append((tomllib.loads(f"name = {raw}")["name"] if raw[0] in "\"'" else raw, offset))
            self._take(_SPACE)
            if not self.text.startswith(".", self.at):
                return names
            self.at += 1

    def _value(self, path: KeyPath) -> None:
        self.values[path] = self.at
        opening = self.text[self.at]
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline_table(path)
        else:
            self._take(_STRING if opening in "\"'" else _SCALAR)

    def _array(self, path: KeyPath) -> None:
        index = 0
        self._open()
        while not self.text.startswith("]", self.at):
            self._value((*path, index))
            self._separator()
            index += 1
        self.at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._open()
        while not self.text.startswith("}", self.at):
            self._pair(path)
            self._separator()
        self.at += 1

    def _open(self) -> None:
        self.at += 1
        self._take(_BLANK)

    def _separator(self) -> None:
        self._take(_BLANK)
        if self.text.startswith(",", self.at):
            self._open()

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        taken = match.group() if match else ""
        self.at += len(taken)
        return taken
