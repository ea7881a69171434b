"""One fenced process, as its parent sees it: started, asked, killed."""

from __future__ import annotations

import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish.fence.faults import FenceError, Trouble
from publish.fence.frames import BrokenFrameError, receive, send
from publish.values import decode, encode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.fence.limits import Limits

#: So many times its seconds a call may take by the wall, while it has this share of a processor or more; and how long
#: it is left alone at least between two looks, in seconds.
_MOST_PATIENCE, _AT_WORK, _STEP = 10, 0.02, 0.05
#: What the greeting may take: gaps in words.
_GREETING = 1 << 16


class Worker:
    """A process behind the fence. `number` tells its folder and log apart from those of the others in `folder`."""

    def __init__(
        self, folder: Path, number: int, limits: Limits, modules: Sequence[str], environment: Mapping[str, str]
    ) -> None:
        self._own = own = folder / f"worker-{number}"
        self._log = folder / f"worker-{number}.log"
        self._limits = limits
        self._gaps: tuple[str, ...] | None = None
        self._resident = 0
        self._last_words: str | None = None  # once it has ended
        self._seconds = limits.seconds
        self._channel, theirs = socket.socketpair()
        with theirs:
            try:
                own.mkdir()
                with self._log.open("wb") as log:
                    self._process = subprocess.Popen(
                        [sys.executable, "-m", "publish.fence.room"],
                        stdin=theirs.fileno(),
                        stdout=log,
                        stderr=log,
                        env={**_environment(own), **environment},
                        cwd=own,
                        start_new_session=True,
                    )
            except OSError as error:
                self._channel.close()
                raise _cannot_start(error.strerror or str(error)) from error
        with suppress(BrokenFrameError):  # where it has ended already, the first call will tell
            send(self._channel, encode((os.getpid(), tuple(modules), *astuple(limits))))

    @property
    def gaps(self) -> tuple[str, ...]:
        """What this process could not be kept from, in words; known once it has answered."""
        return self._gaps or ()

    @property
    def has_grown(self) -> bool:
        """Whether the process has had more memory than one should be left with."""
        return self._resident > self._limits.grown

    def ask(self, function: str, arguments: Sequence[object], seconds: float) -> Any:  # noqa: ANN401 - whatever it returns
        """Have a function called and return its value. Raises FenceError; unless it RAISED, the process is no good."""
        if self._gaps is None:
            self._gaps = tuple(map(str, self._greeting()))
        call = encode((function, tuple(arguments)))
        if self._limits.pace:
            seconds += len(call) / self._limits.pace
        self._seconds = seconds
        deadline = time.monotonic() + seconds
        try:
            send(self._channel, encode(seconds), deadline)
            send(self._channel, call, deadline)
            deadline = self._patience(seconds, deadline)
            answer = receive(self._channel, self._limits.answer, deadline)
            trouble, value, self._resident = decode(answer)
        except TimeoutError:
            self.end()
            raise FenceError(Trouble.TIME, Trouble.TIME.format(seconds=seconds)) from None
        except (BrokenFrameError, ValueError, TypeError):
            self.end()
            raise self._died() from None
        if trouble is Trouble.MEMORY:
            raise self._too_large()
        if trouble is not None:
            known = Trouble.DISK if trouble is Trouble.DISK else Trouble.RAISED
            raise FenceError(known, known, str(value))
        return value

    def _patience(self, seconds: float, deadline: float) -> float:
        """Wait until the process answers; return by when all must be said. Raises TimeoutError.

        On a busy machine it is kept waiting itself: where it works, it has until it has used its time of the processor.
        """
        begun, before = time.monotonic(), _processor_time(self._process.pid)
        last = deadline + (_MOST_PATIENCE - 1) * seconds
        while not select.select([self._channel], [], [], max(deadline - time.monotonic(), 0))[0]:
            now, used = time.monotonic(), _processor_time(self._process.pid) - before
            if now >= last or used >= seconds or used < _AT_WORK * (now - begun):
                raise TimeoutError
            deadline = min(now + max(seconds - used, _STEP), last)
        return max(deadline, time.monotonic() + seconds)

    def end(self) -> None:
        """Kill the process with all that it has started, collect it, and clear its files. May be called again."""
        if self._last_words is not None:
            return  # its number may be another process's by now
        with suppress(ProcessLookupError, PermissionError):  # where it has ended
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._channel.close()
        shutil.rmtree(self._own, ignore_errors=True)
        self._last_words = self._read_log()
        self._log.unlink(missing_ok=True)

    def _greeting(self) -> tuple[object, ...]:
        try:
            data = receive(self._channel, _GREETING, time.monotonic() + self._limits.start_seconds)
            greeting: tuple[object, ...] = decode(data)
        except (BrokenFrameError, TimeoutError, ValueError):
            self.end()
            raise _cannot_start(self._last_words or "") from None
        return greeting

    def _died(self) -> FenceError:
        if self._process.returncode == -signal.SIGXCPU:
            return FenceError(Trouble.TIME, Trouble.TIME.format(seconds=self._seconds))
        said = self._last_words or ""
        return self._too_large() if "MemoryError" in said else FenceError(Trouble.DIED, Trouble.DIED, said)

    def _too_large(self) -> FenceError:
        return FenceError(Trouble.MEMORY, Trouble.MEMORY.format(megabytes=self._limits.memory >> 20))

    def _read_log(self) -> str:
        try:
            with self._log.open("rb") as log:
                said = log.read(1 << 20).decode("utf-8", "replace").strip().splitlines()
        except OSError:
            return ""
        return said[-1][:500] if said else ""


def _processor_time(pid: int) -> float:
    """Return the seconds of the processor that a process has used (proc(5)); nought where the system does not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return 0.0


def _cannot_start(said: str) -> FenceError:
    return FenceError(Trouble.START, Trouble.START, said)


def _environment(folder: Path) -> dict[str, str]:
    """Return all that a fenced process sees of the world: nothing of the caller's variables, nobody's home."""
    return {
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",  # at its limit of file size it would leave half a module behind
    }
