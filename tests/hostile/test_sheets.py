"""Hostile style sheets of a publication: refused in words, or set as far as they go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Code
from publish.edition.page import section
from publish.fence import FenceError, Trouble
from publish.pdf.engine import EngineError
from publish.style import StyleSheet, read_own_sheet
from tests.hostile.canary import Canary, sings
from tests.hostile.model import some
from tests.hostile.sheets import ODD, REFUSED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publish.locale import Language
    from publish.pdf.engine import Engine

_BODY = (
    '<h1 id="a">words</h1><p title="@HTTP@" lang="en">words <b>of</b> <a href="#a">a plan</a></p><ul><li>one</li></ul>'
    "<table><tr><td>a</td></tr></table><p>more words of it</p>"
)


def written(folder: Path, css: str, birds: Canary) -> str:
    css = css.replace("@HTTP@", birds.http).replace("@FILE@", str(birds.file))
    (folder / "own.css").write_bytes(css.encode("utf-8", "surrogateescape"))
    (folder / "next.css").write_text("@import 'own.css';", encoding="utf-8")
    return css


@pytest.mark.parametrize("name", REFUSED)
def test_a_sheet_that_wants_more_is_refused(name: str, tmp_path: Path, birds: Canary) -> None:
    written(tmp_path, REFUSED[name], birds)
    _, files, faults = read_own_sheet(tmp_path, "own.css")
    assert {one.code for one in faults} & {Code.C008, Code.C009}
    assert files == {}
    assert birds.visits == []


@pytest.mark.parametrize("way", ["link", "pipe", "folder"])
def test_a_sheet_that_is_no_file_of_the_folder_is_refused(way: str, tmp_path: Path, birds: Canary) -> None:
    import os  # noqa: PLC0415 - for one of them

    ways: dict[str, Callable[[Path], object]] = {
        "link": lambda path: path.symlink_to(birds.file),
        "pipe": os.mkfifo,
        "folder": lambda path: path.mkdir(),
    }
    ways[way](tmp_path / "own.css")
    text, _, (fault,) = read_own_sheet(tmp_path, "own.css")
    assert (text, fault.code) == ("", Code.C008)
    assert not sings(fault.message.encode())


@pytest.mark.parametrize("name", some(ODD, 20))
def test_the_layout_of_an_odd_sheet_ends(  # noqa: PLR0913, PLR0917 - fixtures
    name: str, tmp_path: Path, birds: Canary, hasty: Engine, sheet: StyleSheet, known: Callable[[str], Language]
) -> None:
    written(tmp_path, ODD[name], birds)
    try:
        text, files, _ = hasty.fence.call(read_own_sheet, tmp_path, "own.css")
    except FenceError as error:
        assert error.trouble is Trouble.TIME  # noqa: PT017 - an end in words
        return
    assert files == {}
    looks = StyleSheet(f"{sheet.css}\n{text}", sheet.fonts)
    render = partial(hasty.render, [section("en", known("en"), "T", _BODY.replace("@HTTP@", birds.http), looks)])
    try:
        (rendition,) = render()
    except EngineError:
        return  # an end in words, within the limit of time
    finally:
        assert birds.visits == []
    assert rendition.pages
    assert not sings(rendition.pdf)
