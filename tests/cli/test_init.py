"""`publish init` makes a publication that checks clean, from a sample or from texts, and overwrites nothing."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from publish.cli import main
from publish.publication import load

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = "House rules\n\nPlease close the windows in the evening and switch off the lights in every room.\n"
RUSSIAN = "Правила дома\n\nПожалуйста, закрывайте вечером окна и выключайте свет во всех комнатах.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def declared(folder: Path) -> dict[str, object]:
    publication = tomllib.loads((folder / "publication.toml").read_text("utf-8"))["publication"]
    assert isinstance(publication, dict)
    return publication


@pytest.mark.long
def test_the_sample_checks_clean_in_every_language(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tags = ("ar", "de", "el", "en", "es", "fr", "ru", "tr")
    assert main(["init", "Büro Regeln", *(word for tag in tags for word in ("--language", tag))]) == 0
    folder = here / "Büro Regeln"
    assert declared(folder) == {"id": "buro-regeln", "languages": list(tags)}
    assert "Now: publish check 'Büro Regeln'" in capsys.readouterr().out
    assert main(["check", str(folder)]) == 0
    assert "warning" not in capsys.readouterr().out


def test_editors_find_the_schema_and_the_file_has_its_shape(here: Path) -> None:
    assert main(["init"]) == 0
    text = (here / "publication.toml").read_text("utf-8")
    name = text.partition("\n")[0].removeprefix("#:schema ")
    Draft202012Validator(json.loads((here / name).read_text("utf-8"))).validate(tomllib.loads(text))


def test_texts_are_copied_and_their_languages_found(here: Path) -> None:
    (here / "one.txt").write_text(RUSSIAN, "utf-8")
    (here / "two.txt").write_text(ENGLISH, "utf-8")
    assert main(["init", "rules", "--source", "one.txt", "--source", "two.txt", "--title", 'The "Rules"']) == 0
    assert declared(here / "rules") == {"id": "rules", "languages": ["ru", "en"], "title": {"ru": 'The "Rules"'}}
    publication, problems = load(here / "rules")
    assert problems == ()
    assert publication is not None
    assert [source.name for source in publication.sources] == ["sources/one.txt", "sources/two.txt"]


@pytest.mark.long
def test_texts_that_lie_there_already_are_taken(here: Path) -> None:
    (here / "sources").mkdir()
    (here / "sources" / "a.txt").write_text(ENGLISH)
    assert main(["init", "--id", "rules"]) == 0
    assert declared(here)["languages"] == ["en"]
    assert (here / "sources" / "a.txt").read_text() == ENGLISH


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--language", "englisch"], 'Did you mean "en"'),
        (["--language", "sw"], "There is no sample text in Swahili."),
        (["--id", "my plan"], "for example my-plan."),
        (["--source", "nowhere.txt"], '--source "nowhere.txt" is not there.'),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    here: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "new", *words]) > 0
    assert told in capsys.readouterr().err
    assert list(here.iterdir()) == []


def test_nothing_is_overwritten(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert main(["init"]) == 2
    assert '"." has a publication.toml already.' in capsys.readouterr().err
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before
