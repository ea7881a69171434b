"""Hostile declarations, corrections and paths: a check of the folder ends in words, and reads nothing outside."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING

import pytest

from publish.cli import main
from tests.hostile.canary import Canary, sings
from tests.hostile.declarations import CASES
from tests.hostile.model import some

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.declarations import Folder


@pytest.mark.parametrize("case", some(CASES, 4), ids=lambda case: case.name)
def test_a_hostile_folder_does_no_harm(
    case: Folder, tmp_path: Path, birds: Canary, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "publication"
    folder.mkdir()
    case.make(folder, birds)
    monkeypatch.chdir(folder)
    before = sorted(path.name for path in folder.rglob("*"))
    told, said = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
    with redirect_stdout(told), redirect_stderr(said):
        status = main(["check", ".", "--format", "json"])
    told.flush()
    said.flush()
    out, err = told.buffer.getvalue(), said.buffer.getvalue()
    errors = {one["code"] for one in json.loads(out)["diagnostics"] if one["severity"] == "error"}
    assert (status in {1, 2}) is bool(errors), err
    assert (errors or {"set"}) & case.ends, (errors, out[:500])
    assert "U002" not in errors, out[:800]
    assert b"\x1b" not in out + err
    assert not sings(out + err)
    assert birds.visits == []
    assert sorted(path.name for path in folder.rglob("*")) == before
