"""`publish completion`: the script with which a shell completes commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from publish.cli import options

_VARIABLE = "_PUBLISH_COMPLETE"


@click.command()
@click.argument("shell", type=options.Name(("bash", "zsh", "fish")), metavar="bash|zsh|fish")
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    """Print the script that makes a shell complete commands, options and their values.

    \b
    Examples:
      publish completion bash >> ~/.bashrc
      publish completion zsh >> ~/.zshrc
      publish completion fish > ~/.config/fish/completions/publish.fish
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    kind = get_completion_class(shell)
    root = context.find_root().command
    if kind is not None:
        complete = kind(root, {}, "publish", _VARIABLE)
        click.echo(complete.source_template % complete.source_vars())
    return 0
