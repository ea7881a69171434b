"""Names of languages that CLDR does not name (names.tsv)."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def own_name(code: str) -> str | None:
    """Return what a language calls itself, else its English name; None where neither is known."""
    english, own = _table().get(code, ("", ""))
    return own or english or None


def name_in_english(code: str) -> str | None:
    """Return the English name of a language; None where it is not known."""
    return _table().get(code, ("", ""))[0] or None


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, str]]:
    lines = files("publish.locale").joinpath("names.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if not line.startswith("#"))
    return {code: (english, own) for code, english, own in cells}
