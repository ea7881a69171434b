"""rdjson as reviewdog reads it: its fields by name and kind, and columns in bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator

from publish.report import RENDERERS, Report

if TYPE_CHECKING:
    import pytest

#: The shape of reviewdog's DiagnosticResult (its reviewdog.proto) as far as we write it: no other field is known.
PLACE = {
    "type": "object",
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "required": ["line"],
    "additionalProperties": False,
}
DIAGNOSTIC = {
    "type": "object",
    "properties": {
        "message": {"type": "string", "minLength": 1},
        "location": {
            "type": "object",
            "properties": {
                "path": {"type": "string", "minLength": 1},
                "range": {"type": "object", "properties": {"start": PLACE, "end": PLACE}, "required": ["start"]},
            },
            "required": ["path"],
            "additionalProperties": False,
        },
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "code": {"type": "object", "properties": {"value": {"type": "string"}}, "required": ["value"]},
    },
    "required": ["message", "location"],
    "additionalProperties": False,
}
SHAPE = {
    "type": "object",
    "properties": {"source": {"type": "object"}, "diagnostics": {"type": "array", "items": DIAGNOSTIC}},
    "required": ["diagnostics"],
    "additionalProperties": False,
}


def test_findings_with_a_place_have_the_shape_of_the_format(report: Report) -> None:
    written = json.loads(RENDERERS["rdjson"](report))
    Draft202012Validator(SHAPE).validate(written)
    assert [one["code"]["value"] for one in written["diagnostics"]] == ["C002", "G001", "N002"]


def test_columns_count_bytes_and_are_left_out_where_the_text_is_unknown(
    report: Report, subtests: pytest.Subtests
) -> None:
    placed = Report(report.diagnostics, texts={"sources/ä b.txt": "äöüअ"})
    for told, start in ((placed, {"line": 1, "column": 7}), (Report(report.diagnostics), {"line": 1})):
        with subtests.test(start=start):
            written = json.loads(RENDERERS["rdjson"](told))["diagnostics"][1]
            assert written["location"]["range"] == {"start": start}
