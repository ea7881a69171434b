"""Hostile fonts: as `publish fonts add` reads them, and as a build tries a publication's own before it opens them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Code, Diagnostic
from publish.fence import Fence, FenceError, Trouble, open_fence
from publish.fonts.adding import take
from publish.fonts.trial import trial
from tests.hostile.canary import Canary, sings
from tests.hostile.faces import CASES
from tests.hostile.model import some
from tests.hostile.walking import LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: Fonts that are odd and harmless: a reader looks away from what is wrong in them.
SOUND = frozenset({"honest", "honest, of PostScript"})


@pytest.fixture(scope="module")
def fence(birds: Canary) -> Iterator[Fence]:
    del birds
    with open_fence(limits=LIMITS, modules=(trial.__module__, take.__module__)) as running:
        yield running


@pytest.mark.parametrize("name", some(CASES, 20))
def test_a_hostile_font_does_no_harm(name: str, tmp_path: Path, birds: Canary, fence: Fence) -> None:
    data = CASES[name]()
    path = tmp_path / "a.ttf"
    path.write_bytes(data)
    digest = sha256(data).hexdigest()
    tried = ended(lambda: fence.call(trial, path, digest))
    if tried == "":  # then it is opened here, too
        assert trial(path, digest) == ""
    taken = ended(lambda: fence.call(take, path, None, ()))
    refused = isinstance(taken, Trouble) or (isinstance(taken, Diagnostic) and taken.code is Code.F005)
    assert refused or isinstance(taken, tuple)
    assert name not in SOUND or not (tried or refused)
    said = f"{tried} {taken.message if isinstance(taken, Diagnostic) else ''}"
    assert "\x1b" not in said
    assert not sings(said.encode())
    assert birds.visits == []


def ended(call: Callable[[], object]) -> object:
    """Return what a call behind the fence yields, or how else it ended; a process that cannot start is no end."""
    try:
        return call()
    except FenceError as error:
        assert error.trouble not in {Trouble.START, Trouble.DISK}, error  # noqa: PT017 - every other is an end
        return error.trouble
