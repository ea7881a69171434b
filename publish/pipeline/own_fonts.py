"""A publication's own fonts, tried out behind the fence before this process opens them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.fence import FenceError, told
from publish.fonts import own_folders
from publish.fonts.folder import lock_of
from publish.fonts.lock_file import LockError, locked_in
from publish.fonts.trial import trial
from publish.fonts.unlisted import unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from publish.pipeline.work import Work

_HINT = "Take another font, or ask its maker."


def unfit_fonts(root: Path, work: Work) -> tuple[Diagnostic, ...]:
    """Tell which fonts of a publication's own are damaged (F005) or come to no end (E007), each tried once."""
    return tuple(problem for folder in own_folders(root) for problem in _in(folder, work))


def unlisted_fonts(root: Path) -> tuple[Diagnostic, ...]:
    """Tell which font files lie in a publication's fonts folder, but in no lock (F001, warnings)."""
    folder = root / "fonts"
    families = lock_of(folder) if folder.is_dir() and not folder.is_symlink() else None
    return () if families is None or isinstance(families, Diagnostic) else unlisted(folder, families)


def _in(folder: Path, work: Work) -> Iterator[Diagnostic]:
    try:
        families = locked_in(folder)
    except (OSError, UnicodeDecodeError, LockError):
        return  # told where fonts are loaded
    for face in (face for family in families for face in family.faces):
        what = f"The font file {face.file}"
        try:
            fault = work.do("font trial", trial, folder / face.file, face.sha256)
        except FenceError as error:
            problem = told(error, what)
            yield replace(problem, hint=_HINT) if problem.code is Code.E007 else problem
        else:
            if fault:
                yield Diagnostic(Code.F005, f"{what} is damaged: {fault}.", hint=_HINT)
