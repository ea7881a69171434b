"""What the documentation tells to type works: its commands are run, its declarations are loaded."""

from __future__ import annotations

import re
import shlex
import textwrap
import tomllib
from pathlib import Path

import pytest

from publish.cli import main
from publish.publication.declaration import Declaration

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.rglob("*.rst"))
BLOCK = re.compile(r"^( *)\.\. code-block:: (\w+)\n(?:\1 +:name: (\S+)\n)?\n((?:\1 +.*\n|\n)+)", re.MULTILINE)


def blocks(page: Path, kind: str) -> list[tuple[str, str]]:
    """List the blocks of one kind on a page: the name, which may be empty, and the text."""
    text = page.read_text("utf-8") + "\n"
    return [(name, textwrap.dedent(body)) for _, found, name, body in BLOCK.findall(text) if found == kind]


def commands(page: Path) -> list[list[str]]:
    lines = [line for _, body in blocks(page, "console") for line in body.splitlines()]
    return [shlex.split(line.removeprefix("$ publish ")) for line in lines if line.startswith("$ publish ")]


def followed(folder: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.chdir(folder)
    tutorial = DOCS / "tutorial.rst"
    for name, body in blocks(tutorial, "text"):
        (folder / name).write_text(body, "utf-8")
    typed = commands(tutorial)
    assert [command[0] for command in typed] == ["normalize", "init", "check", "build"]
    for command in typed:
        if command[0] in words:
            assert main(command) == 0


@pytest.mark.long
def test_the_tutorial_works_up_to_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    followed(tmp_path, monkeypatch, ["normalize", "init", "check"])
    told = capsys.readouterr().out
    assert "en title: House rules" in told
    assert "warning" not in told.partition("Now: publish check")[2]


@pytest.mark.long
def test_the_tutorial_works_to_the_leaflets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    followed(tmp_path, monkeypatch, ["normalize", "init", "check", "build"])
    built = tmp_path / "rules" / "build"
    text = (DOCS / "tutorial.rst").read_text("utf-8")
    named = re.findall(r"``rules/build/([\w./-]+)``", text)
    assert named
    assert [name for name in named if not (built / name).is_file()] == []


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "toml")], ids=lambda page: page.stem)
def test_every_declaration_on_a_page_is_valid(page: Path) -> None:
    for _, body in blocks(page, "toml"):
        Declaration.model_validate(tomllib.loads(body))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_on_a_page_is_one(page: Path) -> None:
    for command in commands(page):
        assert main([command[0], "--help"]) == 0
