from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from publish.publication import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HEAD = '[publication]\nid = "plan"\nlanguages = ["en", "ar"]\n[sources]\n'
THEMES = ("plain",)


def names(folder: Path) -> list[tuple[str, str | None]]:
    publication, diagnostics = load(folder, THEMES)
    assert publication is not None, diagnostics
    return [(source.name, source.language) for source in publication.sources]


def codes(folder: Path) -> list[str]:
    publication, diagnostics = load(folder, THEMES)
    assert publication is None
    return [diagnostic.code for diagnostic in diagnostics]


def test_entries_keep_their_order_and_patterns_are_sorted(declare: Callable[[str], Path]) -> None:
    folder = declare(HEAD + 'files = ["sources/b.txt", "sources/*.txt"]\nen = "other.txt"\n')
    (folder / "other.txt").write_text("x")
    (folder / "sources" / "B.txt").write_text("x")
    assert names(folder) == [
        ("sources/b.txt", None),
        ("sources/B.txt", None),
        ("sources/a.txt", None),
        ("other.txt", "en"),
    ]


def test_a_file_matched_by_a_pattern_and_given_for_a_language_is_taken_once(declare: Callable[[str], Path]) -> None:
    folder = declare(HEAD + 'files = ["sources/*.txt"]\nar = ["./sources/a.txt"]\n')
    assert names(folder) == [("sources/a.txt", "ar"), ("sources/b.txt", None)]


def test_products_and_hidden_files_are_never_sources(declare: Callable[[str], Path]) -> None:
    folder = declare(HEAD + 'files = "**/*.txt"\n')
    for name in ("build/rst/en.txt", ".git/x.txt", "sources/.a.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    assert names(folder) == [("sources/a.txt", None), ("sources/b.txt", None)]


def test_a_name_with_brackets_is_a_name_before_it_is_a_pattern(declare: Callable[[str], Path]) -> None:
    folder = declare(HEAD + 'files = "sources/[ab].txt"\n')
    assert names(folder) == [("sources/a.txt", None), ("sources/b.txt", None)]
    (folder / "sources" / "[ab].txt").write_text("x")
    assert names(folder) == [("sources/[ab].txt", None)]


def test_links_that_lead_out_of_the_folder_are_refused(
    declare: Callable[[str], Path], tmp_path_factory: Callable[..., Path]
) -> None:
    outside = tmp_path_factory.mktemp("outside")  # type: ignore[attr-defined]  # pytest's factory
    (outside / "secret.txt").write_text("x")
    folder = declare(HEAD + 'files = ["sources/link.txt"]\n')
    (folder / "sources" / "link.txt").symlink_to(outside / "secret.txt")
    assert codes(folder) == ["S006"]
    declare(HEAD + 'files = ["sources/*.txt"]\n')
    assert codes(folder) == ["S006"]
    declare(HEAD + 'files = ["away/secret.txt"]\n')
    (folder / "away").symlink_to(outside)
    assert codes(folder) == ["S006"]


def test_links_inside_the_folder_are_welcome(declare: Callable[[str], Path]) -> None:
    folder = declare(HEAD + 'files = ["link.txt"]\n')
    (folder / "link.txt").symlink_to(folder / "sources" / "a.txt")
    assert names(folder) == [("link.txt", None)]


def test_odd_names_are_missing_files_and_nothing_worse(declare: Callable[[str], Path]) -> None:
    folder = declare(HEAD + f'files = ["{"x" * 300}", "sources/a.txt/b"]\n')
    assert codes(folder) == ["S001", "S001"]
    (folder / "loop").symlink_to("loop")
    declare(HEAD + 'files = ["loop"]\n')
    assert codes(folder) == ["S001"]
    declare(HEAD + 'files = ["a\\u0000b"]\n')
    assert codes(folder) == ["C003"]
    (folder / "no\u00a0break.txt").write_text("x")
    declare(HEAD + 'files = ["no\u00a0break.txt"]\n')
    assert names(folder) == [("no\u00a0break.txt", None)]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
@pytest.mark.parametrize("files", ["sources/*.txt", "sources/a.txt", "**/*.txt"])
def test_a_folder_that_is_closed_to_us_is_not_called_empty(declare: Callable[[str], Path], files: str) -> None:
    folder = declare(HEAD + f'files = ["{files}"]\n')
    (folder / "sources").chmod(0)
    try:
        _, (diagnostic,) = load(folder, THEMES)
    finally:
        (folder / "sources").chmod(0o700)
    assert diagnostic.code.value == "S005"
    assert diagnostic.message == "The folder sources cannot be read: Permission denied."


@pytest.mark.parametrize("files", ["sources/*.txt", "sources/c.txt", "**/*.txt"])
def test_the_reason_why_a_folder_cannot_be_listed_is_told(
    declare: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, files: str
) -> None:
    folder = declare(HEAD + f'files = ["{files}"]\n')
    listed = type(folder).iterdir

    def closed(path: Path) -> Iterator[Path]:
        if path.name == "sources":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(type(folder), "iterdir", closed)
    _, diagnostics = load(folder, THEMES)
    assert [(one.code.value, one.message, one.location and one.location.line) for one in diagnostics] == [
        ("S005", "The folder sources cannot be read: Permission denied.", 5)
    ]


def test_what_a_pattern_finds_and_cannot_open_is_not_left_out_in_silence(declare: Callable[[str], Path]) -> None:
    folder = declare(HEAD + 'files = "sources/*.txt"\n')
    (folder / "sources" / "c.txt").symlink_to("nowhere")
    (folder / "sources" / "d.txt").mkdir()
    assert names(folder) == [("sources/a.txt", None), ("sources/b.txt", None), ("sources/c.txt", None)]
