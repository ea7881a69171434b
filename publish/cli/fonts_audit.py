"""The work behind `publish fonts verify`: every font file against its lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.cli.console import seen_from_here, tell
from publish.cli.fencing import behind
from publish.diagnostics import Diagnostic
from publish.fonts import own_folders
from publish.fonts.audit import Audit, audit
from publish.report import Report
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from pathlib import Path

    from publish.cli.options import Telling


def verify_fonts(folder: Path, telling: Telling) -> int:
    """Prove the product's fonts and those of the publication in a folder; return the exit status."""
    folders = (fonts_folder(), *own_folders(folder))
    found = [behind(f"The folder {one.name}", audit, one.absolute()) for one in folders]
    unread = tuple(one for one in found if isinstance(one, Diagnostic))
    audits = [one for one in found if isinstance(one, Audit)]
    size = sum(one.bytes for one in audits) / 1e6
    proof = (
        f"{sum(one.files for one in audits)} font files of {sum(one.families for one in audits)} families in "
        f"{len(audits)} {'folder' if len(audits) == 1 else 'folders'} checked ({size:.1f} MB)"
    )
    told = tuple(diagnostic for one in audits for diagnostic in one.diagnostics)
    return tell(seen_from_here(Report((*unread, *told), proof=proof), folder), telling)
