"""The log of repairs is read by a person: by file and rule, each place, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.report import repairs

if TYPE_CHECKING:
    from publish.report import Report

LOG = """\
examples/plan/sources/ä b.txt: 3 repairs
  encoding (1): The file was read in this encoding, and goes on in Unicode.
    file      “cp1251” -> “utf-8”
  list-marker (2): The mark of an item became the number or bullet of a list.
    3:1       “١ .” -> “1.”
    9:1       “٢ .” -> “2.”
examples/plan/sources/clean.txt: 1 repair
  hidden (1): What the author hid went.
    2:1       “<U+001B>[2Jxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” -> nothing
"""


def test_the_log_names_file_rule_place_before_and_after(report: Report) -> None:
    assert repairs.render(report.repairs, report.named) == LOG


def test_an_empty_log_says_so() -> None:
    assert repairs.render(()) == "Nothing was repaired.\n"
