from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.batch.finding import ListError, in_list, in_tree

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b/two", "b/one", "a", "a/sources/quoted", ".hidden/x", "made/a", "out/a"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "publication.toml").touch()
    (tmp_path / "made" / "manifest.json").touch()
    (tmp_path / "link").symlink_to(tmp_path / "b", target_is_directory=True)
    return tmp_path


def test_publications_come_in_the_order_of_their_names_and_products_are_none(tree: Path) -> None:
    assert [one.name for one in in_tree(tree, tree / "out")] == ["a", "b/one", "b/two"]


def test_a_publication_alone_is_named_after_its_folder(tree: Path) -> None:
    assert [(one.name, one.folder) for one in in_tree(tree / "b" / "one")] == [("one", tree / "b" / "one")]


def test_nothing_found_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(ListError, match=r"No publication\.toml lies in"):
        in_tree(tmp_path)
    with pytest.raises(ListError, match="is not a folder"):
        in_tree(tmp_path / "nowhere")
    with pytest.raises(ListError, match="names no publication"):
        in_list("# only a remark\n\n", tmp_path)


def test_a_list_keeps_its_order_and_names_by_what_all_share(tmp_path: Path) -> None:
    found = in_list("# due in May\ny/b\n\ny/a/publication.toml\n../z/c\n", tmp_path / "x")
    assert [one.name for one in found] == ["x/y/b", "x/y/a", "z/c"]
    assert [one.folder for one in found] == [tmp_path / "x/y/b", tmp_path / "x/y/a", tmp_path / "z/c"]


def test_a_publication_stands_in_a_list_once(tmp_path: Path) -> None:
    with pytest.raises(ListError, match=r"Line 3 of the list names \./a again, which line 1 has\."):
        in_list("a\nb\n./a\n", tmp_path)
