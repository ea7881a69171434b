"""What helps where the system refuses to read something, by error number (POSIX.1-2017, errno.h)."""

from __future__ import annotations

import errno

_WAYS_OUT = {
    errno.EACCES: "Give yourself permission to read it.",
    errno.EPERM: "Give yourself permission to read it.",
    errno.EIO: "The disk reported a fault: check it, and bring the file back from a copy.",
    errno.ESTALE: "The folder on the network is gone: connect it again.",
    errno.EISDIR: "It is a folder: name the files in it.",
    errno.ELOOP: "Its symbolic links lead in a circle: mend them.",
    errno.EMFILE: "Raise the number of files that may be open (ulimit -n).",
    errno.ENFILE: "Close other programs: too many files are open.",
}


def way_to_read(error: OSError) -> str:
    """Say what helps, in a sentence."""
    return _WAYS_OUT.get(error.errno or 0, "Make it a readable, ordinary file.")
