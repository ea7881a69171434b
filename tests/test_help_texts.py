"""What is known of each command without the parser is what the parser knows, and lets no word pass that it refuses."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docs.helps import FOLDER, helps
from publish.cli.commands import publish
from publish.cli.front import COMMANDS, answer
from publish.cli.grammar import WrongUseError, grammar
from publish.cli.kinds import KINDS


def test_each_command_has_its_help_as_the_parser_writes_it() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}
    assert written == helps(), "run: python3 tasks.py helps"


def test_every_kind_of_word_can_be_judged() -> None:
    lines = [line for path in FOLDER.glob("*.txt") for line in path.read_text("utf-8").partition("\n\n")[0].split("\n")]
    kinds = {fields[3] for line in lines if (fields := line.split("\t"))[0] in {"option", "argument"}}
    assert kinds == {*KINDS, "flag"}


#: Every command that takes words, with its group.
CALLS = [(name,) for name in sorted(COMMANDS) if name != "fonts"] + [
    ("fonts", one) for one in grammar("fonts").commands
]
WORDS = st.sampled_from(
    [
        *(
            "--",
            "-",
            "-x",
            "-qv",
            "-qx",
            "-q=1",
            "--zzz",
            "--fromat",
            "--help",
            "-h",
            "--no-cache=1",
            "",
            "a b",
            "\x1b",
        ),
        *("x", "4", "10", "8-1", "0", "A4", "11x17in", "1e3", "nan", "٣", "en", "zz", "g1", "G001", "a.txt:1:2"),
        *(".", "publish", "README.md", "README.md/x", "json", "text", "*"),
    ]
)


def parsed(call: tuple[str, ...], words: list[str]) -> bool:
    """Tell whether the parser takes the words; --help ends its reading."""
    with click.Context(publish, info_name="publish", **publish.context_settings) as context:
        command = publish.get_command(context, call[0])
        if isinstance(command, click.Group):
            command = command.commands[call[1]]
        assert command is not None
        try:
            command.make_context("x", list(words), parent=context).close()
        except click.exceptions.Exit:
            return True
        except click.UsageError:
            return False
        return True


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CALLS), st.data())
def test_the_parser_takes_what_is_let_pass(call: tuple[str, ...], data: st.DataObject) -> None:
    found = grammar("-".join(call))
    words = data.draw(st.lists(WORDS | st.sampled_from([*sorted(found.options), "--out=x"]), max_size=5))
    try:
        given_ = found.read(words)
    except WrongUseError:
        return
    if "-h" not in given_:
        assert parsed(call, words)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("build", []),
        ("build", [".", "--out", "x", "-qv", "--format=json"]),
        ("impose", ["README.md", "-oout.pdf", "--no-marks", "--signature", "16", "--sheet", "half letter"]),
        ("impose", ["--pages", "8-1,3", "--sheet", "320 x 450 mm", "--", "README.md"]),
        ("normalize", ["-", "nowhere.txt", "--language", "und-Latn"]),
        ("explain", ["g001"]),
        ("batch", ["--list", "-", "--jobs", "2"]),
        ("batch", [".", "--cluster", "tcp://x:1", "--ship"]),
        ("verify", ["nowhere.pdf", "README.md"]),
        ("correct", ["--at", "a.txt:1:2", "--replace=--"]),
    ],
)
def test_right_words_are_let_pass(call: str, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])
    grammar(call).read(words)
    assert parsed((call,), words)


def test_a_narrow_terminal_gets_its_help_from_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert answer(["build", "--help"]) is None
