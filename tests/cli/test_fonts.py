"""`publish fonts`: what a person sees, and what is in the publication's folder afterwards."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publish.cli import main
from publish.fonts import FontCatalog, load
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from pathlib import Path

#: A bold of the product itself, taken for a font of the user's own.
BOLD = fonts_folder() / "noto-serif-hebrew" / "NotoSerifHebrew_700Bold.ttf"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("here")
def test_the_list_tells_what_is_here_and_what_can_be_brought(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fonts", "list", "--format", "json"]) == 0
    families = {row["family"]: row for row in json.loads(capsys.readouterr().out)["families"]}
    assert families["Source Serif 4"]["from"] == "product"
    assert families["Noto Serif Khmer"]["from"] == "catalogue"
    assert families["Noto Serif Khmer"]["styles"] == ["Regular", "Bold"]


@pytest.mark.usefixtures("here")
def test_explain_tells_stack_size_and_cure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fonts", "explain", "km"]) == 1
    khmer = capsys.readouterr().out
    assert "Noto Serif Khmer (not here yet)" in khmer
    assert "size         9.8 pt on 18.667 pt" in khmer
    assert "letters      48 of 48" in khmer
    assert "publish fonts fetch km" in khmer
    assert main(["fonts", "explain", "tr"]) == 0
    turkish = capsys.readouterr().out
    assert "Source Serif 4, Noto Serif" in turkish
    assert "by syllables" in turkish
    assert main(["fonts", "explain", "xx-nowhere"]) == 2


@pytest.mark.usefixtures("here")
def test_explain_tells_which_texts_a_font_of_ones_own_does_not_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    carried, _ = load(fonts_folder())
    assert carried is not None
    regular = carried.face("Source Serif 4")
    assert regular is not None
    house = replace(regular, family="House", characters=regular.characters - set(map(ord, "ğµ")))
    stacks = {"Latn": ("House", *carried.stack("Latn"))}
    catalog = FontCatalog((*carried.faces, house), stacks, frozenset({"House"}))
    monkeypatch.setattr("publish.cli.fonts_explain.load", lambda *_: (catalog, ()))
    assert main(["fonts", "explain", "tr"]) == 0
    turkish = capsys.readouterr().out
    assert "text         Source Serif 4 Regular" in turkish
    assert "or           House, for texts that have none of ğ, which it lacks (F008)" in turkish
    assert main(["fonts", "explain", "en"]) == 0
    english = capsys.readouterr().out
    assert "text         House Regular" in english
    assert "unless       a text has letters that House lacks" in english


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "message", "status"),
    [
        (["fetch", "Notto Serif Khmer"], "Did you mean Noto Serif Khmer?", 2),
        (["fetch", "he"], "the product carries", 0),
        (["fetch", "km", "--from", "nowhere.deb"], '--from "nowhere.deb" is not there.', 2),
        (["add", "nowhere.ttf"], '"nowhere.ttf" is not there.', 2),
    ],
)
def test_what_cannot_be_done_is_said(
    words: list[str], message: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fonts", *words]) == status
    assert message in "".join(capsys.readouterr())


@pytest.mark.long
def test_a_font_of_ones_own_is_added_and_proven(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(BOLD, here / "Mine.ttf")
    assert main(["fonts", "add", "Mine.ttf"]) == 0
    told = capsys.readouterr().out
    assert "It sets texts in Hebrew.\n  Its Latin letters are for words inside such texts" in told
    assert "--script Hebr --script Latn" in told
    assert "instead of the Noto Serif Hebrew that publish carries. It lacks Regular: add those files too" in told
    assert main(["fonts", "verify"]) == 0
    assert "in 2 folders" in capsys.readouterr().out
    (added,) = (here / "fonts").rglob("*.ttf")
    added.write_bytes(added.read_bytes()[:-1])
    assert main(["fonts", "verify"]) == 1
    assert "is not the one that the lock lists" in capsys.readouterr().out


def test_a_font_is_written_before_anything_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise BrokenPipeError

    shutil.copy(BOLD, here / "Mine.ttf")
    monkeypatch.setattr("publish.cli.fonts_write.click.echo", gone)
    main(["fonts", "add", "Mine.ttf", "--script", "Hebr"])
    assert (here / "fonts" / "fonts.lock.toml").is_file()
