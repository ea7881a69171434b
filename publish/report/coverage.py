"""The proof for machines and for the terminal: coverage.json, and one line that says how much was proven."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from publish.diagnostics import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publish.checks.model import FileProof, Finding, GateResult, Proof, Tally
    from publish.fonts import FontFace

#: The version of the contract; a key that is added does not change it.
_VERSION = 1


def coverage_json(proof: Proof) -> dict[str, Any]:
    """Return the object of coverage.json.

    "Proven" counts glyphs that pass G4 and G5 and whose line passes G6 and G7 (see `publish.checks.proof`). Paths are
    relative to the build folder, boxes (left, bottom, right, top) in points from the page's lower left corner.
    """
    return {
        "version": _VERSION,
        "drawn": proof.drawn,
        "proven": proof.proven,
        "ppm": proof.ppm,
        "gates": _gates(proof.gates),
        "tested": [_tally(result.gate, tally) for result in proof.gates for tally in result.tallies],
        "files": [_file(file) for file in proof.files],
        "findings": [finding_json(finding) for finding in proof.findings],
    }


def gate_meaning(gate: str) -> str:
    """Say what a gate looks for: the meaning of its code (`G4` raises G004)."""
    return Code[f"{gate[:1]}{int(gate[1:]):03}"].meaning


def schema_text() -> str:
    """Return the JSON Schema of the object (draft 2020-12), as it ships."""
    return files("publish.report").joinpath("coverage.schema.json").read_text(encoding="utf-8")


def summary_line(proof: Proof) -> str:
    """Say in one line how much was drawn and proven, with the counts behind it, and which gates fail."""
    languages = _count(proof.languages, "language")
    characters = _count(proof.characters, "character")
    fonts = _count(len(proof.fonts), "font")
    failing = gates_that_fail(gate.gate for gate in proof.gates if gate.failed)
    return (
        f"{_count(proof.drawn, 'glyph')} drawn in {_count(len(proof.files), 'file')}, {proof.proven:,} proven"
        f"{failing}: {proof.ppm:,} ppm ({languages}, {characters}, {fonts})"
    )


def gates_that_fail(gates: Iterable[str]) -> str:
    """Name the gates that fail, as a line on what is proven goes on; nothing where none does."""
    named = list(gates)
    return f", {' and '.join(named)} fail{'s' * (len(named) == 1)}" if named else ""


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _gates(results: Sequence[GateResult]) -> dict[str, dict[str, int]]:
    return {result.gate: {"checked": result.checked, "failed": result.failed} for result in results}


def _tally(gate: str, tally: Tally) -> dict[str, Any]:
    """Say how much a gate looked at in one language, font family and style; None where it asks for none."""
    return {
        "gate": gate,
        "language": tally.language,
        "font": tally.font,
        "style": tally.style,
        "checked": tally.checked,
        "failed": tally.failed,
    }


def _file(file: FileProof) -> dict[str, Any]:
    return {
        "path": file.path,
        "pages": file.pages,
        "glyphs": file.drawn,
        "proven": file.proven,
        "boxes": file.boxes,
        "fonts": [_font(face) for face in file.fonts],
        "gates": _gates(file.gates),
    }


def _font(face: FontFace) -> dict[str, str]:
    style = face.label.removeprefix(face.family).strip()
    return {
        "name": face.postscript_name,
        "family": face.family,
        "style": style,
        "file": face.file,
        "sha256": face.sha256,
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as coverage.json has it."""
    diagnostic = finding.diagnostic
    source, place = diagnostic.location, diagnostic.place
    return {
        "code": diagnostic.code.value,
        "gate": finding.gate,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "text": finding.text,
        "codepoints": list(finding.codepoints),
        "language": finding.language,
        "font": finding.font,
        "source": source and {"path": source.path, "line": source.line, "column": source.column},
        "pdf": place
        and {"path": place.path, "page": place.page, "box": place.box and [round(n, 2) for n in place.box]},
    }
