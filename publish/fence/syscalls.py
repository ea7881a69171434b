"""A filter of system calls (seccomp(2), classic BPF): no programs, no new processes, no sockets, no signals to others.

It adds to the other walls and replaces none: what is not listed here stays allowed, for libraries to work on any
kernel. A refused call fails with EPERM.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Numbers of system calls by architecture (asm/unistd.h): x86_64 has its own, aarch64 the generic ones.
_NAMES = (
    *("socket", "connect", "bind", "listen", "accept", "accept4", "execve", "execveat", "fork", "vfork"),
    *("ptrace", "process_vm_readv", "process_vm_writev", "kill", "tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"),
    *("pidfd_send_signal", "mount", "umount2", "pivot_root", "chroot", "setns", "unshare", "bpf", "perf_event_open"),
    *("userfaultfd", "keyctl", "add_key", "request_key", "io_uring_setup", "init_module", "finit_module"),
    *("kexec_load", "open_by_handle_at"),
)
_X86_64 = (
    *(41, 42, 49, 50, 43, 288, 59, 322, 57, 58, 101, 310, 311, 62, 200, 129, 297, 424, 165, 166, 155, 161, 308, 272),
    *(321, 298, 323, 250, 248, 249, 425, 175, 313, 246, 304),
)
_AARCH64 = (
    *(198, 203, 200, 201, 202, 242, 221, 281, None, None, 117, 270, 271, 129, 130, 138, 240, 424, 40, 39, 41, 51, 268),
    *(97, 280, 241, 282, 219, 217, 218, 425, 105, 273, 104, 265),
)


@dataclass(frozen=True, slots=True)
class _Machine:
    """A machine's mark in a filter (AUDIT_ARCH), and its numbers of clone, tgkill, and all names above."""

    mark: int
    clone: int
    tgkill: int
    refused: tuple[int | None, ...]


_MACHINES = {
    "x86_64": _Machine(0xC000003E, 56, 234, _X86_64),
    "aarch64": _Machine(0xC00000B7, 220, 131, _AARCH64),
}
_CLONE3 = 435  # on all machines
#: x86_64 also takes the numbers of its 32-bit pointers' variant, with this bit set.
_X32 = 0x40000000

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_CLONE_THREAD = 0x00010000


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def close(libc: ctypes.CDLL) -> str:
    """Close the filter behind this process for good; return what stood in the way, in words, empty if nothing did."""
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return f"system calls are not filtered on {platform.machine()}"
    code = b"".join(_instructions(machine, os.getpid()))
    program = _Program(len(code) // 8, code)
    if libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0):
        return f"the kernel filters no system calls ({os.strerror(ctypes.get_errno())})"
    return ""


def _instructions(machine: _Machine, own: int) -> Iterator[bytes]:
    """Yield the filter: each block either returns or falls through to the next with the call's number loaded."""
    yield _step(_LOAD, _ARCHITECTURE)
    yield from (_step(_EQUAL, machine.mark, 1, 0), _refuse(errno.EPERM))
    yield _step(_LOAD, _NUMBER)
    yield from (_step(_AT_LEAST, _X32, 0, 1), _refuse(errno.ENOSYS))
    for number in machine.refused:
        if number is not None:
            yield from (_step(_EQUAL, number, 0, 1), _refuse(errno.EPERM))
    # The C library goes back to clone, whose flags can be seen: threads are allowed, processes are not.
    yield from (_step(_EQUAL, _CLONE3, 0, 1), _refuse(errno.ENOSYS))
    yield from (_step(_EQUAL, machine.clone, 0, 4), _step(_LOAD, _FIRST_ARGUMENT), _step(_ANY_BIT, _CLONE_THREAD, 1, 0))
    yield from (_refuse(errno.EPERM), _step(_RETURN, _ALLOW))
    yield from (_step(_EQUAL, machine.tgkill, 0, 3), _step(_LOAD, _FIRST_ARGUMENT), _step(_EQUAL, own, 1, 0))
    yield from (_refuse(errno.EPERM), _step(_RETURN, _ALLOW))


def _step(operation: int, operand: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", operation, if_true, if_false, operand)


def _refuse(number: int) -> bytes:
    return _step(_RETURN, _REFUSE | number)
