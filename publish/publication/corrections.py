"""corrections/<tag>.toml: what an editor decided to change in a text, each with its reason.

[[correction]]
find = "Day”supporting"
replace = "Day” supporting"
why = "A space was missing."
block = 3        # only where `find` stands in several blocks: the third of this language, counted from 1
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from publish.diagnostics import Code, Diagnostic, Location
from publish.fence import read_ordinary
from publish.locale import language
from publish.publication.faults import shown
from publish.publication.locator import locate
from publish.publication.model import Correction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from publish.locale import Language
    from publish.publication.locator import Places

FOLDER = "corrections"
_KEYS = ("find", "replace", "why", "block")
#: No editor writes more; a larger file is another file under this name.
_LARGEST = 4_000_000
_EXAMPLE = 'Write it as: find = "teh", replace = "the", why = "A slip."'


def load_corrections(
    folder: Path, languages: Sequence[Language]
) -> tuple[dict[str, tuple[Correction, ...]], tuple[Diagnostic, ...]]:
    """Read every file of the folder corrections/ beside publication.toml.

    Args:
        folder: the publication's folder.
        languages: the declared ones; a file for any other language could never be applied.

    Returns:
        The corrections by language tag, in the order of their files, and what is wrong with them (C007).
    """
    declared = {one.tag for one in languages}
    found: dict[str, tuple[Correction, ...]] = {}
    diagnostics: list[Diagnostic] = []
    for path in sorted((folder / FOLDER).glob("*.toml")):
        name = f"{FOLDER}/{path.name}"
        known = language(path.stem)
        if known is None or known.tag not in declared:
            hint = f"Name it after a language of the publication: {', '.join(sorted(declared))}."
            message = f"{name} is for no language that the publication declares."
            diagnostics.append(Diagnostic(Code.C007, message, Location(name), hint))
            continue
        read = _Document.read(path, name)
        if isinstance(read, Diagnostic):
            diagnostics.append(read)
            continue
        found[known.tag] = tuple(read.corrections())
        diagnostics.extend(read.faults())
    return found, tuple(diagnostics)


@dataclass(frozen=True, slots=True)
class _Document:
    name: str
    data: dict[str, Any]
    places: Places

    @classmethod
    def read(cls, path: Path, name: str) -> _Document | Diagnostic:
        try:
            text = read_ordinary(path, _LARGEST, within=path.parent.parent).decode("utf-8-sig")
            return cls(name, tomllib.loads(text), locate(text))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            return Diagnostic(Code.C007, f"{name} cannot be read: {reason}.", Location(name))
        except (ValueError, RecursionError) as error:
            hint = 'Texts stand in straight quotes, a quotation mark in them as \\".'
            return Diagnostic(Code.C007, f"{name} is not valid TOML in UTF-8: {error}.", Location(name), hint)

    def _entries(self) -> list[Any]:
        entries = self.data.get("correction", [])
        return entries if isinstance(entries, list) else [entries]

    def corrections(self) -> Iterator[Correction]:
        """Yield the entries that are right."""
        for index, entry in enumerate(self._entries()):
            if not self._faults_of(index, entry):
                place = self._at(index, "find")
                yield Correction(entry["find"], entry["replace"], entry["why"], place, entry.get("block"))

    def faults(self) -> Iterator[Diagnostic]:
        """Yield what is wrong with keys and entries."""
        for key in self.data:
            if key != "correction":
                message = f"{self.name} has the unknown key {shown(key)}."
                place = Location(self.name, *self.places.key((key,)))
                yield Diagnostic(Code.C007, message, place, "An entry begins with [[correction]].")
        for index, entry in enumerate(self._entries()):
            yield from self._faults_of(index, entry)

    def _faults_of(self, index: int, entry: Mapping[str, Any]) -> list[Diagnostic]:
        if not isinstance(entry, dict):
            return [Diagnostic(Code.C007, "A correction is a table.", self._at(index), "Begin it with [[correction]].")]
        faults = [
            Diagnostic(Code.C007, f"A correction has no key {shown(key)}.", self._at(index, key), f"It knows {_KNOWN}.")
            for key in entry
            if key not in _KEYS
        ]
        wrong = [
            (key, "is missing" if key not in entry else "must be a text of one line")
            for key in ("find", "replace", "why")
            if not _is_line(entry.get(key), empty=key == "replace")
        ]
        block = entry.get("block")
        if block is not None and (not isinstance(block, int) or isinstance(block, bool) or block < 1):
            wrong.append(("block", "must be a number from 1"))
        if not wrong and entry["find"] == entry["replace"]:
            wrong.append(("replace", "changes nothing"))
        faults.extend(
            Diagnostic(Code.C007, f"The key {shown(key)} of a correction {what}.", self._at(index, key), _EXAMPLE)
            for key, what in wrong
        )
        return faults

    def _at(self, index: int, key: str | None = None) -> Location:
        path = ("correction", index) if key is None else ("correction", index, key)
        return Location(self.name, *self.places.value(path))


_KNOWN = ", ".join(_KEYS)


def _is_line(value: object, *, empty: bool) -> bool:
    """Tell whether a value is a text of one line without control characters."""
    return isinstance(value, str) and _is_visible(value) and (empty or bool(value.strip()))


def _is_visible(text: str) -> bool:
    """Tell whether what is not printable are only the joiners and spaces that scripts need (no-break, ZWNJ, ZWJ)."""
    return all(character.isprintable() or character in "\u00a0\u202f\u200c\u200d\u200b\u3000" for character in text)
