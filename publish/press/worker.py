"""The process in which foreign PDFs are read: `python -m publish.press.worker`, behind the engine's fence.

Standard input: one line of JSON (the wishes), then the PDF. Standard output: one line of JSON (the diagnostics), then
the sheets, nothing where there are none.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from publish.geometry import Size
from publish.pdf import worker_fence
from publish.press.foreign import Wishes
from publish.press.foreign_file import impose_foreign


def main() -> None:
    """Answer one job."""
    gaps = worker_fence.close()
    job: dict[str, Any] = json.loads(sys.stdin.buffer.readline())
    wishes = Wishes(**{**job["wishes"], "sheet": Size(*job["wishes"]["sheet"])})
    sheets, diagnostics = impose_foreign(sys.stdin.buffer.read(), wishes, job["name"], job["pages"])
    told = [
        {
            "code": diagnostic.code.value,
            "message": diagnostic.message,
            "hint": diagnostic.hint,
            "page": diagnostic.place and diagnostic.place.page,
            "severity": diagnostic.severity.value,
        }
        for diagnostic in diagnostics
    ]
    sys.stdout.buffer.write(json.dumps({"diagnostics": told, "gaps": gaps}).encode() + b"\n" + (sheets or b""))


if __name__ == "__main__":
    main()
