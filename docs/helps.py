"""Write what is known without libraries: the grammar and help of each command, and the table of languages' tags."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publish.cli.commands import publish
from publish.cli.front import COMMANDS
from publish.cli.options import Word
from publish.locale.tags_table import TARGET, table

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parents[1] / "publish" / "cli" / "help"


def helps() -> dict[str, str]:
    """Write the file of each command, by its name."""
    with click.Context(publish, info_name="publish", terminal_width=78, **publish.context_settings) as top:
        return {
            f"{name}.txt": text
            for command in COMMANDS
            if (found := publish.get_command(top, command)) is not None
            for name, text in _written(found, command, top)
        }


def _written(command: click.Command, name: str, parent: click.Context) -> Iterator[tuple[str, str]]:
    with click.Context(
        command, info_name=name.rpartition("-")[2], parent=parent, terminal_width=78, **command.context_settings
    ) as context:
        lines = [
            "\t".join(_option(one, context) if isinstance(one, click.Option) else _argument(one, context))
            for one in command.get_params(context)
        ]
        inner = command.commands if isinstance(command, click.Group) else {}
        lines += ["\t".join(relation) for relation in _relations(command)]
        lines += [f"command\t{one}" for one in sorted(inner)]
        yield name, "\n".join(lines) + f"\n\n{command.get_help(context)}\n"
        for one, found in inner.items():
            yield from _written(found, f"{name}-{one}", context)


def _relations(command: click.Command) -> tuple[tuple[str, ...], ...]:
    module = sys.modules[command.callback.__module__] if command.callback else None
    relations: tuple[tuple[str, ...], ...] = getattr(module, "RELATIONS", ())
    return relations


def _option(option: click.Option, context: click.Context) -> list[str]:
    names = " ".join((*option.opts, *option.secondary_opts))
    if option.is_flag:
        return ["option", names, "", "flag"]
    return ["option", names, option.make_metavar(context), *_takes(option)]


def _argument(argument: click.Parameter, context: click.Context) -> list[str]:
    several = ("any", "some") if argument.nargs != 1 else ("maybe", "one")
    many = several[argument.required]
    return ["argument", many, argument.make_metavar(context), *_takes(argument)]


def _takes(parameter: click.Parameter) -> list[str]:
    kind = parameter.type
    if isinstance(kind, Word):
        return [kind.name, *kind.allowed]
    if type(kind) is not type(click.STRING):
        message = f"{parameter.name}: only the parser could judge {kind.name}, see publish/cli/kinds.py"
        raise TypeError(message)
    return ["text"]


if __name__ == "__main__":
    for path in FOLDER.glob("*.txt"):
        path.unlink()
    for name, text in helps().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    TARGET.write_text(table(), encoding="utf-8")
