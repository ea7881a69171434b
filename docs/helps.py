"""Write publish/cli/help: for each command what its parser knows, so that its help comes without the parser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from publish.cli.commands import publish
from publish.cli.front import COMMANDS
from publish.cli.options import Name

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
        lines += [f"command\t{one}" for one in sorted(inner)]
        yield name, "\n".join(lines) + f"\n\n{command.get_help(context)}\n"
        for one, found in inner.items():
            yield from _written(found, f"{name}-{one}", context)


def _option(option: click.Option, context: click.Context) -> list[str]:
    names = " ".join((*option.opts, *option.secondary_opts))
    takes = ["flag"] if option.is_flag and option.nargs == 1 else _takes(option)
    return ["option", names, option.get_error_hint(context), *takes]


def _argument(argument: click.Parameter, context: click.Context) -> list[str]:
    many = "some" if argument.nargs != 1 else "one" if argument.required else "maybe"
    return ["argument", many, argument.get_error_hint(context), *_takes(argument)]


def _takes(parameter: click.Parameter) -> list[str]:
    kind = parameter.type
    if type(kind) is Name:
        return ["choice", " ".join(kind.names), kind.listed]
    plain = isinstance(kind, click.Path) and kind.file_okay and kind.dir_okay and not kind.exists
    return ["text" if plain or type(kind) is type(click.STRING) else "checked"]


if __name__ == "__main__":
    for path in FOLDER.glob("*.txt"):
        path.unlink()
    for name, text in helps().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
