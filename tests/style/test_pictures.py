"""Pictures: only files of the folder, only drawings and photographs, addressed by what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.style.pictures import Picture, PictureFault, find_picture

if TYPE_CHECKING:
    from pathlib import Path

SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
PNG = b"\x89PNG\r\n\x1a\n rest"


def test_a_picture_lies_beside_its_text_or_where_the_publication_begins(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(PNG)
    (tmp_path / "sources" / "b.png").write_bytes(PNG)
    one = find_picture(tmp_path, "images/a.png", "sources/en.rst")
    other = find_picture(tmp_path, "../images/a.png", "sources/en.rst")
    beside = find_picture(tmp_path, "b.png", "sources/en.rst")
    assert isinstance(one, Picture)
    assert one == other
    assert isinstance(beside, Picture)
    assert beside.address == one.address  # the same bytes
    assert one.address.endswith(".png")


@pytest.mark.parametrize(
    "name",
    [
        "https://example.org/a.png",
        "//host/a.png",
        "file:a.png",
        "/etc/a.png",
        "none.png",
        "A.PNG",
        "a.gif",
        "../out.png",
    ],
)
def test_what_is_not_in_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "out.png").write_bytes(PNG)
    folder = tmp_path / "publication"
    folder.mkdir()
    (folder / "a.png").write_bytes(PNG)
    assert isinstance(find_picture(folder, name), PictureFault)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    folder = tmp_path / "publication"
    folder.mkdir()
    (folder / "a.png").symlink_to(tmp_path / "secret.png")
    found = find_picture(folder, "a.png")
    assert isinstance(found, PictureFault)
    assert "outside" in found.message


@pytest.mark.parametrize(
    "inner",
    [
        "<text>x</text>",
        "<script/>",
        "<image href='a.png'/>",
        "<use href='#a'/>",
        "<foreignObject/>",
        "<style>a{}</style>",
        "<path fill='url(http://a/b)' d='M0 0'/>",
        "<path onclick='x()' d='M0 0'/>",
        "<path",
    ],
)
def test_a_drawing_is_nothing_but_a_drawing(tmp_path: Path, inner: str) -> None:
    (tmp_path / "a.svg").write_text(SVG.format(inner), encoding="utf-8")
    assert isinstance(find_picture(tmp_path, "a.svg"), PictureFault)


def test_shapes_gradients_and_words_about_them_are_a_drawing(tmp_path: Path) -> None:
    gradient = "<defs><linearGradient id='g'><stop offset='0'/></linearGradient></defs>"
    inner = f"<title>t</title>{gradient}<rect fill='url(#g)'/>"
    (tmp_path / "a.svg").write_text(SVG.format(inner), encoding="utf-8")
    assert isinstance(find_picture(tmp_path, "a.svg"), Picture)
    (tmp_path / "b.svg").write_text("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG.format(""), encoding="utf-8")
    assert isinstance(find_picture(tmp_path, "b.svg"), PictureFault)


def test_a_file_must_be_what_its_name_says(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"GIF89a")
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff rest")
    assert isinstance(find_picture(tmp_path, "a.png"), PictureFault)
    assert isinstance(find_picture(tmp_path, "a.jpg"), Picture)
