"""veraPDF is asked where it is installed; what it finds is told, and that it said nothing is no pass."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Severity
from publish.preflight.validator import told, validate, validator

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """\
import sys
print('<?xml version="1.0"?><report><jobs>')
for file in sys.argv[2:]:
    passes = b"bad" not in open(file, "rb").read() or sys.argv[1] != "ua1"
    rule = '<rule clause="7.3" testNumber="1" status="failed"><description>no\\n text</description></rule>'
    print(f'<job><item><name>{file}</name></item><validationReport isCompliant="{str(passes).lower()}">')
    print(f'<details>{"" if passes else rule}</details></validationReport></job>')
print("</jobs></report>")
"""
LINES = """\
import sys
for file in sys.argv[2:]:
    passes = b"bad" not in open(file, "rb").read() or sys.argv[1] != "ua1"
    print(file, sys.argv[1], "PASS" if passes else "FAIL", "assertions=3", sep="\\t")
    print("" if passes else "   7.3-1: no text")
"""
FILES = {"booklet.pdf": b"good", "leaflets/en.pdf": b"bad"}


def _command(folder: Path, program: str) -> tuple[str, ...]:
    (folder / "program.py").write_text(program, encoding="utf-8")
    return (sys.executable, str(folder / "program.py"))


@pytest.mark.parametrize("program", [REPORT, LINES])
def test_both_kinds_of_answer_are_read(tmp_path: Path, program: str) -> None:
    verdicts = validate(_command(tmp_path, program), FILES)
    assert [(one.file, one.flavour, one.passes, one.broken) for one in verdicts] == [
        ("booklet.pdf", "ua1", True, ()),
        ("booklet.pdf", "3a", True, ()),
        ("leaflets/en.pdf", "ua1", False, ("7.3-1: no text",)),
        ("leaflets/en.pdf", "3a", True, ()),
    ]
    (finding,) = told(verdicts)
    assert (finding.code.value, finding.severity) == ("K017", Severity.ERROR)
    assert finding.message == "veraPDF finds that the file is no PDF/UA-1: 7.3-1: no text."


@pytest.mark.parametrize("program", ["", "print('<report>')", "raise SystemExit(2)", "print('PASS')"])
def test_no_answer_is_no_pass(tmp_path: Path, program: str) -> None:
    found = told(validate(_command(tmp_path, program), FILES))
    assert [one.severity for one in found] == [Severity.WARNING] * 4


def test_it_is_found_on_the_path_or_by_the_setting() -> None:
    assert validator({}, lambda name: f"/usr/bin/{name}") == ("verapdf", "--flavour")
    assert validator({}, lambda _: None) is None
    assert validator({"PUBLISH_VERAPDF": "driver -x"}, lambda name: name) == ("driver", "-x")
    assert validator({"PUBLISH_VERAPDF": "none"}, lambda _: None) is None
