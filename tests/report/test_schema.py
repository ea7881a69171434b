"""report.json has the shape of its schema, whatever the report holds."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator, ValidationError

from publish.locale import language
from publish.report import RENDERERS, Evidence, Report
from publish.report.schema import report_schema_text
from tests.report.evidence import whole

if TYPE_CHECKING:
    from typing import Any

SCHEMA = json.loads(report_schema_text())


def written(report: Report) -> dict[str, Any]:
    made = json.loads(RENDERERS["json"](report))
    assert isinstance(made, dict)
    return made


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_report_has_its_shape(report: Report) -> None:
    for one in (Report(), report, whole(report)):
        Draft202012Validator(SCHEMA).validate(written(one))


def test_it_refuses_another_shape(report: Report) -> None:
    made = written(report)
    made["diagnostics"][0]["severity"] = "fatal"
    with pytest.raises(ValidationError):
        Draft202012Validator(SCHEMA).validate(made)


def test_languages_parity_and_proof_are_there(report: Report) -> None:
    made = written(whole(report))
    assert [row["tag"] for row in made["languages"]] == ["en", "ar", "ru"]
    assert made["parity"]["rows"][0] == {"key": "item 1", "passages": ["one 1", "واحد ١", "раз 1"]}
    assert made["proof"]["gates"]["G4"] == {"checked": 12, "failed": 1}


def test_findings_are_counted_by_language(report: Report) -> None:
    known = language("ar")
    assert known is not None
    first, *_ = report.diagnostics
    one = replace(report, diagnostics=(replace(first, language="ar"),), evidence=Evidence(languages=(known,)))
    assert written(one)["languages"] == [
        {"tag": "ar", "name": "Arabic", "passages": 0, "errors": 1, "warnings": 0, "notes": 0}
    ]
