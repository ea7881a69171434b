from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from publish.diagnostics import Code, Diagnostic, Location
from publish.report import RENDERERS, Report, github, junit, sarif, text
from publish.report.folder import report_files

if TYPE_CHECKING:
    import pytest

TEXT = """\
examples/plan/publication.toml:2:1: error C002 The key "trimm" is not known.
    2 | trimm = "A5"
      | ^
   hint: Write "trim".
examples/plan/sources/ä b.txt:1:4: error G001 No font has U+0905: 100%, at least.
    1 | abcअ
      |    ^
   on booklet.pdf page 3
examples/plan/sources/ä b.txt: warning N002 A title is missing.
leaflets/ar.pdf page 1: note G009 The engine warned.<U+000A>Twice.
error W001 build cannot be written.
   hint: Choose another folder.
3 errors, 1 warning, 1 note
1,234 of 1,235 glyphs proven
"""

GITHUB = """\
::error file=examples/plan/publication.toml,line=2,col=1,title=C002 unknown key in publication.toml\
::The key "trimm" is not known.%0Ahint: Write "trim".
::error file=examples/plan/sources/ä b.txt,line=1,col=4,title=G001 character that no font of the stack has\
::No font has U+0905: 100%25, at least. (booklet.pdf page 3)
::warning file=examples/plan/sources/ä b.txt,title=N002 text has no title::A title is missing.
::notice title=G009 engine used or reported something undeclared::The engine warned.%0ATwice. (leaflets/ar.pdf page 1)
::error title=W001 folder cannot be written::build cannot be written.%0Ahint: Choose another folder.
::notice title=publish::1,234 of 1,235 glyphs proven
"""


def test_text_shows_place_line_caret_and_way_out(report: Report) -> None:
    assert text.render(report) == TEXT


def test_colours_change_nothing_but_colours(report: Report) -> None:
    coloured = text.render(report, colour=True)
    assert "\x1b[1;31merror C002\x1b[0m" in coloured
    for code in ("0", "1", "2", "1;31", "1;33", "1;34"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == TEXT


def test_a_clean_report_has_no_text_but_its_proof() -> None:
    assert text.render(Report()) == ""
    assert text.render(Report(proof="all proven")) == "all proven\n"


def test_annotations_escape_what_github_would_take_for_its_own(report: Report) -> None:
    assert github.render(report) == GITHUB
    odd = Report((Diagnostic(Code.S001, "x", Location("a,b:c%.txt", 1)),))
    assert github.render(odd).startswith("::error file=a%2Cb%3Ac%25.txt,line=1,title=")


def test_json_has_every_field_of_every_diagnostic(report: Report) -> None:
    written = json.loads(RENDERERS["json"](report))
    assert written["summary"] == {
        "files": 3, "errors": 3, "warnings": 1, "notes": 1, "repairs": 4, "proof": "1,234 of 1,235 glyphs proven"
    }  # fmt: skip
    assert written["diagnostics"][1] == {
        "code": "G001",
        "title": "character that no font of the stack has",
        "severity": "error",
        "message": "No font has U+0905: 100%, at least.",
        "hint": None,
        "language": None,
        "source": {"path": "examples/plan/sources/ä b.txt", "line": 1, "column": 4},
        "pdf": {"path": "booklet.pdf", "page": 3, "box": [10.5, 20, 30, 40]},
    }
    assert written["diagnostics"][4]["source"] is None
    assert written["diagnostics"][4]["hint"] == "Choose another folder."


def test_json_has_every_repair_with_what_its_rule_means(report: Report) -> None:
    repairs = json.loads(RENDERERS["json"](report))["repairs"]
    assert [repair["rule"] for repair in repairs] == ["encoding", "list-marker", "list-marker", "hidden"]
    assert repairs[1] == {
        "rule": "list-marker",
        "meaning": "The mark of an item became the number or bullet of a list.",
        "source": {"path": "examples/plan/sources/ä b.txt", "line": 3, "column": 1},
        "before": "١ .",
        "after": "1.",
    }


def test_sarif_points_at_rules_places_and_files(report: Report) -> None:
    (run,) = json.loads(RENDERERS["sarif"](report))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["C002", "G001", "G009", "N002", "W001"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning", "note", "error"]
    assert run["results"][0]["message"]["text"] == 'The key "trimm" is not known. Write "trim".'
    assert run["results"][1]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "examples/plan/sources/%C3%A4%20b.txt"},
                "region": {"startLine": 1, "startColumn": 4},
            }
        }
    ]
    assert "region" not in run["results"][2]["locations"][0]["physicalLocation"]
    assert "locations" not in run["results"][4]
    assert len(run["artifacts"]) == 3


def test_junit_has_a_case_for_each_file_that_was_judged(report: Report) -> None:
    suites = ET.fromstring(junit.render(report))  # noqa: S314 - our own XML
    (suite,) = suites
    assert (suite.get("tests"), suite.get("failures")) == ("4", "3")
    cases = {case.get("name"): case for case in suite.iter("testcase")}
    assert list(cases) == [
        "examples/plan/publication.toml",
        "examples/plan/sources/ä b.txt",
        "examples/plan/sources/clean.txt",
        "publish",
    ]
    failure = cases["examples/plan/sources/ä b.txt"].find("failure")
    assert failure is not None
    assert failure.get("message") == "examples/plan/sources/ä b.txt:1:4: G001 No font has U+0905: 100%, at least."
    assert len(cases["examples/plan/sources/clean.txt"]) == 0
    assert suite.findtext("system-out") == "1,234 of 1,235 glyphs proven"


def test_a_run_that_judged_nothing_has_no_case_that_passed() -> None:
    suites = ET.fromstring(junit.render(Report()))  # noqa: S314 - our own XML
    assert suites.get("tests") == "0"


def test_no_format_stumbles_over_what_an_author_may_write(subtests: pytest.Subtests) -> None:
    hostile = "\x00\x1b\ud800]]>\u2028<a b='&\"%"
    report = Report((Diagnostic(Code.G000, hostile, Location(hostile, 1, 1), hostile),), (hostile,), hostile)
    for name, render in RENDERERS.items():
        with subtests.test(name):
            written = render(report).encode("utf-8", "backslashreplace")
            if name in {"json", "sarif"}:
                json.loads(written)
            if name == "junit":
                ET.fromstring(written)  # noqa: S314 - our own XML


def test_the_report_folder_holds_what_the_renderers_write(report: Report) -> None:
    written = report_files(report)
    assert sorted(written) == ["index.html", "junit.xml", "repairs.log", "report.json", "report.sarif", "summary.md"]
    assert written["report.sarif"].decode() == sarif.render(report)
