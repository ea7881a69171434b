"""The process behind the fence: `python -m publish.fence.room`, started by `publish.fence.worker` and nobody else.

Standard input is a socket. The first message holds the parent's number, the modules to import, and the limits; the
answer is a tuple of gaps. Two messages make a call: its seconds, and (function, arguments); the answer is (trouble or
None, value or the exception's words, resident memory in bytes).
"""

from __future__ import annotations

import errno
import importlib
import os
import resource
import socket
import sys
from typing import Any

from publish.fence import walls
from publish.fence.faults import Trouble
from publish.fence.frames import BrokenFrameError, receive, send
from publish.fence.limits import Limits
from publish.values import decode, encode

_MOST = 1 << 32
#: What a disk refuses to an honest document, too (errno.h); a file too large (EFBIG) is the document's own fault.
_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})


def main() -> None:
    """Serve calls until the parent has gone."""
    channel = _take_channel()
    try:
        parent, modules, *figures = decode(receive(channel, _MOST), importlib.import_module)
        limits = Limits(*figures)
        gaps = walls.put_up(limits, parent)
        for module in modules:
            importlib.import_module(module)
        send(channel, encode(gaps))
        while True:
            seconds = decode(receive(channel, _MOST), importlib.import_module)
            send(channel, _answer(seconds, *decode(receive(channel, _MOST), importlib.import_module)))
    except BrokenFrameError:
        return


def _take_channel() -> socket.socket:
    """Take the socket; what a library reads is empty then, and what it prints goes where complaints go."""
    channel = socket.socket(fileno=os.dup(0))
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return channel


def _answer(seconds: float, name: str, arguments: tuple[Any, ...]) -> bytes:
    try:
        walls.allow_processor(seconds)
        module, _, local = name.partition(":")
        function = getattr(importlib.import_module(module), local)
        return encode((None, function(*arguments), resident()))
    except MemoryError:
        return encode((Trouble.MEMORY, "", resident()))
    except SystemExit:
        raise
    except OSError as error:
        trouble = Trouble.DISK if error.errno in _DISK else Trouble.RAISED
        said = (
            f"{error.strerror}: {error.filename or os.environ.get('TMPDIR', '')}"
            if trouble is Trouble.DISK
            else _told(error)
        )
        return encode((trouble, said, resident()))
    except BaseException as error:  # noqa: BLE001 - libraries raise anything; the parent makes a diagnostic of it
        return encode((Trouble.RAISED, _told(error), resident()))


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:1000]


def resident() -> int:
    """Return how much memory this process has resident, in bytes.

    Linux says it in /proc/self/statm (proc(5)); its ru_maxrss counts what the parent had before exec, too.
    """
    try:
        with open("/proc/self/statm", "rb") as statm:  # noqa: PTH123 - asked after each call
            return int(statm.read().split()[1]) * resource.getpagesize()
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main()
