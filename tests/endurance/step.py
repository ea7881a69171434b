"""The last step of a build alone: ready products put in their place, by the code that `publish build` runs.

Each step is a process of its own, forked from one that has everything imported, so that thousands can be run. strace is
attached to it before it begins; two system calls of no effect mark in the log where the step begins and ends.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unittest.mock import patch

from publish.cli import building, main
from publish.delivery import Run
from publish.report import Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from publish.diagnostics import Diagnostic
    from publish.intake import Repair

    #: What a process does between the two marks: a command in the folder of a publication; its exit status.
    Act = Callable[[], int]

#: What is traced: every call that names a file, and every call on an open one.
TRACED = "%file,%desc"
#: Calls that strace counts among those on files, and that are about memory here.
_MEMORY = frozenset({"mmap", "munmap"})
_BEGIN, _END = "/the-step-begins", "/the-step-ends"
_CALL = re.compile(r"^(\w+)\((.*)")
_PR_SET_PTRACER, _ANYBODY, _PR_SET_PDEATHSIG = 0x59616D61, ctypes.c_ulong(-1), 1
#: What lets a step begin: waiting for a signal is no call on files, so that it is counted among them at no time.
_GO = signal.SIGUSR1
#: A killed or refused step must come to its end by itself within so many seconds.
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Ready:
    """What a pipeline has made: products by name, and nothing to complain of."""

    products: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...] = ()
    proof: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a step ended: its status (minus the signal's number where one killed it), its words, its system calls.

    `calls` are the names of all traced calls in their order, with their arguments; `span` is the part of them that is
    the step itself.
    """

    status: int
    said: str
    calls: tuple[tuple[str, str], ...]
    span: range

    @property
    def begun(self) -> bool:
        """Whether the step had begun."""
        return len(self.span) > 0


@dataclass(frozen=True, slots=True)
class Place:
    """One call of a step: its name, the how manieth call of that name it is, and its arguments."""

    name: str
    number: int
    said: str

    def __str__(self) -> str:
        """Name it with the beginning of its arguments."""
        return f"{self.name} {self.number} ({self.said[:80]})"


def put(folder: Path, products: Mapping[str, bytes]) -> int:
    """Run `publish build` on a folder whose products are ready; return its exit status."""
    with patch.object(building, "run", lambda publication, *_: Run(publication, Ready(products))):
        return main(["build", str(folder)])


@dataclass(slots=True)
class Waiting:
    """A process that has everything ready and begins its step when it is let `go`."""

    pid: int
    _words: int

    def go(self) -> None:
        """Let it begin."""
        os.kill(self.pid, _GO)

    def heard(self) -> str:
        """Hear all that it says."""
        with open(self._words, "rb") as said:  # noqa: PTH123 - a descriptor
            return said.read().decode("utf-8", "replace")

    def ended(self) -> int:
        """Wait for its end; return its status, or minus the number of the signal that killed it."""
        deadline = time.monotonic() + _LONGEST
        while time.monotonic() < deadline:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.001)
        message = "the step does not end"
        raise RuntimeError(message)


def waiting(folder: Path, act: Act, user: int = 0) -> Waiting:
    """Fork a process that waits to act in a folder, as the user of that number (0: whoever runs this)."""
    words, say = os.pipe()
    ready, done = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if not child:
        for parents in (words, ready):
            os.close(parents)
        _child(folder, act, (say, done), user)
    for childs in (say, done):
        os.close(childs)
    os.read(ready, 1)  # its end: the calls by which the child gets ready are none of the step
    os.close(ready)
    return Waiting(child, words)


def undisturbed(folder: Path, act: Act, user: int = 0) -> tuple[int, str]:
    """Run the step in a process of its own; return its status and its words."""
    process = waiting(folder, act, user)
    process.go()
    said = process.heard()
    return process.ended(), said


def step(folder: Path, act: Act, inject: Sequence[str] = (), user: int = 0) -> Ended:
    """Run the step in a process of its own under strace.

    Args:
        folder: the publication's; what it did before may lie beside it.
        act: the step.
        inject: what strace does to system calls, in its own words (`renameat2:error=EIO:when=2`).
        user: the number of the user who runs it; 0 for whoever runs this.
    """
    process = waiting(folder, act, user)
    log = folder.parent / "strace.log"
    options = [word for one in inject for word in ("-e", f"inject={one}")]
    command = ["strace", "-y", "-p", str(process.pid), "-o", str(log), "-e", f"trace={TRACED}", *options]
    tracer = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        _wait_for_tracer(tracer)
        process.go()
        heard, status = process.heard(), process.ended()
    finally:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        tracer.communicate()
    lines = log.read_text("utf-8", "replace").splitlines()
    calls = tuple((found[1], found[2]) for line in lines if (found := _CALL.match(line)))
    return Ended(status, heard, calls, _span(calls))


def _child(folder: Path, act: Act, pipes: tuple[int, int], user: int) -> None:
    say, done = pipes
    status = 70
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANYBODY, 0, 0, 0)
        os.setsid()
        if user and os.getuid() != user:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)  # nobody would let it go
        os.chdir(folder)
        os.environ["PUBLISH_CACHE"] = str(folder.parent / "store")
        os.dup2(say, 1)
        os.dup2(say, 2)
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115 - whatever stood for it in the parent
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
        others = signal.pthread_sigmask(signal.SIG_BLOCK, {_GO})
        os.close(done)
        signal.sigwait({_GO})
        signal.pthread_sigmask(signal.SIG_SETMASK, others)
        os.access(_BEGIN, os.F_OK)
        status = act()
        os.access(_END, os.F_OK)
    except BaseException as error:  # noqa: BLE001 - whatever leaves the command is a fault, and is told
        os.write(say, f"{type(error).__name__}: {error}".encode())
    finally:
        os._exit(status)


def _wait_for_tracer(tracer: subprocess.Popen[bytes]) -> None:
    """Wait until strace says that it follows the child: from then on each call of the child is seen.

    What the kernel says of the child (`TracerPid`, asleep) comes true before strace has stopped it once, and whatever
    it does until then is missed.
    """
    assert tracer.stderr
    said = tracer.stderr.readline().decode()
    if "attached" not in said:
        message = f"strace: {said}{tracer.stderr.read().decode()}"
        raise RuntimeError(message)


def _span(calls: Sequence[tuple[str, str]]) -> range:
    marks = [at for at, (_, said) in enumerate(calls) if f'"{_BEGIN}"' in said or f'"{_END}"' in said]
    return range(marks[0] + 1, marks[1] if len(marks) > 1 else len(calls)) if marks else range(0)


def places(ended: Ended) -> list[Place]:
    """List the calls of a step in their order."""
    seen: dict[str, int] = {}
    found = []
    for at, (name, said) in enumerate(ended.calls):
        seen[name] = seen.get(name, 0) + 1
        if at in ended.span and name not in _MEMORY:
            found.append(Place(name, seen[name], said))
    return found


def has_strace() -> bool:
    """Tell whether system calls can be followed here."""
    return sys.platform == "linux" and shutil.which("strace") is not None
