"""The JSON Schema of coverage.json says what a reader may rely on, and refuses what is none."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from publish.cli import main
from publish.report.coverage import coverage_json, schema_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import Product, Proof

SCHEMA = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA)


@pytest.fixture(scope="module")
def written(lay_out: Callable[..., Product], prove_product: Callable[[Product], Proof]) -> dict[str, Any]:
    """The coverage of real pages in English, with a character that no font has."""
    found: dict[str, Any] = json.loads(json.dumps(coverage_json(prove_product(lay_out("en", "Plan of 漢 action")))))
    return found


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert main(["schema", "coverage"]) == 0
    assert json.loads(capsys.readouterr().out) == SCHEMA


def test_a_real_proof_with_findings_is_valid(written: dict[str, Any]) -> None:
    assert list(VALIDATOR.iter_errors(written)) == []
    assert written["findings"]


def test_its_parts_add_up_to_the_counts_of_the_gates(written: dict[str, Any]) -> None:
    checked, failed = Counter[str](), Counter[str]()
    for part in written["tested"]:
        checked[part["gate"]] += part["checked"]
        failed[part["gate"]] += part["failed"]
    for gate, counts in written["gates"].items():
        if gate != "G9":  # counts fonts of the engine, which have no language
            assert (checked[gate], failed[gate]) == (counts["checked"], counts["failed"]), gate
    told = {(part["gate"], part["language"], part["font"], part["style"]) for part in written["tested"]}
    assert ("G1", "en", "Source Serif 4", "Regular") in told
    assert ("G6", "en", "Source Serif 4", "Regular") in told
    assert ("G4", None, "Source Serif 4", "Regular") in told


@pytest.mark.parametrize(
    "damage",
    [
        lambda one: one.pop("drawn"),
        lambda one: one.update(ppm=1_000_001),
        lambda one: one["gates"].update(G4={"checked": 3}),
        lambda one: one["gates"].update(G4={"status": "not-proven"}),
        lambda one: one["gates"].update(X={"checked": 1, "failed": 0}),
        lambda one: one["findings"][0].update(codepoints=["6F22"]),
        lambda one: one["findings"][0].update(severity="fatal"),
        lambda one: one["tested"][0].pop("language"),
        lambda one: one.update(gates={}),
    ],
)
def test_another_object_is_refused(written: dict[str, Any], damage: Callable[[dict[str, Any]], object]) -> None:
    spoiled = deepcopy(written)
    damage(spoiled)
    assert not VALIDATOR.is_valid(spoiled)
