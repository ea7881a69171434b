"""Sources whose length is the attack; some end at the limit of time, so `python3 tasks.py hostile` alone runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile import pages, test_pdfs, texts
from tests.hostile.walking import hold

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.canary import Canary
    from tests.hostile.model import Case
    from tests.hostile.walking import Walker


@pytest.mark.parametrize("case", [*texts.LARGE, *pages.LARGE], ids=lambda case: case.name)
def test_a_hostile_source_does_no_harm(case: Case, tmp_path: Path, birds: Canary, walker: Walker) -> None:
    hold(case, tmp_path, birds, walker)


@pytest.mark.parametrize("name", test_pdfs.CASES)
@pytest.mark.parametrize("command", ["verify", "impose"])
def test_a_hostile_pdf_does_no_harm(
    name: str, command: str, tmp_path: Path, birds: Canary, monkeypatch: pytest.MonkeyPatch
) -> None:
    test_pdfs.hold(name, command, tmp_path, birds, monkeypatch)
