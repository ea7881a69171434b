"""Values come out as they went in; anything else does not come out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Code, Diagnostic, Location, Severity
from publish.intake import Origin, Traced
from publish.values import decode, encode

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters()) | st.binary()
OURS = st.builds(Location, st.text(), st.none() | st.integers(), st.none() | st.integers()) | st.builds(
    Traced, st.text(), st.lists(st.builds(Origin, st.integers(), st.integers(), st.integers())).map(tuple)
)
VALUES = st.recursive(
    PLAIN | OURS | st.sampled_from([Code.E001, Severity.NOTE]) | st.dates() | st.frozensets(st.integers() | st.text()),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text() | st.tuples(st.integers()), inner),
    max_leaves=20,
)


@given(VALUES)
def test_what_goes_in_comes_out(value: object) -> None:
    assert decode(encode(value)) == value


def test_a_diagnostic_comes_out_as_one() -> None:
    problem = Diagnostic(Code.S001, "Gone.", Location("a", 1, 2), "Look.", None, Severity.WARNING)
    again = decode(encode((problem, Path("a/b"), date(2026, 1, 2))))
    assert again == (problem, Path("a/b"), date(2026, 1, 2))
    assert again[0].code.meaning == Code.S001.meaning


@pytest.mark.parametrize("value", [object(), open, {1, 2}, Path])
def test_what_may_not_pass_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no value"):
        encode(value)


@pytest.mark.parametrize(
    "forged",
    [
        '{"os:system": ["true"]}',
        '{"publish.values:decode": ["x"]}',
        '{"publish.values:json": []}',
        '{"publish.fence.crew:Fence": [1, 2, 3]}',
        '{"publish.diagnostics:Location": ["a", 1, 2]}',
        '{"publish.diagnostics.model:Location": ["a"]}',
        '{"publish.diagnostics.codes:Code": "X999"}',
        '{"publish.nowhere:Location": []}',
        '{"a": 1, "b": 2}',
        "{}",
        '{"map": 5}',
        '{"bytes": "ä"}',
        "[" * 50_000,
    ],
)
def test_a_forged_value_is_an_error(forged: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(forged.encode())
