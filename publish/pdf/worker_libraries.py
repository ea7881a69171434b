"""Imported before the engine in its process: stop in words where a system library is missing, and find them fast.

Without HarfBuzz-Subset the engine would carry on and write other bytes, so its own import is not left to judge.
"""

from __future__ import annotations

import ctypes.util
import sys

from publish.pdf.libraries import CANNOT_LOAD, missing_libraries

if missing := missing_libraries():
    sys.exit(f"{CANNOT_LOAD} {', '.join(missing)}")

if sys.platform == "linux":
    # The engine asks for each library by several wrong names before the right one; every such question would start
    # ldconfig and a compiler, 0.4 s in all. The right names need no search.
    ctypes.util.find_library = lambda name: None  # noqa: ARG005 - the signature of what it stands for
