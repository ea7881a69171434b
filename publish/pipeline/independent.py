"""A second opinion on the finished files: veraPDF's, where it is installed."""

from __future__ import annotations

import os
import shutil
from functools import partial
from typing import TYPE_CHECKING

from publish.preflight.validator import told, validate, validator

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.diagnostics import Diagnostic
    from publish.pipeline.model import Made
    from publish.store import Memory


def second_opinion(made: Made, memory: Memory, progress: Callable[[str], None]) -> tuple[Diagnostic, ...]:
    """Ask veraPDF about every file that claims to be PDF/UA and PDF/A; what it finds is told (K017).

    That it was asked changes no product: two machines make the same bytes, whatever is installed there.
    """
    command = validator(os.environ, shutil.which)
    if command is None:
        return ()
    progress("Asking veraPDF")
    files = {one.path: one.pdf for one in made.products if not one.original}
    return told(memory.recall("veraPDF", command, files, make=partial(validate, command, files)))
