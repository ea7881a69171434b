"""`publish verify`: formats, exit status, and what a person reads."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from publish.cli import main
from publish.resources import fonts_folder

SAMPLES = Path(__file__).parents[1] / "verify" / "samples"
GOOD, BAD = SAMPLES / "typst.pdf", SAMPLES / "reportlab-standard14.pdf"
#: A note that is true of some machines: the fence is weaker there.
WEAKER = "E004"


def test_a_good_file_is_clean_and_says_what_it_did_not_prove(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(GOOD), "--fonts", str(fonts_folder())]) == 0
    told = capsys.readouterr().out
    assert "9 of 9 glyphs proven from noto-serif-hebrew/NotoSerifHebrew_400Regular.ttf" in told
    assert "Not proven without the source: G0, G1, G2, G3, G6, G7, G9." in told
    assert "1,000,000 ppm" in told


def test_the_object_of_coverage_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(GOOD), str(BAD), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["version"], told["drawn"], told["proven"], told["ppm"]) == (1, 22, 9, 409090)
    assert told["gates"]["G6"] == {"status": "not-proven", "reason": "its lines can only be set again from the source"}
    assert told["gates"]["G5"]["status"] == "fail"
    first, second = told["files"]
    assert first["by_page"] == [{"glyphs": 9, "proven": 9, "failed": 0, "unproven": 0}]
    assert (second["unproven"], second["fonts"][0]["embedded"]) == (13, False)
    assert [finding["code"] for finding in told["findings"] if finding["code"] != WEAKER] == ["G005"]


@pytest.mark.parametrize("format_", ["sarif", "junit", "github"])
def test_each_format_names_the_file_that_fails(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(GOOD), str(BAD), "--format", format_]) == 1
    told = capsys.readouterr().out
    assert "Helvetica is not embedded" in told
    if format_ == "junit":
        cases = ET.fromstring(told).findall(".//testcase")  # noqa: S314 - written by ourselves
        named = [case for case in cases if case.get("name") != "publish"]
        assert [(case.get("name"), case.find("failure") is not None) for case in named] == [
            (str(GOOD), False),
            (str(BAD), True),
        ]
    if format_ == "sarif":
        (result,) = (each for each in json.loads(told)["runs"][0]["results"] if each["ruleId"] != WEAKER)
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("standard14.pdf")
    if format_ == "github":
        assert "reportlab-standard14.pdf" in told.splitlines()[0]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nowhere.pdf"], '"nowhere.pdf" is not there.'),
        ([str(GOOD), "--fonts", "nowhere"], '--fonts "nowhere" is not there.'),
        ([str(SAMPLES)], "is a folder; name a file."),
        ([], "A word is missing: FILE.pdf."),
    ],
)
def test_wrong_use(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", *words]) == 2
    captured = capsys.readouterr()
    assert message in captured.out + captured.err


def test_one_file_that_cannot_be_read_takes_the_proof_of_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(GOOD), str(SAMPLES / "qpdf-password.pdf")]) == 1
    told = capsys.readouterr().out
    assert "9 of 9 glyphs proven" in told
    assert "1 of 2 files could not be judged: nothing is proven of them." in told
