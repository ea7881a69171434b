"""Weights of type: which one a script's titles and headings are set in (CSS Fonts, font-weight)."""

from __future__ import annotations

REGULAR, BOLD = 400, 700

#: Scripts (ISO 15924) whose families come in one weight: there the size alone makes a heading.
_ONE_WEIGHT = frozenset({"Cakm", "Gran", "Mong", "Nkoo", "Tavt", "Tfng", "Tglg", "Vaii", "Yiii"})


def display_weight(script: str) -> int:
    """Return the weight of titles, headings, folios and the thumb index in a script."""
    return REGULAR if script in _ONE_WEIGHT else BOLD
