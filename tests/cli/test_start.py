"""Help and errors of use come at once: they import only what they need. The set of modules is held, not a time."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from publish.cli.front import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

#: Runs each line of words in a process of its own that has imported nothing yet, and prints what each brings along.
PROBE = """
import os, sys
before = set(sys.modules)
_lines = sys.argv[1:]
for number, line in enumerate(_lines):
    reader, writer = os.pipe()
    if os.fork() == 0:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for one in (0, 1, 2):
            os.dup2(nowhere, one)
        from publish.cli import main
        words = line.split("|")
        status = main([] if words == [""] else words)
        os.write(writer, "\\t".join([str(status), *(set(sys.modules) - before)]).encode())
        os._exit(0)
    os.close(writer)
    with open(reader) as answer:
        print(answer.read())
    os.wait()
"""
FRONT = {"publish", "publish.cli", "publish.cli.front"}
HELP = {*FRONT, "publish.cli.grammar", "publish.cli.kinds", "publish.cli.stream"} | {
    *(f"publish.cli.{name}" for name in ("known", "places", "written", "wrong")),
    "publish.standing",
    "publish.standing.obstacles",
}
#: Whether a build has anything to do, or any command anything to do it with.
REFUSING = {"publish.cli.refusals", "publish.cli.asking", "publish.resources"} | {
    f"publish.standing.{name}" for name in ("holding", "place", "program", "question", "tree")
}
TABLES = {"publish.tags", "publish.stems"}
#: So much of the standard library, and nothing that takes long; for errors of use also what these bring along.
STANDARD = {"__future__", "zlib"}
CLOSURE = "import sys; before = set(sys.modules); import difflib, re, glob, shlex; print(*set(sys.modules) - before)"


def imported(*lines: tuple[str, ...], folder: Path | None = None) -> list[tuple[int, set[str]]]:
    words = ["|".join(line) for line in lines]
    run = subprocess.run(
        [sys.executable, "-c", PROBE, *words], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True
    )
    answers = [answer.split("\t") for answer in run.stdout.splitlines()]
    return [(int(status), set(modules)) for status, *modules in answers]


def ours(modules: set[str]) -> set[str]:
    return {module for module in modules if module.split(".", 1)[0] == "publish"}


@pytest.mark.parametrize(
    ("words", "status", "expected"),
    [
        (("--help",), 0, FRONT),
        (("--version",), 0, FRONT),
        ((), 2, FRONT),
        (("build", "--help"), 0, HELP),
        (("fonts", "--help"), 0, HELP),
        (("fonts", "fetch", "-h"), 0, HELP),
        (("impose", "--help"), 0, HELP),
    ],
)
def test_the_front_door_imports_next_to_nothing(words: tuple[str, ...], status: int, expected: set[str]) -> None:
    ((ended, modules),) = imported(words)
    assert ended == status
    assert ours(modules) == expected
    assert modules - ours(modules) <= STANDARD


#: Every kind of wrong use of each command, in the folder that `scene` makes; `|` stands between the words.
WRONG = """
biuld
--versoin
-x
build|--formt|x
build|--out
build|-qx
build|nowhere
build|a.txt
build|empty
build|pub|--out|pub
build|pub|--out|pub/sources
build|pub|pub
build|--format|jsn
build|pub|--out|a.txt
build|dangling
batch|empty
batch|a.txt
batch|nowhere
batch|--list|nothing.txt
batch|--list|lost.txt
batch|--list|empty
batch|--jobs|0
batch|--ship
batch|--cluster
batch|pub|--list|lost.txt
watch|empty
watch|a.txt
watch|pub|--port|99999
watch|pub|--out|pub
check
check|empty
check|a.txt
check|pub/sources
check|pub/sources/en.txt
check|pub/publicaton.toml
check|--format|jsn
check|a|b
check|dangling
correct|empty
correct|--at|x
correct|pub|--at|sources/no.txt:1:1
normalize
normalize|empty
normalize|nowhere.txt
normalize|*.no
normalize|--language|zz|-
normalize|--log|pub|a.txt
verify
verify|empty
verify|nowhere.pdf
verify|dangling
verify|a.pdf|--fonts|nowhere
impose
impose|nowhere.pdf
impose|pub
impose|a.pdf|--sheet|A99
impose|a.pdf|--signature|x
impose|a.pdf|-o|a.pdf
impose|a.pdf|-o|a.txt
impose|a.pdf
fonts
fonts|lst
fonts|list|nowhere
fonts|list|a.txt
fonts|fetch
fonts|fetch|english
fonts|fetch|xx
fonts|fetch|Noto
fonts|fetch|km|--into|nowhere
fonts|fetch|km|--from|a.txt
fonts|add|nowhere.ttf
fonts|add|a.txt|--script|Xxxx
fonts|add|a.txt|--licence|nowhere
fonts|verify|a.txt
fonts|explain
fonts|explain|english
fonts|explain|en|a.txt
explain|G1
explain|G999
explain|xyzzy
explain|
doctor|x
schema|x
completion|tcsh
init|pub
init|a.txt
init|--id|a b
init|empty|--source|nowhere
init|empty|--language|zz
"""


@pytest.fixture
def scene(tmp_path: Path) -> Path:
    (tmp_path / "pub" / "sources").mkdir(parents=True)
    (tmp_path / "empty").mkdir()
    for name in ("a.txt", "a.pdf", "a-saddle.pdf", "pub/publication.toml", "pub/sources/en.txt", "nothing.txt"):
        (tmp_path / name).touch()
    (tmp_path / "lost.txt").write_text("books/a\nbooks/b\n")
    (tmp_path / "dangling").symlink_to("nowhere")
    return tmp_path


def test_wrong_use_is_told_without_the_parser(scene: Path) -> None:
    lines = [tuple(line.split("|")) for line in WRONG.strip().splitlines()]
    bare = set(
        subprocess.run([sys.executable, "-c", CLOSURE], capture_output=True, text=True, check=True).stdout.split()
    )
    for line, (ended, modules) in zip(lines, imported(*lines, folder=scene), strict=True):
        assert (line, ended) == (line, 2)
        assert (line, ours(modules) - TABLES - REFUSING - HELP) == (line, set())
        assert (line, modules - ours(modules) - bare - STANDARD) == (line, set())


SETTLE = """
import sys
from publish.cli.asking import question
question(sys.argv[1], None, "text", quiet=True, verbose=False).settle(b"", {})
"""


def test_a_build_with_nothing_to_do_imports_next_to_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "cache"))
    (tmp_path / "plan" / "build").mkdir(parents=True)
    (tmp_path / "plan" / "publication.toml").mkdir()  # a file so new would be read anew
    subprocess.run([sys.executable, "-c", SETTLE, tmp_path / "plan"], stdout=subprocess.PIPE, check=True)
    ((ended, modules),) = imported(("build", str(tmp_path / "plan"), "--quiet"))
    assert ended == 0
    assert ours(modules) == HELP | REFUSING
    assert modules - ours(modules) <= STANDARD


def test_completing_a_command_imports_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PUBLISH_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "publish b")
    monkeypatch.setenv("COMP_CWORD", "1")
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "publish"], capture_output=True, text=True, check=False
    )
    assert run.stdout == "plain,build\nplain,batch\n"
    assert not any(module in run.stderr for module, _ in COMMANDS.values())
