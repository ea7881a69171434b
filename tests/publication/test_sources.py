from __future__ import annotations

from typing import TYPE_CHECKING

from publish.publication import load

if TYPE_CHECKING:
    from collections.abc import Callable
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
