"""Weights of type: which one a script's titles and headings are set in (CSS Fonts, font-weight)."""

from __future__ import annotations

from publish.fonts.stacks import script_settings

REGULAR, BOLD = 400, 700


def display_weight(script: str) -> int:
    """Return the weight of titles, headings, folios and the thumb index in a script (ISO 15924)."""
    setting = script_settings().get(script)
    return BOLD if setting is None or setting.bold else REGULAR
