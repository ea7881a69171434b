"""Make names.tsv from the language data of gflanguages: `python3 tasks.py orthographies`.

CLDR names some seven hundred languages; the wheel of gflanguages 0.7.11 (Google Fonts' languages, Apache-2.0) has names
of more, and what many of them call themselves.
"""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = "gflanguages==0.7.11"
_TARGET = Path(__file__).with_name("names.tsv")
_HEAD = f"""\
# Languages that CLDR does not name: code, English name, the language's own name where it is known.
# Made by publish/locale/names_table.py from {SOURCE} (Apache-2.0).
"""
_FIELD = re.compile(r'^(?P<name>language|name|autonym): "(?P<text>[^"\\]*)"$', re.MULTILINE)


def rows(wheel: Path) -> Iterator[str]:
    """Yield the rows of the table from a wheel of gflanguages, by code; of several scripts the first one's."""
    scripts = set(Locale("en").scripts.values())
    named = {str(code) for code in Locale("en").languages}
    with zipfile.ZipFile(wheel) as archive:
        for path in sorted(archive.namelist()):
            if not path.startswith("gflanguages/data/languages/") or not path.endswith(".textproto"):
                continue
            fields = {found["name"]: found["text"] for found in _FIELD.finditer(archive.read(path).decode())}
            code = fields.get("language", "")
            if code and code not in named:
                named.add(code)
                name = re.sub(r" \(.*\)$", "", fields.get("name", ""))
                head, _, tail = name.rpartition(", ")
                name = head if tail in scripts else name
                yield "\t".join((code, name, fields.get("autonym", "")))


def main(wheel: str) -> None:
    """Write the table beside this file."""
    _TARGET.write_text(_HEAD + "\n".join(rows(Path(wheel))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
