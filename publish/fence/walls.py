"""The walls of the fence, put up by the process inside: what it can no longer do, whatever it is fed.

Limits everywhere (setrlimit(2)). On Linux also: an end with its parent's end and no new privileges (prctl(2)), no
network (an empty network namespace, unshare(2)), and a filter of system calls (`publish.fence.syscalls`): no programs,
no sockets, no signals to others. What a kernel refuses is returned in words, so that a weaker fence is told and never
silent.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from typing import TYPE_CHECKING

from publish.fence import syscalls

if TYPE_CHECKING:
    from publish.fence.limits import Limits

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


def put_up(limits: Limits, parent: int) -> tuple[str, ...]:
    """Put the walls up for good; return what could not be closed, in words. `parent` is the number of the parent."""
    gaps = []
    for name, limit in (
        ("RLIMIT_AS", limits.memory),
        ("RLIMIT_FSIZE", limits.file_size),
        ("RLIMIT_NOFILE", limits.files),
        ("RLIMIT_CORE", 0),
    ):
        if not _limit(getattr(resource, name), limit):
            gaps.append(f"{name} could not be set")
    if sys.platform == "linux":
        gaps.extend(_put_up_linux(parent))
    else:
        gaps.append("this system has no network namespaces and no filter of system calls")
    return tuple(gaps)


def allow_processor(seconds: float) -> None:
    """Allow so many more seconds of the processor's time: an end even where nobody is left to watch the clock."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 1, hard))


def _limit(kind: int, limit: int) -> bool:
    _, hard = resource.getrlimit(kind)
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    try:
        resource.setrlimit(kind, (limit, limit))
    except (OSError, ValueError):
        return False
    return True


def _put_up_linux(parent: int) -> list[str]:
    libc = ctypes.CDLL(None, use_errno=True)
    gaps = []
    if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0):
        gaps.append("the process would outlive its parent")
    if os.getppid() != parent:
        os._exit(1)  # the parent was gone before it could be watched
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        gaps.append("new privileges could not be ruled out")
    # As root a network namespace needs no user namespace; as anybody else it does, and some kernels refuse that.
    if libc.unshare(_CLONE_NEWNET) and libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET):
        gaps.append(f"the kernel gives no network namespace ({os.strerror(ctypes.get_errno())})")
    if refused := syscalls.close(libc):
        gaps.append(refused)
    return gaps
