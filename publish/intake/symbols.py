"""Signs of symbol fonts: what Unicode has for them."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

#: Where office files put the characters of symbol fonts: a private area, by the font's own byte.
_PRIVATE = range(0xF000, 0xF100)
_BYTE = 0xFF


def is_symbol_font(name: str | None) -> bool:
    """Tell whether a font is one whose letters are signs, by its name."""
    return bool(name) and str(name).lower().split(" ")[0] in {*_table(), "webdings", "zapfdingbats", "mt"}


def sign(point: int, font: str | None) -> str | None:
    """Return what Unicode has for a code point in a symbol font; None where it is not known."""
    if point in _PRIVATE or point <= _BYTE:
        return _table().get((font or "symbol").lower(), {}).get(point & _BYTE)
    return None


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[int, str]]:
    data = tomllib.loads(files("publish.intake").joinpath("data", "symbols.toml").read_text(encoding="utf-8"))
    return {
        font: {int(first, 16) + index: sign for first, signs in rows.items() for index, sign in enumerate(signs)}
        for font, rows in data.items()
    }
