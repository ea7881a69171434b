"""A day as a language writes it (CLDR, long form)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import UnknownLocaleError
from babel.dates import format_date

if TYPE_CHECKING:
    from datetime import date

    from publish.locale.language import Language


def write_day(day: date, language: Language) -> str:
    """Write a day in full: `22 October 2023`; ISO 8601 where CLDR does not know the language's months."""
    try:
        return format_date(day, format="long", locale=language.tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
