"""Foreign PDFs are imposed in a process of their own, with limits on memory, files, network and time."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, PagePlace, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.press.foreign import Wishes

#: Seconds after which no honest file is still being imposed: a book of 1,000 pages takes three.
DEADLINE = 120.0


def impose_fenced(
    pdf: bytes, wishes: Wishes, name: str, chosen: Sequence[int] = (), deadline: float = DEADLINE
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Impose a PDF that nobody need trust; as `impose_foreign`, and B003 where it needs too much time or memory."""
    asked = {**asdict(wishes), "sheet": [wishes.sheet.width, wishes.sheet.height]}
    job = json.dumps({"wishes": asked, "name": name, "pages": list(chosen)}).encode() + b"\n" + pdf
    try:
        process = subprocess.run(
            [sys.executable, "-m", "publish.press.worker"],
            input=job,
            capture_output=True,
            timeout=deadline,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None, (_given_up(name, f"it was not done within {deadline:.0f} seconds"),)
    head, found, sheets = process.stdout.partition(b"\n")
    if process.returncode or not found:
        return None, (_given_up(name, "it needs more memory than any honest file, or breaks the reader"),)
    diagnostics = tuple(
        Diagnostic(
            Code[one["code"]],
            one["message"],
            hint=one["hint"],
            place=PagePlace(name, one["page"]) if one["page"] else None,
            severity=Severity(one["severity"]),
        )
        for one in json.loads(head)["diagnostics"]
    )
    return sheets or None, diagnostics


def _given_up(name: str, reason: str) -> Diagnostic:
    hint = "Open it in a viewer; if it shows there, export or print it again as PDF."
    return Diagnostic(Code.B003, f"{name} could not be imposed: {reason}.", hint=hint)
