"""The door (tasks.py): what it says, what it runs, and the lock that it installs."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import bootstrap
import tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LOCKED = dict(re.findall(r"^([\w.-]+)==(\S+) \\$", LOCK, re.MULTILINE))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DIRECT = [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["dev"]]


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """Catch the commands instead of running them; `ruff format` fails."""
    caught: list[Sequence[str]] = []

    def status(command: Sequence[str]) -> int:
        caught.append(command)
        return int(command[:2] == ("ruff", "format"))

    monkeypatch.setattr(tasks, "_status", status)
    return caught


@pytest.mark.parametrize("name", ["tasks.py", "bootstrap.py"])
def test_an_old_python_can_read_it_and_it_needs_nothing_installed(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 7))
    modules = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)}
    assert {module.split(".", 1)[0] for module in modules} <= sys.stdlib_module_names | {"bootstrap"}


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_alone_it_lists_the_tasks(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.main(arguments) == 0
    listed = re.findall(r"^  (\w+) +[A-Z].*\.$", capsys.readouterr().out, re.MULTILINE)
    assert listed == sorted(tasks.TASKS)
    assert {"setup", "build", "test", "lint", "types", "fmt", "clean", "lock"} <= set(listed)


def test_invoke_lists_the_same_tasks() -> None:
    inv = Path(sys.executable).parent / "inv"
    listed = subprocess.run([inv, "--list"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert re.findall(r"^  (\w+)  ", listed, re.MULTILINE) == sorted(tasks.TASKS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["biuld"], "There is no task 'biuld'. Did you mean 'build'?"), (["lint", "x"], "takes no arguments")],
)
def test_wrong_use_is_explained(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.main(arguments) == 2
    assert said in capsys.readouterr().err


def test_a_machine_that_cannot_be_set_up_is_explained(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(root: Path, *, again: bool) -> None:
        message = f"There is no room in {root.name}."
        raise bootstrap.SetupError(message, "Make some again." if again else "Make some.")

    monkeypatch.setattr(bootstrap, "set_up", fail)
    with pytest.raises(SystemExit, match="2"):
        tasks.main(["types"])
    assert capsys.readouterr().err == f"error: There is no room in {ROOT.name}.\n  hint: Make some.\n"


def test_every_check_runs_though_one_fails(commands: list[Sequence[str]], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="1"):
        tasks.main(["test", "-k", "two words"])
    assert [command[0] for command in commands] == ["ruff", "ruff", "mypy", "pytest"]
    assert commands[-1][-2:] == ("-k", "two words")
    assert capsys.readouterr().err == "failed: ruff format --check --quiet\n"


def test_a_mirror_is_a_fresh_copy(tmp_path: Path) -> None:
    (tmp_path / "source" / "leaflets").mkdir(parents=True)
    (tmp_path / "source" / "leaflets" / "en.pdf").write_text("new")
    (tmp_path / "target").mkdir()
    (tmp_path / "target" / "stale.pdf").write_text("old")
    tasks.mirror(tmp_path / "source", tmp_path / "target")
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert found == ["source/leaflets/en.pdf", "target/leaflets/en.pdf"]


def test_a_build_is_mirrored_to_the_top_and_cleaned_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    products = tmp_path / "examples" / "imcwp-23" / "build"

    def publish(command: Sequence[str]) -> int:
        assert command == ("publish", "build", "examples/imcwp-23", "--jobs", "1")
        products.mkdir(parents=True)
        (products / "booklet.pdf").write_text("pages")
        return 0

    monkeypatch.setattr(tasks, "_status", publish)
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    monkeypatch.setattr(tasks, "EXAMPLE", products.parent)
    tasks.main(["build", "--jobs", "1"])
    assert (tmp_path / "build" / "booklet.pdf").read_text() == "pages"
    tasks.main(["clean"])
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_failed_build_is_not_mirrored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "_status", lambda _: 1)
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    monkeypatch.setattr(tasks, "EXAMPLE", tmp_path / "examples" / "imcwp-23")
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "booklet.pdf").write_text("the last good one")
    with pytest.raises(SystemExit, match="1"):
        tasks.main(["build"])
    assert (tmp_path / "build" / "booklet.pdf").read_text() == "the last good one"


def test_ci_runs_all_tests_builds_the_example_and_the_documentation() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    calls = [line for line in script.read_text(encoding="utf-8").splitlines() if line.startswith("python3")]
    short = ("reproduce 4", "soak 20", "neighbours 10 5", "losses examples")
    assert calls == [f"python3 tasks.py {task}" for task in ("test", "long", "build", *short, "docs")]


def test_the_lock_names_no_address_and_pins_every_package_by_hash() -> None:
    assert "//" not in LOCK
    assert not [line for line in LOCK.splitlines() if line.startswith("-")]
    entries = re.split(r"\n(?=[a-z])", LOCK)[1:]
    assert len(entries) == len(LOCKED) > len(DIRECT)
    for entry in entries:
        assert re.fullmatch(r"[a-z0-9-]+==\S+( \\\n    --hash=sha256:[0-9a-f]{64})+(\n    #.*)+\n?", entry), (
            entry.splitlines()[0]
        )


def test_the_lock_agrees_with_what_the_project_declares() -> None:
    pins = {canonicalize_name(name): version for name, version in (line.split("==") for line in DIRECT)}
    assert pins.items() <= LOCKED.items()
    assert set(PROJECT["build-system"]["requires"]) <= set(DIRECT)


def test_the_lock_has_all_that_its_packages_need() -> None:
    installed = {canonicalize_name(found.name): found for found in distributions()}
    unmet = [need for name in LOCKED for need in needs(installed[canonicalize_name(name)]) if not met(need)]
    assert unmet == []


def needs(distribution: Distribution) -> list[Requirement]:
    found = [Requirement(line) for line in distribution.requires or ()]
    return [need for need in found if need.marker is None or need.marker.evaluate({"extra": ""})]


def met(need: Requirement) -> bool:
    version = LOCKED.get(canonicalize_name(need.name))
    return version is not None and need.specifier.contains(version, prereleases=True)
