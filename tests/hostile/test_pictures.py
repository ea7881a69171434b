"""Pictures that a source names: nothing outside is opened, nothing fetched, and the layout ends."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from publish.edition.page import section
from publish.pdf.engine import EngineError
from publish.style import StyleSheet
from publish.style.pictures import Picture, PictureFault, find_picture
from tests.hostile.canary import Canary, sings
from tests.hostile.images import ODD, RASTER, REFUSED, SVG
from tests.hostile.model import some

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publish.locale import Language
    from publish.pdf.engine import Engine


@pytest.mark.parametrize("name", REFUSED)
def test_a_drawing_that_is_more_is_refused(name: str, tmp_path: Path, birds: Canary) -> None:
    content = REFUSED[name].replace("@HTTP@", birds.http).replace("@FILE@", str(birds.file))
    (tmp_path / "a.svg").write_text(content, encoding="utf-8")
    assert isinstance(find_picture(tmp_path, "a.svg"), PictureFault)
    assert birds.visits == []


@pytest.mark.parametrize(
    "name",
    [
        "../canary/secret.png",
        "/etc/passwd.png",
        "file:///etc/a.png",
        "http://127.0.0.1/a.png",
        "//a/b.png",
        "a" * 5000 + ".png",
        "\x00.png",
        "link.png",
        "pipe.png",
        "folder.png",
        "data:image/png;base64,AAAA.png",
        *(
            "a.gif",
            "a.tif",
            "a.tiff",
            "a.webp",
            "a.bmp",
            "a.pdf",
            "a.eps",
            "a.ico",
            "a.jp2",
            "a.avif",
            "a.svgz",
            "a.png.html",
        ),
        *(
            "a.png?x",
            "a.png#a",
            "%2e%2e/canary/secret.png",
            "..\\canary\\secret.png",
            "~/a.png",
            "$HOME/a.png",
            "a/../../a.png",
        ),
        "",
        ".",
    ],
)
def test_a_picture_elsewhere_is_refused(name: str, tmp_path: Path, birds: Canary) -> None:
    (tmp_path / "link.png").symlink_to(birds.file)
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()
    assert isinstance(find_picture(tmp_path, name), PictureFault)


@pytest.mark.parametrize("name", some([*ODD, *RASTER], 10))
def test_the_layout_of_a_hostile_picture_ends(  # noqa: PLR0913, PLR0917 - fixtures
    name: str, tmp_path: Path, hasty: Engine, birds: Canary, sheet: StyleSheet, known: Callable[[str], Language]
) -> None:
    if name in ODD:
        file, data = "a.svg", SVG.format(ODD[name]).encode()
    else:
        file, data = RASTER[name][0], RASTER[name][1]()
    (tmp_path / file).write_bytes(data.replace(b"@HTTP@", birds.http.encode()))
    found = find_picture(tmp_path, file)
    if isinstance(found, PictureFault):
        return
    assert isinstance(found, Picture)
    looks = StyleSheet(sheet.css, {**sheet.fonts, found.address: found.path})
    page = section("en", known("en"), "T", f'<p>words <img alt="x" src="{found.address}"></p>', looks)
    try:
        (rendition,) = hasty.render([page])
    except EngineError:
        return  # an end in words, within the limit of time
    assert rendition.pages
    assert not sings(rendition.pdf)
    assert birds.visits == []
