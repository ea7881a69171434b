"""Write the pages of docs/reference from the code: commands, the keys of publication.toml, the codes."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from publish.cli.commands import publish
from publish.cli.front import COMMANDS, help_text
from publish.diagnostics import Code
from publish.diagnostics.pages import code_page
from publish.publication.declaration import json_schema

if TYPE_CHECKING:
    from collections.abc import Iterator


def heading(text: str, mark: str = "=") -> str:
    """Underline a heading."""
    return f"{text}\n{mark * len(text)}\n"


def literal(text: str) -> str:
    """Write a literal block."""
    return "::\n\n" + textwrap.indent(text.strip("\n"), "   ", lambda line: bool(line.strip())) + "\n"


def commands() -> str:
    """Write the help of every command."""
    parts = [heading("Commands"), literal(help_text())]
    with click.Context(publish, info_name="publish") as top:
        for name in COMMANDS:
            command = publish.get_command(top, name)
            if command is not None:
                with click.Context(command, info_name=name, parent=top) as context:
                    parts += [heading(f"publish {name}", "-"), literal(command.get_help(context))]
    return "\n".join(parts)


def publication() -> str:
    """Write the keys of publication.toml with their values and what each is for."""
    schema = json_schema()
    parts = [heading("publication.toml"), "Written from the schema that ``publish schema`` prints.\n"]
    for name, node in schema["properties"].items():
        table = _resolved(node.get("items", node), schema)
        array = "items" in node
        parts += [heading(f"[[{name}]]" if array else f"[{name}]", "-"), f"{node.get('description', '')}\n"]
        parts += list(_keys(table, schema, table.get("required", ())))
    return "\n".join(parts)


def _keys(table: dict[str, Any], schema: dict[str, Any], required: tuple[str, ...]) -> Iterator[str]:
    for key, node in table.get("properties", {}).items():
        full = {**_resolved(node, schema), **node}
        told = [" ".join(full.get("description", "").split())]
        if "enum" in full:
            told.append("One of " + ", ".join(f"``{value}``" for value in full["enum"]) + ".")
        if full.get("default") not in (None, [], {}) and not isinstance(full.get("default"), dict):
            told.append(f"Without it: ``{full['default']}``.")
        if key in required:
            told.append("Must be given.")
        yield f"``{key}``\n" + textwrap.indent("\n".join(filter(None, told)) or "See the schema.", "   ") + "\n"


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = schema["$defs"][node["$ref"].rsplit("/", 1)[-1]] if "$ref" in node else node
    return found


def codes() -> str:
    """Write the page of every code."""
    parts = [heading("Codes"), "What ``publish explain CODE`` prints, for all codes.\n"]
    for code in sorted(Code):
        page = code_page(code)
        parts.append(heading(f"{code}: {code.meaning}", "-"))
        for title, text in page.parts:
            parts += [heading(title, "~"), _prose(text)]
        parts += [heading("This fails", "~"), literal(page.fails), heading("This passes", "~"), literal(page.passes)]
    return "\n".join(parts)


def _prose(text: str) -> str:
    """Escape what reStructuredText would take for markup, but for literals; indented paragraphs are literal."""
    paragraphs = [
        literal(paragraph) if paragraph.startswith(" ") else _escaped(paragraph) for paragraph in text.split("\n\n")
    ]
    return "\n\n".join(paragraphs) + "\n"


def _escaped(text: str) -> str:
    pieces = text.split("`")
    return "".join(
        f"``{piece}``"
        if number % 2
        else piece.replace("\\", "\\\\").replace("*", "\\*").replace("|", "\\|").replace("_", "\\_")
        for number, piece in enumerate(pieces)
    )


def main(folder: Path) -> None:
    """Write all pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in (("commands", commands), ("publication", publication), ("codes", codes)):
        (folder / f"{name}.rst").write_text(page() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
