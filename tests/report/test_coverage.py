"""coverage.json keeps its contract, and the summary says how much was checked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from publish.checks.model import FileProof, Finding, GateResult, Proof
from publish.diagnostics import Code, Diagnostic, Location, PagePlace
from publish.fonts import FontFace
from publish.report.coverage import coverage_json, summary_line

BOLD = FontFace(
    "Square", 700, "italic", "square/Bold.ttf", Path("/nowhere"), "ab" * 32, "Square-BoldItalic", frozenset()
)


def proof(*findings: Finding, drawn: int = 61_204, proven: int = 61_203) -> Proof:
    gates = (GateResult("G4", drawn, 0), GateResult("G5", 12, 1))
    files = (
        FileProof("booklet.pdf", 20, drawn, proven, 900, (BOLD,), gates),
        FileProof("leaflets/en.pdf", 4, 1, 1, 2, (BOLD,), gates),
    )
    return Proof(files, gates, findings, languages=5, characters=178)


def test_the_object_has_the_keys_of_the_contract() -> None:
    diagnostic = Diagnostic(
        Code.G001,
        "No font has it.",
        Location("sources/a.txt", 3, 7),
        "Add one.",
        PagePlace("booklet.pdf", 4, (1.0, 2.004, 3.0, 4.0)),
    )
    written = coverage_json(proof(Finding("G1", diagnostic, "ж", "ru", "Square Bold")))
    assert json.loads(json.dumps(written)) == written
    gates = {"G4": {"checked": 61_204, "failed": 0}, "G5": {"checked": 12, "failed": 1}}
    assert {key: written[key] for key in ("version", "drawn", "proven", "ppm", "gates")} == {
        "version": 1,
        "drawn": 61_205,
        "proven": 61_204,
        "ppm": 999_983,
        "gates": gates,
    }
    assert written["files"][0] == {
        "path": "booklet.pdf",
        "pages": 20,
        "glyphs": 61_204,
        "proven": 61_203,
        "boxes": 900,
        "fonts": [
            {
                "name": "Square-BoldItalic",
                "family": "Square",
                "style": "Bold Italic",
                "file": "square/Bold.ttf",
                "sha256": "ab" * 32,
            }
        ],
        "gates": gates,
    }
    assert written["findings"] == [
        {
            "code": "G001",
            "gate": "G1",
            "severity": "error",
            "message": "No font has it.",
            "hint": "Add one.",
            "text": "ж",
            "codepoints": ["U+0436"],
            "language": "ru",
            "font": "Square Bold",
            "source": {"path": "sources/a.txt", "line": 3, "column": 7},
            "pdf": {"path": "booklet.pdf", "page": 4, "box": [1.0, 2.0, 3.0, 4.0]},
        }
    ]


def test_a_finding_without_places_has_nulls() -> None:
    (finding,) = coverage_json(proof(Finding("G4", Diagnostic(Code.G010, "Nothing."))))["findings"]
    assert (finding["source"], finding["pdf"], finding["language"], finding["codepoints"]) == (None, None, None, [])


def test_the_figure_is_rounded_down_and_nought_for_a_file_without_glyphs() -> None:
    assert proof(drawn=10_000_000, proven=9_999_999).ppm == 999_999
    assert proof(drawn=0, proven=0).ppm == 0


def test_lost_text_is_no_glyph_and_yet_no_full_proof() -> None:
    lost = replace(proof(proven=61_204), gates=(GateResult("G4", 61_204, 0), GateResult("G7", 400, 1)))
    assert (lost.drawn, lost.proven, lost.ppm) == (61_205, 61_205, 997_500)
    assert "61,205 proven, G7 fails: 997,500 ppm" in summary_line(lost)
    assert replace(lost, gates=(GateResult("G7", 0, 0),)).ppm == 0, "what looked at nothing proves nothing"


def test_summary() -> None:
    assert summary_line(proof()) == (
        "61,205 glyphs drawn in 2 files, 61,204 proven, G5 fails: 999,983 ppm (5 languages, 178 characters, 1 font)"
    )
