"""`publish schema`: the JSON Schema of publication.toml, for editors' completion."""

from __future__ import annotations

import click

from publish.publication.declaration import json_schema_text


@click.command()
def command() -> int:
    """Print the JSON Schema of publication.toml.

    \b
    Example:
      publish schema > publication.schema.json
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    click.echo(json_schema_text().encode(), nl=False)
    return 0
