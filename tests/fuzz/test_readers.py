"""Whatever bytes come, a reader yields a text or diagnostics: no other exception leaves it."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.formats import PIECES, READERS

#: `python3 tasks.py fuzz COUNT` tries more.
EXAMPLES = int(os.environ.get("PUBLISH_FUZZ", "60"))


@pytest.mark.parametrize("form", READERS)
def test_no_bytes_are_too_strange(form: str) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(PIECES[form]) | st.binary(max_size=6), max_size=40).map(b"".join))
    def hold(data: bytes) -> None:
        READERS[form](data)

    hold()


#: Inputs that once ended in an exception, by format.
CRASHES: list[tuple[str, bytes]] = [
    ("docx", b'<?xml version="1.0" encoding="utf-7"?><a/>'),
]


@pytest.mark.parametrize(("form", "data"), CRASHES)
def test_what_once_crashed_does_not(form: str, data: bytes) -> None:
    READERS[form](data)
