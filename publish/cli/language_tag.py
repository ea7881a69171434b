"""A BCP 47 tag as an argument."""

from __future__ import annotations

import click

from publish.locale import Language, language, nearest_languages


class LanguageTag(click.ParamType[Language]):
    """A BCP 47 tag that CLDR knows; a wrong one is answered with the nearest."""

    name = "tag"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Language:
        """Accept a known language."""
        found = language(value)
        if found is None:
            near = nearest_languages(value)
            meant = f' Did you mean "{near[0].tag}" ({near[0].endonym})?' if near else ""
            self.fail(f'"{value}" is not a language that we know.{meant}', param, ctx)
        return found
