from __future__ import annotations

import pytest

from publish.diagnostics import Code, Diagnostic, Location, PagePlace, Severity
from publish.intake import Repair
from publish.intake.repairs import Rule
from publish.report import Report


@pytest.fixture
def report() -> Report:
    """One diagnostic of every shape."""
    return Report(
        diagnostics=(
            Diagnostic(Code.C002, 'The key "trimm" is not known.', Location("publication.toml", 2, 1), 'Write "trim".'),
            Diagnostic(
                Code.G001,
                "No font has U+0905: 100%, at least.",
                Location("sources/ä b.txt", 1, 4),
                place=PagePlace("booklet.pdf", 3, (10.5, 20, 30, 40)),
            ),
            Diagnostic(Code.N002, "A title is missing.", Location("sources/ä b.txt"), severity=Severity.WARNING),
            Diagnostic(
                Code.G009, "The engine warned.\nTwice.", place=PagePlace("leaflets/ar.pdf", 1), severity=Severity.NOTE
            ),
            Diagnostic(Code.W001, "build cannot be written.", hint="Choose another folder."),
        ),
        files=("publication.toml", "sources/ä b.txt", "sources/clean.txt"),
        repairs=(
            Repair(Rule.ENCODING, Location("sources/ä b.txt"), "cp1251", "utf-8"),
            Repair(Rule.LIST_MARKER, Location("sources/ä b.txt", 3, 1), "١ .", "1."),
            Repair(Rule.LIST_MARKER, Location("sources/ä b.txt", 9, 1), "٢ .", "2."),
            Repair(Rule.HIDDEN, Location("sources/clean.txt", 2, 1), "\x1b[2J" + "x" * 99 + "\n", ""),
        ),
        proof="1,234 of 1,235 glyphs proven",
        texts={"publication.toml": '[booklet]\ntrimm = "A5"\n', "sources/ä b.txt": "abcअ"},
        root="examples/plan",
    )
