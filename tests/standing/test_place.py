"""Where things are remembered: where nobody else may write."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from publish.standing.place import place

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_folder_is_the_users_own(tmp_path: Path) -> None:
    assert place({"PUBLISH_CACHE": ""}) is None
    assert place({}) is None
    assert place({"PUBLISH_CACHE": str(tmp_path / "a")}) == str(tmp_path / "a")
    assert place({"XDG_CACHE_HOME": str(tmp_path / "x"), "HOME": "/nowhere"}) == str(tmp_path / "x" / "publish")
    assert place({"XDG_CACHE_HOME": "relative", "HOME": str(tmp_path)}) == str(tmp_path / ".cache" / "publish")
    (tmp_path / "open").mkdir(mode=0o777)
    (tmp_path / "open").chmod(0o777)
    assert place({"PUBLISH_CACHE": str(tmp_path / "open")}) == str(tmp_path / "open")
    assert (tmp_path / "open").stat().st_mode & 0o777 == 0o700
    (tmp_path / "file").write_text("")
    assert place({"PUBLISH_CACHE": str(tmp_path / "file" / "below")}) is None


def test_a_folder_of_somebody_else_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    assert place({"PUBLISH_CACHE": str(tmp_path)}) is None
