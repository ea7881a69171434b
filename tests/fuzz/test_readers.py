"""Whatever bytes come, a reader yields a text or diagnostics: no other exception leaves it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.formats import PIECES, READERS, seeds

#: `python3 tasks.py fuzz COUNT` tries more.
EXAMPLES = int(os.environ.get("PUBLISH_FUZZ", "20"))
#: Inputs that once ended in an exception, or never; named by their format.
KEPT = sorted((Path(__file__).parent / "kept").iterdir())

PLACED = st.tuples(st.integers(0, 1 << 16), st.binary(min_size=1, max_size=8))


@pytest.mark.parametrize(
    "form", [pytest.param(form, marks=pytest.mark.long if form == "proof" else ()) for form in READERS]
)
def test_no_bytes_are_too_strange(form: str) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(PIECES[form]) | st.binary(max_size=6), max_size=40).map(b"".join))
    def hold(data: bytes) -> None:
        READERS[form](data)

    hold()


@pytest.mark.long
@pytest.mark.parametrize("form", ["font", "pdf", "proof"])
def test_no_damage_is_too_strange(form: str) -> None:
    honest = seeds(form)

    @settings(max_examples=max(EXAMPLES // 4, 10), deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(honest), st.lists(PLACED, min_size=1, max_size=12))
    def hold(data: bytes, changes: list[tuple[int, bytes]]) -> None:
        damaged = bytearray(data)
        for place, change in changes:
            at = place % len(damaged)
            damaged[at : at + len(change)] = change
        READERS[form](bytes(damaged))

    hold()


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.name)
def test_what_once_crashed_does_not(kept: Path) -> None:
    READERS[kept.name.split("-")[0]](kept.read_bytes())


@pytest.mark.long
def test_the_proof_is_fuzzed_from_what_it_proves() -> None:
    assert READERS["proof"](seeds("proof")[0]) == 1_000_000
