"""The command line: arguments in, effects and an exit status out.

Exit status: 0 clean, 1 the documents have errors, 2 wrong use or the tool failed, 130 interrupted, 143 terminated.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # the module that has it costs as much as the help
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; no exception leaves this function.

    Args:
        arguments: the words after `publish`; by default those of the process.
    """
    words = sys.argv[1:] if arguments is None else arguments
    try:
        from publish.cli.front import answer  # noqa: PLC0415 - `publish.cli` is imported before there is a word

        status = answer(words)
        if status is not None:
            return status
        from publish.cli.running import run_command  # noqa: PLC0415 - brings the parser along

        return run_command(words)
    except KeyboardInterrupt:  # while modules are read
        from publish.cli.front import interrupted  # noqa: PLC0415

        return interrupted()
