"""The fence: whatever may be hostile is worked on in a process of its own that cannot do harm.

    with open_fence() as fence:
        text, problems = fence.call(decode, data, name)

`call` runs a function of ours, named by its module, in a supervised process and returns its value. The process has a
clean environment, no network, no new privileges, no way to start a program, and limits on memory, processor, files,
file size and time (`Limits`); where the kernel gives less, `Fence.gaps` says so in words. What goes in and comes back
is plain data and our own frozen dataclasses (`publish.values`), never pickled code. Whatever goes wrong in there
is one exception, `FenceError`, which `told` turns into a diagnostic. A process is warm: it serves call after call, and
is replaced when it dies, takes too long or has grown.

The parent reads files, as bytes; what bytes mean (HTML, DOCX, PDF, images, fonts) is found out inside.
"""

from publish.fence.crew import Fence, open_fence
from publish.fence.faults import FenceError, Trouble, gap_notes, told
from publish.fence.files import read_ordinary
from publish.fence.limits import Limits

__all__ = ["Fence", "FenceError", "Limits", "Trouble", "gap_notes", "open_fence", "read_ordinary", "told"]
