"""Every hostile source on its whole way, to the page: nothing fetched, nothing opened, an end in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile import documents, pages, texts
from tests.hostile.model import some
from tests.hostile.walking import hold

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.canary import Canary
    from tests.hostile.model import Case
    from tests.hostile.walking import Walker


@pytest.mark.parametrize(
    "case",
    [*some([*texts.CASES, *pages.CASES, *documents.CASES], 3), *some([*texts.LARGE, *pages.LARGE])],
    ids=lambda case: case.name,
)
def test_a_hostile_source_does_no_harm(case: Case, tmp_path: Path, birds: Canary, walker: Walker) -> None:
    hold(case, tmp_path, birds, walker)
