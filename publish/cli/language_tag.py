"""A BCP 47 tag as an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from publish.locale import Language


class LanguageTag(click.ParamType["Language"]):
    """A BCP 47 tag that CLDR knows; a wrong one is answered with the nearest."""

    name = "tag"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Language:
        """Accept a known language."""
        from publish.locale import language, nearest_languages  # noqa: PLC0415 - --help needs no table of languages

        found = language(value)
        if found is None:
            near = nearest_languages(value)
            meant = f' Did you mean "{near[0].tag}" ({near[0].endonym})?' if near else ""
            self.fail(f'"{value}" is not a language that we know.{meant}', param, ctx)
        return found
