"""`publish schema`: the JSON Schemas of what publish reads and writes."""

from __future__ import annotations

from importlib import import_module

import click

from publish.cli import options

#: What there is a schema of, and the function that has it; publication.toml where nothing is said.
_TEXTS = {
    "publication": ("publish.publication.declaration", "json_schema_text"),
    "report": ("publish.report.schema", "report_schema_text"),
    "coverage": ("publish.report.coverage", "schema_text"),
    "batch": ("publish.batch.summary", "schema_text"),
}


@click.command()
@click.argument("name", default="publication", metavar=f"[{'|'.join(_TEXTS)}]", type=options.Name(tuple(_TEXTS)))
def command(name: str) -> int:
    """Print a JSON Schema (draft 2020-12): of publication.toml, for your editor; of report, coverage or batch.json.

    \b
    Examples:
      publish schema > publication.schema.json
      publish schema report
      publish schema coverage
      publish schema batch
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    module, function = _TEXTS[name]
    text: str = getattr(import_module(module), function)()
    click.echo(text.encode(), nl=False)
    return 0
