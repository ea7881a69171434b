"""The fence around the engine: what its process can no longer do once this has run, whatever it is fed.

Linux: no new privileges (prctl(2)), no network (an empty network namespace), limits on memory, file size, open
files and processes (setrlimit(2)). Elsewhere the limits that the system has. What a kernel refuses is returned in
words, so that a weaker fence is told and never silent.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys

#: Bytes of address space: ten times what a book of 500 pages needs.
MEMORY = 4 << 30
#: Bytes of one file, open files, and processes beside those that the user already runs.
FILE_SIZE, FILES = 256 << 20, 256

_PR_SET_NO_NEW_PRIVS = 38
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


def close() -> tuple[str, ...]:
    """Close the fence for good; return what could not be closed, in words."""
    open_gaps = []
    for name, limit in (
        ("RLIMIT_AS", MEMORY),
        ("RLIMIT_FSIZE", FILE_SIZE),
        ("RLIMIT_NOFILE", FILES),
        ("RLIMIT_CORE", 0),
    ):
        if not _limit(getattr(resource, name), limit):
            open_gaps.append(f"{name} could not be set")
    if sys.platform == "linux":
        open_gaps.extend(_close_linux())
    else:
        open_gaps.append("this system has no network namespaces: only the fetcher keeps the engine off the network")
    return tuple(open_gaps)


def _limit(kind: int, limit: int) -> bool:
    _, hard = resource.getrlimit(kind)
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    try:
        resource.setrlimit(kind, (limit, limit))
    except (OSError, ValueError):
        return False
    return True


def _close_linux() -> list[str]:
    libc = ctypes.CDLL(None, use_errno=True)
    gaps = []
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        gaps.append("new privileges could not be ruled out")
    # As root a network namespace needs no user namespace; as anybody else it does, and some kernels refuse that.
    if libc.unshare(_CLONE_NEWNET) and libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET):
        reason = os.strerror(ctypes.get_errno())
        gaps.append(
            f"the kernel gives no network namespace ({reason}): only the fetcher keeps the engine off the network"
        )
    return gaps
