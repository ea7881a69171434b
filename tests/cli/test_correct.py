"""`publish correct` writes what was shown, keeps what stands in the file, and the text is right afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from publish.cli.commands import publish
from publish.cli.correcting import write_entry
from publish.diagnostics import Code

if TYPE_CHECKING:
    from pathlib import Path

TOML = '[publication]\nid = "x"\nlanguages = ["en"]\n[sources]\nfiles = "a.txt"\n'
TEXT = "The title of it\n\nAll human beings are born free,, and equal in dignity and rights.\n"


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    (tmp_path / "publication.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*arguments: object, answer: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(
        publish, ["correct", *(str(one) for one in arguments)], input=answer, standalone_mode=False
    )
    assert result.exception is None
    return result.return_value, result.output


def test_flags_are_listed(publication: Path) -> None:
    assert run(publication) == (0, "a.txt:3:31: double-comma: “,, ” -> “, ”\n")


def test_a_suggestion_becomes_an_entry_once_the_difference_was_shown(publication: Path) -> None:
    path = publication / "corrections" / "en.toml"
    status, output = run(publication, "--at", "a.txt:3:31", answer="n\n")
    assert (status, path.exists()) == (1, False)
    assert "- All human beings are born free,, and equal" in output
    assert "+ All human beings are born free, and equal" in output
    assert run(publication, "--at", "a.txt:3:31", answer="y\n")[0] == 0
    assert path.read_text(encoding="utf-8") == (
        '[[correction]]\nfind = "free,, and"\nreplace = "free, and"\nwhy = "A comma stands twice."\n'
    )
    assert run(publication) == (0, "Nothing is flagged.\n")


def test_comments_and_entries_stay(tmp_path: Path) -> None:
    path = tmp_path / "en.toml"
    before = '# mine\n\n[[correction]]\nfind = "a" # here\nreplace = "b"\nwhy = "w"\n'
    path.write_text(before, encoding="utf-8")
    assert write_entry(path, "c", 'd"', "v", 2) is None
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert 'find = "c"' in after
    assert "block = 2" in after


def test_a_place_without_a_flag_is_told(publication: Path) -> None:
    status, output = run(publication, "--at", "a.txt:1:1")
    assert status == 1
    assert f"{Code.N005} Nothing is flagged at a.txt:1:1." in output


def test_a_stale_correction_is_told_first(publication: Path) -> None:
    (publication / "corrections").mkdir()
    entry = '[[correction]]\nfind = "gone"\nreplace = "x"\nwhy = "w"\n'
    (publication / "corrections" / "en.toml").write_text(entry, encoding="utf-8")
    status, output = run(publication)
    assert status == 1
    assert Code.N005 in output


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("", encoding="utf-8")
    problem = write_entry(tmp_path / "x" / "en.toml", "a", "b", "w", None)
    assert problem
    assert problem.code is Code.W001
