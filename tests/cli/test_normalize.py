from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publish.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

MESSY = "## خطة عمل\n\n1. Stop the war.\n1. Free the land.\n"


@pytest.fixture
def messy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    monkeypatch.chdir(tmp_path)
    Path("messy.txt").write_text(MESSY, "utf-8")

    def normalize(*words: str) -> int:
        return main(["normalize", "messy.txt", "--language", "en", "--language", "ar", *words])

    return normalize


def test_json_is_the_contract_with_places_in_the_authors_file(
    messy: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert messy("--format", "json") == 0
    written = json.loads(capsys.readouterr().out)
    assert list(written) == ["blocks", "flags", "repairs"]
    assert [(block["lang"], block["type"], block["text"]) for block in written["blocks"]] == [
        ("ar", "title", "خطة عمل"),
        ("en", "item", "Stop the war."),
        ("en", "item", "Free the land."),
    ]
    assert written["blocks"][2]["source"] == {"path": "messy.txt", "line": 4, "column": 4}


def test_text_is_a_line_for_each_block_and_repair(
    messy: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert messy() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "messy.txt:1:4: ar title: خطة عمل"
    assert lines[2] == "messy.txt:4:4: en item: Free the land."
    assert [line for line in lines if ": repair " in line]


def test_rst_keeps_the_languages_apart(messy: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert messy("--format", "rst") == 0
    written = capsys.readouterr().out
    assert written.startswith(".. class:: language-ar\n\n=======\nخطة عمل\n")
    assert "\n1. .. class:: language-en\n\n   Stop the war.\n" in written


def test_data_goes_to_standard_output_and_problems_to_standard_error(
    messy: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert messy("missing.txt", "--format", "json") == 1
    captured = capsys.readouterr()
    assert len(json.loads(captured.out)["blocks"]) == 3
    assert captured.err.startswith("missing.txt: error S001 ")
    assert "publication.toml" not in captured.err  # there is none here


def test_an_unknown_language_is_wrong_use_and_names_the_nearest(
    messy: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert messy("--language", "greek") == 2
    assert '"greek" is not a language that we know. Did you mean "el" (Ελληνικά)?' in capsys.readouterr().err


def test_folders_and_standard_input_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.txt").write_text("second text\n", "utf-8")
    (tmp_path / "a.html").write_text("<p>first text</p>", "utf-8")
    (tmp_path / ".hidden").write_text("never", "utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"<html><p>third text")))
    assert main(["normalize", str(tmp_path), "-", "--format", "json", "--language", "en"]) == 0
    blocks = json.loads(capsys.readouterr().out)["blocks"]
    assert [block["text"] for block in blocks] == ["first text", "second text", "third text"]
    assert blocks[2]["source"]["path"] == "standard input"


def test_the_log_of_repairs_is_written_beside_what_is_asked_for(
    messy: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert messy("--format", "rst", "--log", "repairs.log") == 0
    assert capsys.readouterr().out.startswith(".. class:: language-ar\n")
    assert Path("repairs.log").read_text("utf-8") == (
        "messy.txt: 2 repairs\n"
        "  markup (1): Markup became structure.\n"
        "    1:1       “## ” -> nothing\n"
        "  list-marker (1): The mark of an item became the number or bullet of a list.\n"
        "    4:1       “1.” -> “2.”\n"
    )


def test_a_log_that_cannot_be_written_is_told(messy: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert messy("--log", "no-such-folder/repairs.log") == 2
    assert "error W001 no-such-folder/repairs.log cannot be written: its folder is not there" in capsys.readouterr().err


def test_a_pattern_in_quotes_is_taken_for_its_files(
    messy: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other.md").write_text("A *second* text.\n", "utf-8")
    assert messy("other.*", "--format", "json") == 0
    assert [block["text"] for block in json.loads(capsys.readouterr().out)["blocks"]][-1] == "A second text."
    assert messy("none.*") == 1
    assert "S001 The source file none.* is not there" in capsys.readouterr().err


def test_a_folder_without_a_file_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".hidden.txt").write_text("Rules")
    assert main(["normalize", str(tmp_path)]) == 2
    assert f'error U001 "{tmp_path}" is a folder without files' in capsys.readouterr().err


def test_of_a_publication_its_sources_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "en.txt").write_text("House rules\n\nWater is shared.\n")
    toml = tmp_path / "publication.toml"
    toml.write_text('[publication]\nid = "a"\nlanguages = ["en"]\n[sources]\nfiles = ["texts/*.txt"]\n')
    assert main(["normalize", str(tmp_path), "--format", "text"]) == 0
    told = capsys.readouterr().out
    assert "texts/en.txt:1:1: en title: House rules" in told
    assert "publication.toml" not in told
    toml.write_text("")
    assert main(["normalize", str(tmp_path)]) == 2, "nothing else lies there"
