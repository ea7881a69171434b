"""A process that kills itself at one of the lines that it runs."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

    from _typeshed import TraceFunction

#: Lines of these files count: ours, and the deleting of whole folders.
WATCHED = ("/publish/workspace/", "/shutil.py")


def die_at_line(number: int) -> None:
    """Have this process killed when it begins the line of that number, counted from now."""
    seen = 0

    def trace(frame: FrameType, event: str, _: object) -> TraceFunction | None:
        nonlocal seen
        if not any(part in frame.f_code.co_filename for part in WATCHED):
            return None
        if event == "line":
            seen += 1
            if seen == number:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
