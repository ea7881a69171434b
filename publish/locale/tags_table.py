"""Write publish/tags.tsv from CLDR, as Babel has it: `python3 tasks.py helps`."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

from publish.locale.language import own_name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parents[1] / "tags.tsv"
_HEAD = """\
# Languages that CLDR knows: tag, own name, English name, other codes; at the end the tags of those without names.
# The English name is left out where CLDR has no more than names.
# Made by publish/locale/tags_table.py from Babel.
"""


def table() -> str:
    """Write the table."""
    english = Locale("en").languages
    likely = get_global("likely_subtags")
    codes = _other_codes()
    described = {tag.split("_")[0] for tag in locale_identifiers()}
    named = sorted(described | set(codes.values()))
    others = {tag: sorted(code for code, meant in codes.items() if meant == tag) for tag in named}
    called = {tag: english.get(tag, tag) if tag in described else "" for tag in named}
    rows = ("\t".join((tag, own_name_of(tag), called[tag], " ".join(others[tag]))) for tag in named)
    known = {str(tag) for tag in (*english, *likely) if "_" not in str(tag)}
    bare = textwrap.fill(" ".join(sorted(known - set(named))), 120)
    return _HEAD + "\n".join((*rows, bare)) + "\n"


def _other_codes() -> dict[str, str]:
    """Return the tags by their other codes: those that BCP 47 replaces, and countries."""
    return dict(_countries()) | {
        code.lower(): tag.split("_")[0]
        for code, tag in get_global("language_aliases").items()
        if "_" not in code and _is_known(tag)
    }


def _countries() -> Iterator[tuple[str, str]]:
    for key, tag in get_global("likely_subtags").items():
        undetermined, _, region = str(key).partition("_")
        if undetermined == "und" and len(region) == len("TR") and _is_known(tag):
            yield region.lower(), str(tag).split("_", maxsplit=1)[0]


def _is_known(tag: str) -> bool:
    primary = tag.split("_", maxsplit=1)[0]
    return primary in Locale("en").languages or primary in get_global("likely_subtags")
