"""The program is another one as soon as anything of it may be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from publish.standing import program as module

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """A program of a style sheet, a module, a package and a loader's cache, asked afresh each time."""
    for name in ("styles/theme/plain.css", "site/one-1.0.dist-info/RECORD", "ld.so.cache"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("as it was")
    monkeypatch.setattr(module, "styles_place", lambda: str(tmp_path / "styles"))
    monkeypatch.setattr(module, "_LOADER_CACHE", str(tmp_path / "ld.so.cache"))
    monkeypatch.setattr(module, "_asked", {})
    monkeypatch.syspath_prepend(tmp_path / "site")

    def ask() -> str:
        module._asked.clear()  # noqa: SLF001 - as in a new process
        return module.identity()

    return ask


def test_nothing_changed_is_the_same_program(asked: Callable[[], str]) -> None:
    assert asked() == asked()


@pytest.mark.parametrize("name", ["styles/theme/plain.css", "ld.so.cache"])
def test_a_changed_file_is_another_program_though_size_and_time_are_set_back(
    tmp_path: Path, asked: Callable[[], str], name: str
) -> None:
    before, times = asked(), (tmp_path / name).stat()
    (tmp_path / name).write_text("as it is!")
    os.utime(tmp_path / name, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert asked() != before


def test_a_new_style_is_another_program(tmp_path: Path, asked: Callable[[], str]) -> None:
    before = asked()
    (tmp_path / "styles" / "theme" / "new.css").write_text("")
    assert asked() != before


def test_another_release_of_a_package_is_another_program(tmp_path: Path, asked: Callable[[], str]) -> None:
    before = asked()
    (tmp_path / "site" / "one-1.0.dist-info").rename(tmp_path / "site" / "one-1.1.dist-info")
    assert asked() != before


def test_a_link_that_leads_nowhere_is_a_part_like_others(tmp_path: Path, asked: Callable[[], str]) -> None:
    before = asked()
    (tmp_path / "styles" / "link.css").symlink_to("nowhere")
    linked = asked()
    assert linked != before
    (tmp_path / "styles" / "nowhere").write_text("")
    assert asked() != linked
