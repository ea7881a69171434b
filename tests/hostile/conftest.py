"""Canaries and a fence with an engine, kept for all hostile cases."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from publish.fence import open_fence
from publish.pdf.engine import open_engine
from publish.understanding import normalized
from tests.hostile.canary import Canary, canary
from tests.hostile.model import SECRET
from tests.hostile.walking import LIMITS, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.pdf.engine import Engine
    from publish.style import StyleSheet
    from tests.hostile.walking import Walker


@pytest.fixture(scope="session")
def birds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Canary]:
    """Set the canaries out: a server, a file, and a variable of this process."""
    with pytest.MonkeyPatch.context() as patch, canary(tmp_path_factory.mktemp("outside") / "canary") as running:
        patch.setenv("CANARY", SECRET)
        yield running


@pytest.fixture(scope="session")
def hasty(birds: Canary) -> Iterator[Engine]:
    """Keep an engine that gives up soon."""
    del birds  # they must sit before the processes start
    with open_engine(1, LIMITS.seconds) as running:
        yield running


@pytest.fixture(scope="session")
def walker(hasty: Engine, sheet: StyleSheet) -> Iterator[Walker]:
    """Walk sources to the page, with one warm process for reading and one for layout."""
    with open_fence(limits=LIMITS, modules=(normalized.__module__,)) as fence:
        yield partial(walk, fence=fence, engine=hasty, sheet=sheet)
