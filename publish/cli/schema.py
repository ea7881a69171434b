"""`publish schema`: the JSON Schema of publication.toml, for editors' completion, and that of coverage.json."""

from __future__ import annotations

import click

#: What there is a schema of; publication.toml where nothing is said.
_NAMES = ("publication", "coverage")


@click.command()
@click.argument("name", type=click.Choice(_NAMES), default=_NAMES[0])
def command(name: str) -> int:
    """Print the JSON Schema of publication.toml, or of coverage.json.

    \b
    Examples:
      publish schema > publication.schema.json
      publish schema coverage > coverage.schema.json
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    click.echo(_text(name).encode(), nl=False)
    return 0


def _text(name: str) -> str:
    if name == "coverage":
        from publish.report.coverage import schema_text  # noqa: PLC0415 - only what is asked for is imported
    else:
        from publish.publication.declaration import json_schema_text as schema_text  # noqa: PLC0415 - the same
    return schema_text()
