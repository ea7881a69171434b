"""One building process, as its parent sees it: started, given jobs, ended."""

from __future__ import annotations

import importlib
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from publish.fence.frames import BrokenFrameError, receive, send
from publish.values import decode, encode

if TYPE_CHECKING:
    from publish.batch.model import Answer, Job

#: A publication that is not done after so many seconds never will be: every part of it has an earlier end of its own.
DEADLINE = 3600.0

#: So many seconds a process has to clean up before it is killed.
_PATIENCE = 10.0

#: A process that has grown to so many bytes is replaced.
_GROWN = 600_000_000

_MOST = 1 << 32


class WorkerGoneError(Exception):
    """The process ended, or did not end the job in time; it is no good any more."""


class Worker:
    """A process that builds one publication after another. It ends with the thread that made it (prctl(2))."""

    def __init__(self) -> None:
        self._channel, theirs = socket.socketpair()
        self._resident = 0
        with theirs:
            # -P: nothing is imported from the current folder, which may be anybody's.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "publish.batch.room"],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # an interruption of the terminal is the parent's to handle
            )

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def has_grown(self) -> bool:
        """Whether the process has had more memory than one should be left with."""
        return self._resident > _GROWN

    def ask(self, job: Job) -> Answer:
        """Have a job done. Raises WorkerGoneError."""
        deadline = time.monotonic() + DEADLINE
        try:
            send(self._channel, encode(job), deadline)
            answer, self._resident = decode(receive(self._channel, _MOST, deadline), importlib.import_module)
        except (BrokenFrameError, TimeoutError, ValueError, OSError) as error:
            raise WorkerGoneError(str(error)) from None
        done: Answer = answer
        return done

    def ask_to_end(self) -> None:
        """Ask the process to clean up and end, without waiting for it; from any thread."""
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)

    def end(self) -> None:
        """End the process, and wait until it and its folders are gone."""
        self.ask_to_end()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._channel.close()
