from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from publish.batch import Outcome, State, summary
from publish.batch.summary import Summary
from publish.diagnostics import Code, Diagnostic, Location, PagePlace

LATE = Diagnostic(Code.E008, "The process ended.", hint="Free memory.")
MISSING = Diagnostic(Code.S001, "a.txt is missing.", Location("publication.toml", 7, 2), "Name it rightly.")
PLACED = Diagnostic(Code.G001, "A letter is missing.", place=PagePlace("booklet.pdf", 3))
DONE = Summary(
    (
        Outcome("a", State.BUILT, "a-1", warnings=2, notes=1, drawn=100, proven=100),
        Outcome("b/c", State.FAILED, "c", errors=7, first=(MISSING, PLACED)),
        Outcome("d", State.UNCHANGED, "d", drawn=50, proven=50),
        Outcome("e", State.FAILED, errors=1, first=(LATE,), is_tool=True),
        Outcome("f", State.NOT_BEGUN),
    )
)


def test_text_tells_what_failed_and_the_counts() -> None:
    assert summary.text(DONE) == (
        "b/c: publication.toml:7:2: error S001 a.txt is missing.\n"
        "   hint: Name it rightly.\n"
        "b/c: booklet.pdf page 3: error G001 A letter is missing.\n"
        "b/c: 5 more errors\n"
        "e: error E008 The process ended.\n"
        "   hint: Free memory.\n"
        "5 publications: 1 built, 1 unchanged, 2 failed, 1 not begun\n"
        "150 glyphs drawn in what stands, 150 proven\n"
    )
    assert "publications" not in summary.text(DONE, quiet=True)


def test_json_has_the_shape_of_its_schema() -> None:
    schema, content = json.loads(summary.schema_text()), json.loads(summary.to_json(DONE))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(content, schema)
    counts = {"publications": 5, "built": 1, "unchanged": 1, "failed": 2, "not_begun": 1, "drawn": 150, "proven": 150}
    assert content["summary"] == counts
    assert [one["state"] for one in content["publications"]] == ["built", "failed", "unchanged", "failed", "not_begun"]
    content["publications"][0]["state"] = "lost"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, schema)


def test_junit_tells_documents_from_the_machine() -> None:
    suite = ET.fromstring(summary.junit(DONE)).find("testsuite")  # noqa: S314 - our own
    assert suite is not None
    counts = {"name": "publish batch", "tests": "5", "failures": "1", "errors": "1", "skipped": "1"}
    assert suite.attrib == counts
    assert [[child.tag for child in case] for case in suite] == [[], ["failure"], [], ["error"], ["skipped"]]
