"""Foreign PDFs through `publish verify` and `publish impose`: damaged, endless, or full of what leads elsewhere."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING

import pytest

from publish.cli import main
from tests.hostile import foreign_bones, foreign_pages
from tests.hostile.canary import Canary, sings
from tests.hostile.model import some

if TYPE_CHECKING:
    from pathlib import Path

#: Every case by its name, made when it is wanted.
CASES = {**foreign_bones.CASES, **foreign_pages.CASES}


@pytest.mark.parametrize("name", some(CASES, 12))
@pytest.mark.parametrize("command", ["verify", "impose"])
def test_a_hostile_pdf_does_no_harm(
    name: str, command: str, tmp_path: Path, birds: Canary, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(CASES[name]().replace(b"@HTTP@", birds.http.encode()).replace(b"@FILE@", str(birds.file).encode()))
    monkeypatch.chdir(tmp_path)
    told, said = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
    with redirect_stdout(told), redirect_stderr(said):
        status = main([command, "a.pdf"])
    told.flush()
    said.flush()
    out = told.buffer.getvalue() + said.buffer.getvalue()
    assert status in ({0, 1} if name == "honest" else {0, 1, 2}), out
    assert b"U002" not in out, out
    assert b"Traceback" not in out
    assert b"\x1b" not in out
    made = [one.read_bytes() for one in tmp_path.iterdir() if one != path and one.is_file()]
    assert not any(sings(one) for one in (out, *made))
    assert birds.visits == []
