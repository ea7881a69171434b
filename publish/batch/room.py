"""The process that builds one publication after another: `publish.batch.worker` starts it, and nobody else.

Standard input is a socket; each message is a job, each answer (answer, resident memory in bytes). The process is
trusted as the one that started it is: it reads folders and writes products, and what may be hostile in them is worked
on behind the fence. It ends when its parent has gone, and cleans up when it is asked to end.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from publish.batch.work import do
from publish.fence.frames import BrokenFrameError, receive, send
from publish.fence.room import resident
from publish.pipeline.crews import open_warm_crews
from publish.store import remembering
from publish.values import decode, encode

if TYPE_CHECKING:
    from types import FrameType

_MOST = 1 << 32
_PR_SET_PDEATHSIG = 1

#: The store is kept within its bound after so many publications: looking through it takes longer than a small one.
_TRIMMED_AFTER = 50


def main() -> None:
    """Serve jobs until the parent has gone."""
    channel = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with open_warm_crews() as warm:
            while True:
                job = decode(receive(channel, _MOST), importlib.import_module)
                with remembering(Path(job.cache) if job.cache else None) as memory:
                    for _ in range(_TRIMMED_AFTER):
                        send(channel, encode((do(job, warm, memory), resident())))
                        job = decode(receive(channel, _MOST), importlib.import_module)
                    send(channel, encode((do(job, warm, memory), resident())))
    except BrokenFrameError:
        return


def _leave(number: int, frame: FrameType | None) -> None:
    """End through every `with` block, so that nothing stays behind."""
    del frame
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
