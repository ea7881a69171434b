"""Weights of type: which one a script's titles and headings are set in (CSS Fonts, font-weight)."""

from __future__ import annotations

from publish.fonts.stacks import script_settings

REGULAR, BOLD = 400, 700


#: As CSS counts weights (CSS Fonts 4, 2.2) and foundries name them.
_NAMES = {300: "Light", 400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 900: "Black"}


def style_name(weight: int, style: str) -> str:
    """Name weight and slant as a person does: `Bold Italic`."""
    return f"{_NAMES.get(weight, weight)}{' Italic' if style == 'italic' else ''}"


def display_weight(script: str) -> int:
    """Return the weight of titles, headings, folios and the thumb index in a script (ISO 15924)."""
    setting = script_settings().get(script)
    return BOLD if setting is None or setting.bold else REGULAR
