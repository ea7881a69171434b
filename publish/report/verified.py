"""What `publish verify` found out, for a person and for machines: as coverage.json, with what is not proven."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from publish.checks.model import ALL_GATES, Finding, parts_per_million
from publish.diagnostics import has_errors
from publish.report.coverage import finding_json, gates_that_fail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.checks.verify_model import FontVerdict, GateVerdict, Tallied, Verdict
    from publish.diagnostics import Diagnostic

_UNJUDGED = {"status": "not-proven", "reason": "no file could be judged"}


def verified_json(verdicts: Sequence[Verdict], others: Sequence[Diagnostic] = ()) -> str:
    """Write one JSON object with the keys of coverage.json.

    A gate that could not be judged has the status `not-proven` and a reason, never a pass; `unproven` counts glyphs
    that could not be followed, `reasons` says why. `others` are diagnostics beside the verdicts, of files that could
    not be judged above all; a run with any such error has nought ppm.
    """
    drawn = sum(verdict.glyphs.drawn for verdict in verdicts)
    proven = sum(verdict.glyphs.proven for verdict in verdicts)
    told = {
        "version": 1,
        "drawn": drawn,
        "proven": proven,
        "ppm": 0 if has_errors(tuple(others)) else _ppm(verdicts),
        "gates": _all_gates(verdicts) or dict.fromkeys(ALL_GATES, _UNJUDGED),
        "files": [_file(verdict) for verdict in verdicts],
        "findings": [
            *(finding_json(finding) for verdict in verdicts for finding in verdict.findings),
            *(finding_json(Finding("", diagnostic)) for diagnostic in others),
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def proof_line(verdicts: Sequence[Verdict], files: int) -> str:
    """Say in one line how much was drawn and proven, and what only the source could prove; `files` were asked for."""
    if len(verdicts) < files:
        return f"{files - len(verdicts)} of {_count(files, 'file')} could not be judged: nothing is proven of them."
    drawn = sum(verdict.glyphs.drawn for verdict in verdicts)
    proven = sum(verdict.glyphs.proven for verdict in verdicts)
    unproven = sum(verdict.glyphs.unproven for verdict in verdicts)
    left = f", {unproven:,} could not be judged" if unproven else ""
    failing = sorted({gate.gate for verdict in verdicts for gate in verdict.gates if gate.status == "fail"})
    gates = ", ".join(gate.gate for gate in (verdicts[0].gates if verdicts else ()) if gate.status == "not-proven")
    return (
        f"{_count(drawn, 'glyph')} drawn in {_count(len(verdicts), 'file')}, {proven:,} proven as far as a PDF tells"
        f"{left}{gates_that_fail(failing)}: {_ppm(verdicts):,} ppm. Not proven without the source: {gates}."
    )


def details(verdict: Verdict, *, every_page: bool) -> str:
    """Tell one file font by font and page by page for a terminal; pages that are proven whole only when asked for."""
    lines = [f"{verdict.path}: {_count(len(verdict.pages), 'page')}, {_share(verdict.glyphs)}"]
    lines += [f"  font {_font(font)}" for font in verdict.fonts if font.glyphs.drawn]
    lines += [
        f"  page {number}: {_share(page)}"
        for number, page in enumerate(verdict.pages, 1)
        if every_page or page.proven != page.drawn
    ]
    lines += [f"  not judged: {reason}" for reason in (*verdict.glyphs.reasons, *verdict.left_aside)]
    return "\n".join(lines)


def _font(font: FontVerdict) -> str:
    traits = [font.kind, "subset" if font.subset else "whole" if font.embedded else "not embedded"]
    taken = f" from {font.file} ({font.label})" if font.file else ""
    return f"{font.name or 'without a name'} ({', '.join(traits)}): {_share(font.glyphs)}{taken}"


def _share(glyphs: Tallied) -> str:
    if not glyphs.drawn:
        return "no glyph drawn"
    failed = f", {glyphs.failed:,} failed" if glyphs.failed else ""
    left = f", {glyphs.unproven:,} not judged" if glyphs.unproven else ""
    return f"{glyphs.proven:,} of {_count(glyphs.drawn, 'glyph')} proven{failed}{left}"


def _ppm(verdicts: Sequence[Verdict]) -> int:
    drawn = sum(verdict.glyphs.drawn for verdict in verdicts)
    if not verdicts or any(not verdict.glyphs.drawn for verdict in verdicts):
        return 0
    judged = [gate for verdict in verdicts for gate in verdict.gates if gate.status != "not-proven"]
    proven = sum(verdict.glyphs.proven for verdict in verdicts)
    return parts_per_million(proven, drawn, [(gate.failed, gate.checked) for gate in judged])


def _file(verdict: Verdict) -> dict[str, Any]:
    return {
        "path": verdict.path,
        "pages": len(verdict.pages),
        "glyphs": verdict.glyphs.drawn,
        "proven": verdict.glyphs.proven,
        "unproven": verdict.glyphs.unproven,
        "reasons": list(verdict.glyphs.reasons),
        "fonts": [
            {
                "name": font.name,
                "kind": font.kind,
                "embedded": font.embedded,
                "subset": font.subset,
                **_counts(font.glyphs),
                "file": font.file or None,
                "sha256": font.sha256 or None,
                "label": font.label or None,
            }
            for font in verdict.fonts
        ],
        "by_page": [_counts(page) for page in verdict.pages],
        "gates": {gate.gate: _gate(gate) for gate in verdict.gates},
        "left_aside": list(verdict.left_aside),
    }


def _counts(glyphs: Tallied) -> dict[str, int]:
    return {"glyphs": glyphs.drawn, "proven": glyphs.proven, "failed": glyphs.failed, "unproven": glyphs.unproven}


def _gate(gate: GateVerdict) -> dict[str, Any]:
    if gate.status == "not-proven":
        return {"status": gate.status, "reason": gate.reason}
    return {"status": gate.status, "checked": gate.checked, "failed": gate.failed}


def _all_gates(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Add the files' gates up; one that a file could not judge is not proven for all."""
    told: dict[str, Any] = {}
    for verdict in verdicts:
        for gate in verdict.gates:
            known = told.setdefault(gate.gate, _gate(gate))
            if known is not told[gate.gate] or "checked" not in known or verdict is verdicts[0]:
                continue
            known["checked"] += gate.checked
            known["failed"] += gate.failed
            known["status"] = "fail" if known["failed"] else "pass"
    return told


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
