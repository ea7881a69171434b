from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.report import RENDERERS, Report

if TYPE_CHECKING:
    import pytest

TABLE = """\
## publish: 3 errors, 1 warning, 1 note

1,234 of 1,235 glyphs proven.

| | Where | What | What to do |
|---|---|---|---|
| error C002 | examples/plan/publication.toml:2:1 | The key "trimm" is not known. | Write "trim". |
| error G001 | examples/plan/sources/ä b.txt:1:4, booklet.pdf page 3 | No font has U\\+0905: 100%, at least. |  |
| error W001 |  | build cannot be written. | Choose another folder. |
| warning N002 | examples/plan/sources/ä b.txt | A title is missing. |  |
"""


def test_errors_come_first_and_notes_are_left_out(report: Report) -> None:
    assert RENDERERS["markdown"](report) == TABLE


def test_no_text_breaks_the_table_or_becomes_markup(subtests: pytest.Subtests) -> None:
    for text in ("a|b", "a\nb", "<script>", "![x](y)", "@somebody", "a\r\n| b"):
        with subtests.test(text=text):
            rows = RENDERERS["markdown"](Report((Diagnostic(Code.G000, text),))).splitlines()[4:]
            assert len(rows) == 1
            assert rows[0].replace("\\|", "").count("|") == 5
            assert "<" not in rows[0].replace("\\<", "")
            assert "@" not in rows[0].replace("\\@", "")


def test_a_long_list_says_how_many_are_left_out() -> None:
    report = Report((Diagnostic(Code.G000, "x"),) * 103)
    assert "3 more are in the report." in RENDERERS["markdown"](report)


def test_a_clean_report_says_so(report: Report) -> None:
    assert "Nothing needs to be done." in RENDERERS["markdown"](replace(report, diagnostics=()))
