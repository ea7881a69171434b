"""Make orthographies.tsv from the language data of gflanguages: `python3 tasks.py orthographies`.

The source is the wheel of gflanguages 0.7.11 (Google Fonts' languages, Apache-2.0), whose textproto files give each
language's exemplar characters, most of them from CLDR.
"""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from publish.fonts.ranges import write_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = "gflanguages==0.7.11"
_TARGET = Path(__file__).with_name("orthographies.tsv")
_HEAD = f"""\
# What each orthography needs: language and script, base letters, marks, digits, punctuation; code points, `-` between
# the ends of a range. Made by publish/fonts/orthography_table.py from {SOURCE} (Apache-2.0).
"""
_FIELDS = ("base", "marks", "numerals", "punctuation")
_FIELD = re.compile(r'^  (?P<name>\w+): "(?P<text>(?:[^"\\]|\\.)*)"$', re.MULTILINE)
_EXEMPLARS = re.compile(r"^exemplar_chars \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
_ESCAPE = re.compile(r"\\(.)")
#: Not letters: what parts the characters in the source, groups them, and carries a mark.
_NOTATION = frozenset(" {}\u25cc")


def rows(wheel: Path) -> Iterator[str]:
    """Yield the rows of the table from a wheel of gflanguages, by language."""
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if not name.startswith("gflanguages/data/languages/") or not name.endswith(".textproto"):
                continue
            exemplars = _EXEMPLARS.search(archive.read(name).decode())
            if exemplars:
                fields = {found["name"]: _ESCAPE.sub(r"\1", found["text"]) for found in _FIELD.finditer(exemplars[1])}
                sets = [set(fields.get(field, "")) - _NOTATION for field in _FIELDS]
                if sets[0]:
                    yield "\t".join(
                        (Path(name).stem, *(write_ranges(set(map(ord, characters))) for characters in sets))
                    )


def main(wheel: str) -> None:
    """Write the table beside this file."""
    _TARGET.write_text(_HEAD + "\n".join(rows(Path(wheel))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
