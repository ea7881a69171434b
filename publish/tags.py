"""Tags of languages (BCP 47) as CLDR knows them, read from a table that is written beforehand: no library is needed.

`publish/locale/tags_table.py` writes the table from Babel: the language's tag, its own name, its English name, and
other codes that editors write for it (`eng`, or the country where it is spoken most). Of most there is the tag alone.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # the module that has it costs as much as an error of use
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TABLE = os.path.join(os.path.dirname(__file__), "tags.tsv")
_READ: list[tuple[frozenset[str], list[list[str]]]] = []

#: Words of so many ASCII letters at most are taken for codes, others for names.
_LONGEST_CODE = 3
#: BCP 47, 2.1 and 4.4.1: tags go into file names and markup.
_MOST_SUBTAGS, _LONGEST_SUBTAG = 6, 8
_SCRIPT = len("Latn")


def is_language(tag: str) -> bool:
    """Tell whether a tag is well formed and of a language that CLDR knows.

    A tag that says its script is enough for any language that has a code (`und-Latn`).
    """
    primary, *others = tag.replace("_", "-").split("-")
    if not _is_well_formed(primary, others):
        return False
    primary = primary.lower()
    known, named = _table()
    if primary in known:
        return True
    is_code = len(primary) == _LONGEST_CODE and not any(primary in row[3].split(" ") for row in named)
    return is_code and any(len(one) == _SCRIPT and one.isalpha() for one in others)


def nearest_tags(text: str) -> list[tuple[str, str]]:
    """Find the languages that a word most likely means, best first, at most three: their tags and own names.

    Tried in this order: another code of the same language (`eng`), the country where it is spoken most (`gr`), its
    name in English (`Turkish`) or in itself (`Türkçe`), tags that are spelled alike. Languages of which CLDR has no
    more than a name are not proposed.
    """
    _, named = _table()
    word = text.strip().casefold()
    code = word.replace("_", "-").split("-")[0]
    by_code = {one: row for row in named for one in row[3].split(" ") if one}
    if code in by_code:
        found = [by_code[code]]
    else:
        is_code = word.isascii() and len(word) <= _LONGEST_CODE
        found = [] if is_code else _near(word, _by(named, 2), 1, 0.8) or _near(word, _by(named, 1), 1, 0.8)
        found = found or _near(code, _by([row for row in named if row[2]], 0), 3, 0.5)
    return [(row[0], row[1]) for row in found]


def _is_well_formed(primary: str, others: Sequence[str]) -> bool:
    return (
        all(part.isascii() and part.isalnum() and len(part) <= _LONGEST_SUBTAG for part in (primary, *others))
        and primary.isalpha()
        and len(primary) > 1
        and len(others) < _MOST_SUBTAGS
    )


def _table() -> tuple[frozenset[str], list[list[str]]]:
    """Return all tags, and the rows that say more than the tag."""
    if not _READ:
        with open(_TABLE, encoding="utf-8") as file:
            lines = [line for line in file.read().split("\n") if line and not line.startswith("#")]
        rows = [line.split("\t") for line in lines if "\t" in line]
        bare = (tag for line in lines if "\t" not in line for tag in line.split(" "))
        _READ.append((frozenset([*bare, *(row[0] for row in rows)]), rows))
    return _READ[0]


def _by(rows: Sequence[list[str]], column: int) -> dict[str, list[str]]:
    return {row[column].casefold(): row for row in rows if row[column]}


def _near(word: str, rows: Mapping[str, list[str]], most: int, cutoff: float) -> list[list[str]]:
    from difflib import get_close_matches  # noqa: PLC0415 - only where there is something to compare

    return [rows[one] for one in get_close_matches(word, list(rows), n=most, cutoff=cutoff)]
