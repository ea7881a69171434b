"""Hostile ODT, EPUB and RTF files on their whole way, as `test_sources.py` does for the other formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile import packed
from tests.hostile.walking import hold

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.canary import Canary
    from tests.hostile.model import Case
    from tests.hostile.walking import Walker


@pytest.mark.long
@pytest.mark.parametrize("case", packed.CASES, ids=lambda case: case.name)
def test_a_hostile_source_does_no_harm(case: Case, tmp_path: Path, birds: Canary, walker: Walker) -> None:
    hold(case, tmp_path, birds, walker)
