"""`publish verify` on small PDFs really made by other programs: each verdict was looked at, and is held here.

The texts are "Fine" with שלום, or "Fine office"; the fonts Noto Serif Hebrew (OFL-1.1), DejaVu (Bitstream Vera),
Computer Modern and Latin Modern (OFL-1.1, GUST).
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from publish.checks.verify import judge_pdf
from publish.checks.verify_model import FontFile, Verdict
from publish.diagnostics import Diagnostic
from publish.report.coverage import schema_text
from publish.report.verified import verified_json
from publish.resources import fonts_folder

SAMPLES = Path(__file__).parent / "samples"
HEBREW = "noto-serif-hebrew/NotoSerifHebrew_400Regular.ttf"

#: Program: the kinds of font in the file, and how many glyphs all of which are proven.
PROVEN = {
    "cairo": ({"TrueType", "Type0"}, 7),
    "chromium": ({"Type0"}, 12),
    "ghostscript-truetype": ({"Type0"}, 12),
    "ghostscript-type1c": ({"Type1"}, 8),
    "libreoffice": ({"TrueType"}, 11),
    "lualatex": ({"Type0"}, 8),
    "lualatex-cff": ({"Type0"}, 8),
    "pdflatex-type1": ({"Type1"}, 8),
    "qpdf-object-streams": ({"Type0"}, 9),
    "qpdf-owner": ({"Type0"}, 8),
    "typst": ({"Type0"}, 9),
    "xelatex": ({"Type0"}, 8),
    "xelatex-cff": ({"Type0"}, 8),
}
#: Those that are set in a font of the product.
HOUSE = ("chromium", "ghostscript-truetype", "lualatex", "qpdf-object-streams", "qpdf-owner", "typst", "xelatex")


def judged(name: str, files: tuple[FontFile, ...] | None = None) -> Verdict:
    verdict = judge_pdf((SAMPLES / f"{name}.pdf").read_bytes(), name, files)
    assert isinstance(verdict, Verdict)
    return verdict


@pytest.fixture(scope="session")
def house() -> tuple[FontFile, ...]:
    files = sorted(fonts_folder().glob("noto-serif-*/*.ttf"))
    return tuple(
        FontFile(path.stem, path.relative_to(fonts_folder()).as_posix(), sha256(data).hexdigest(), data)
        for path in files
        for data in [path.read_bytes()]
    )


@pytest.mark.parametrize("name", PROVEN)
def test_what_is_right_is_proven_whole(name: str) -> None:
    verdict = judged(name)
    kinds, drawn = PROVEN[name]
    assert verdict.findings == ()
    assert (verdict.glyphs.drawn, verdict.glyphs.proven, verdict.glyphs.unproven) == (drawn, drawn, 0)
    assert {font.kind for font in verdict.fonts if font.glyphs.drawn} == kinds
    assert all(font.embedded and font.subset for font in verdict.fonts if font.glyphs.drawn)
    told = {gate.gate: gate.status for gate in verdict.gates}
    assert told == dict.fromkeys(("G0", "G1", "G2", "G3", "G6", "G7", "G9"), "not-proven") | dict.fromkeys(
        ("G4", "G5", "G8"), "pass"
    )
    assert all(gate.reason for gate in verdict.gates if gate.status == "not-proven")


@pytest.mark.parametrize("name", HOUSE)
def test_the_file_behind_a_font_is_named(name: str, house: tuple[FontFile, ...]) -> None:
    verdict = judged(name, house)
    assert verdict.findings == ()
    assert [font.file for font in verdict.fonts if font.glyphs.drawn] == [HEBREW]


@pytest.mark.parametrize("name", ["pdflatex-type1", "xelatex-cff", "libreoffice"])
def test_a_font_that_is_none_of_the_files_fails(name: str, house: tuple[FontFile, ...]) -> None:
    verdict = judged(name, house)
    assert verdict.glyphs.proven <= 1, "the space between two words has no outline"
    assert {str(finding.diagnostic.code) for finding in verdict.findings} == {"G005"}
    assert "is none of the font files" in verdict.findings[0].diagnostic.message


def test_a_font_that_is_not_embedded_proves_nothing() -> None:
    verdict = judged("reportlab-standard14")
    assert (verdict.glyphs.drawn, verdict.glyphs.proven, verdict.glyphs.unproven) == (13, 0, 13)
    (finding,) = verdict.findings
    assert "Helvetica is not embedded" in finding.diagnostic.message
    assert verdict.glyphs.reasons == ("13 cannot be followed to a glyph: it is not embedded",)


def test_a_predefined_cmap_is_told_and_not_guessed() -> None:
    verdict = judged("reportlab-cmap")
    assert (verdict.glyphs.drawn, verdict.glyphs.proven, verdict.glyphs.unproven) == (2, 0, 2)
    assert "is a predefined CMap that is not read here" in verdict.glyphs.reasons[0]


def test_encryption_is_told() -> None:
    assert any("encrypted" in remark for remark in judged("qpdf-owner").left_aside)
    refused = judge_pdf((SAMPLES / "qpdf-password.pdf").read_bytes(), "a.pdf", None)
    assert isinstance(refused, Diagnostic)
    assert "asks for a password" in refused.message


@pytest.mark.long
def test_what_is_told_to_machines_keeps_to_the_schema(house: tuple[FontFile, ...]) -> None:
    names = sorted(path.stem for path in SAMPLES.glob("*.pdf"))
    judgements = [judge_pdf((SAMPLES / f"{name}.pdf").read_bytes(), name, house) for name in names]
    verdicts = [one for one in judgements if isinstance(one, Verdict)]
    others = [one for one in judgements if isinstance(one, Diagnostic)]
    assert len(verdicts) > 10
    assert others
    schema = Draft202012Validator(json.loads(schema_text()))
    for told in (verified_json(verdicts, others), verified_json((), others)):
        assert [error.message for error in schema.iter_errors(json.loads(told))] == []
    assert json.loads(verified_json((), others))["gates"]["G4"]["status"] == "not-proven"
