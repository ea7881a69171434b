"""Every code has a page, every page a code, and the examples on them do what they say."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import publish
from publish.checks.verify_model import Verdict
from publish.cli import main
from publish.cli.verifying import judge_file
from publish.diagnostics import Code, Severity
from publish.diagnostics.pages import CodePage, code_page, written_pages
from publish.intake.model import Origin
from publish.locale import language
from publish.normalize.model import Block, BlockType
from publish.parity.compare import compare
from publish.pipeline import build, check
from publish.pipeline.crews import WarmCrews, open_warm_crews
from publish.publication import load
from publish.store import remembering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.store import Memory

SOURCES = [path for path in Path(publish.__file__).parent.rglob("*.py") if path.name != "codes.py"]
DECLARED = ("C001", "C002", "C003", "C004", "C005")
COMPARED = tuple(f"P{number:03}" for number in range(1, 14))


def test_each_code_has_its_page_and_each_page_its_code() -> None:
    assert written_pages() == tuple(sorted(Code)), "write the page into publish/diagnostics/pages/<letter>.toml"


@pytest.mark.parametrize("code", Code)
def test_each_page_says_everything(code: Code) -> None:
    page = code_page(code)
    assert all(text.strip() for _, text in page.parts)
    assert page.fails.strip()
    assert page.passes.strip()
    assert page.fails != page.passes


def test_each_code_is_raised_somewhere() -> None:
    used = {name for path in SOURCES for name in re.findall(r"Code\.([A-Z]\d{3})\b", path.read_text("utf-8"))}
    assert used == set(Code)


def declared(page: str, folder: Path) -> set[str]:
    (folder / "a.txt").write_text("A text.\n")
    (folder / "publication.toml").write_text(page)
    return {str(one.code) for one in load(folder)[1]}


@pytest.mark.parametrize("code", DECLARED)
def test_the_declarations_on_the_pages_fail_and_pass(code: str, tmp_path: Path) -> None:
    page = code_page(Code[code])
    assert declared(page.fails, tmp_path) == {code}
    assert declared(page.passes, tmp_path) == set()


@pytest.mark.parametrize(("example", "codes"), [("fails", {"C007"}), ("passes", set())])
def test_the_corrections_on_the_page_fail_and_pass(example: str, codes: set[str], tmp_path: Path) -> None:
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "en.toml").write_text(getattr(code_page(Code.C007), example))
    assert declared(code_page(Code.C004).passes, tmp_path) == codes


def compared(example: str) -> set[str]:
    texts = []
    for line in example.splitlines():
        tag, _, items = line.partition(": ")
        blocks = [
            Block(
                BlockType.HEADING if item.startswith("# ") else BlockType.ITEM,
                tag,
                item.removeprefix("# "),
                "x",
                (Origin(0, number, 1),),
                number=None if item.startswith("# ") else number,
            )
            for number, item in enumerate(items.split(" / "), start=1)
        ]
        known = language(tag)
        assert known is not None
        texts.append((known, tuple(blocks)))
    return {str(one.code) for one in compare(texts).diagnostics}


@pytest.mark.parametrize("code", COMPARED)
def test_the_translations_on_the_pages_fail_and_pass(code: str) -> None:
    page = code_page(Code[code])
    assert code in compared(page.fails)
    assert compared(page.passes) == set()


#: Which examples are files, commands, or both, and so can be run.
RUN = tuple(
    (code, which)
    for code in Code
    for which in ("fails", "passes")
    if getattr(code_page(code), which).startswith(("--- ", "$ "))
)
PLAIN = '[publication]\nid = "rules"\nlanguages = ["en"]\n[sources]\nfiles = ["rules.*"]\n'
#: What is done in this process, with what serves one example after another.
OWN = ("publish check", "publish build")


class Bench:
    """What serves one example after another: warm processes, what they made, and what each example came to."""

    def __init__(self, warm: WarmCrews, memory: Memory) -> None:
        self.warm, self.memory = warm, memory
        self.known: dict[str, set[str]] = {}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with open_warm_crews() as warm, remembering(str(tmp_path_factory.mktemp("store"))) as memory:
        yield Bench(warm, memory)


def quiet(_: str) -> None:
    """Nobody waits."""


def told(example: str, folder: Path, bench: Bench) -> set[str]:
    """Write the files of an example, run its commands, `publish check` where it has none, and return the codes told.

    Leaflets are only made where a publication speaks of them.
    """
    files, *_ = re.split(r"^\$ ", example, maxsplit=1, flags=re.MULTILINE)
    parts = re.split(r"^--- (\S+)\n?", files, flags=re.MULTILINE)[1:]
    for name, text in {"publication.toml": PLAIN, **dict(zip(parts[::2], parts[1::2], strict=True))}.items():
        apart = name == "publication.toml" and "[leaflets]" not in text
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{text}\n[leaflets]\nmake = false\n" if apart else text, "utf-8")
    commands = re.findall(r"^\$ (.+)$", example, flags=re.MULTILINE)
    if not any(command.startswith("publish ") for command in commands):
        commands.append("publish check --verbose")
    return {code for command in commands for code in _told_by(command, folder, bench)}


def _told_by(command: str, folder: Path, bench: Bench) -> set[str]:
    plain = command.removesuffix(" --verbose")
    crews = bench.warm.crews()
    if plain in OWN:
        publication, problems = load(folder)
        if publication is not None:
            do = build if plain == "publish build" else check
            problems = do(publication, progress=quiet, memory=bench.memory, crews=crews).diagnostics
        return {str(one.code) for one in problems if plain != command or one.severity is not Severity.NOTE}
    if plain.startswith("publish verify "):
        with crews.fence() as fence:
            judged = judge_file(folder / plain.split()[-1], None, fence)
        found = (one.diagnostic for one in judged.findings) if isinstance(judged, Verdict) else (judged,)
        return {str(one.code) for one in found}
    here = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=here, capture_output=True, text=True, check=False)
    return set(re.findall(r"\b(?:error|warning|note) ([A-Z]\d{3})\b", done.stdout + done.stderr))


def test_an_example_that_no_command_shows_has_a_reason() -> None:
    """Those of declarations, corrections and translations are read here in other ways."""
    run = {code for code in Code if {(code, "fails"), (code, "passes")} <= set(RUN)} | {*DECLARED, *COMPARED, "C007"}
    assert {code for code in Code if code_page(code).unrun} == set(Code) - run
    assert len(set(Code) - run) <= 30


@pytest.mark.long
@pytest.mark.parametrize(("code", "which"), RUN)
def test_the_examples_on_the_pages_fail_and_pass(code: Code, which: str, tmp_path: Path, bench: Bench) -> None:
    example = getattr(code_page(code), which)
    if example not in bench.known:
        bench.known[example] = told(example, tmp_path, bench)
    assert (code in bench.known[example]) == (which == "fails")


def test_a_code_is_explained_in_any_case_of_letters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "p003"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(
        "P003: number differs between translations\n\nWhat it says\n  A number stands in one language"
    )
    assert '\n    [[allow]]\n    code = "P003"\n' in told
    assert "This fails\n    en: We met in 1945" in told


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(Code)


def test_for_programs_the_pages_are_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "G001", "--format", "json"]) == 0
    (page,) = json.loads(capsys.readouterr().out)
    assert set(page) == {"title", *CodePage.__dataclass_fields__}


def test_other_words_list_the_codes_that_are_about_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "missing", "glyph"]) == 0
    assert "G001  character that no font of the stack has\n" in capsys.readouterr().out
    assert main(["explain", "D"]) == 0
    assert [line[:4] for line in capsys.readouterr().out.splitlines()] == ["D001", "D002", "D003"]
    assert main(["explain", "xyzzy"]) == 2
    assert 'No page of a code has "xyzzy".' in capsys.readouterr().err


def test_several_codes_are_explained_one_after_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "g001", "P003"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("G001: ")
    assert "\n\n\nP003: " in told


def test_a_mistyped_code_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "P0003"]) == 2
    assert 'Did you mean "P003"? `publish explain` lists all.' in capsys.readouterr().err
