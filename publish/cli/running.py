"""Run a command that needs the parser: signals, the reader that has gone, and faults become an exit status."""

from __future__ import annotations

import signal
import sys
import threading
from typing import TYPE_CHECKING

import click

from publish.cli.commands import ReaderGoneError, publish
from publish.cli.front import interrupted, nobody_reads, unwritten

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

_TERMINATED = 143  # 128 + SIGTERM


class _Terminated(BaseException):
    """Somebody asks the process to end: clean up and go."""


def run_command(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; no exception leaves this function."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _terminate)
    try:
        return _run(arguments)
    except (click.Abort, KeyboardInterrupt):
        return interrupted()
    except _Terminated:
        return _TERMINATED
    except (BrokenPipeError, ReaderGoneError):
        return nobody_reads(sys.stdout)
    except OSError as error:  # what went wrong cannot be told either
        return unwritten(sys.stderr, error)


def _run(arguments: Sequence[str]) -> int:
    """Run one command; tell what went wrong on standard error."""
    try:
        status = publish.main(list(arguments), prog_name="publish", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        from publish.cli.usage import explain_wrong_use  # noqa: PLC0415 - only on errors: start-up time

        return explain_wrong_use(error)
    except (click.Abort, BrokenPipeError, ReaderGoneError):
        raise
    except Exception as error:  # noqa: BLE001 - the last resort: nobody is ever shown a traceback
        from publish.cli.usage import explain_own_fault, explain_refusal  # noqa: PLC0415 - only on errors: start-up time

        status = explain_refusal(error) if isinstance(error, OSError) else None
        return explain_own_fault(error) if status is None else status
    return status if isinstance(status, int) else 0


def _terminate(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise _Terminated
