"""Setting a machine up: which steps run when, on machines that are only played here."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest

import bootstrap
from publish.pdf.libraries import PACKAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

ENVIRONMENT = "python -m venv .venv"
PACKAGES_BY_HASH = "pip install requirements.lock"
PROJECT = "pip install ."
BYTECODE = "compileall"
LIBRARIES = "libraries?"
EVERYTHING = [ENVIRONMENT, PACKAGES_BY_HASH, PROJECT, BYTECODE, LIBRARIES]


class Machine:
    """Plays a machine: remembers commands in short form, and fails those that a test says."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.done: list[str] = []
        self.fails: Callable[[str], bool] = lambda _: False

    def call(self, root: Path, command: Sequence[str]) -> bool:
        assert root == self.root
        short = self.shorten(" ".join(command))
        self.done.append(short)
        with (root / ".venv" / "set-up.log").open("a") as log:
            log.write(f"$ {short}\n")
            if self.fails(short):
                log.write("Missing: Pango.\nInstall it.\n" if short == LIBRARIES else "E: the machine says no\n")
        if self.fails(short):
            return False
        if short.startswith(ENVIRONMENT):
            (root / ".venv" / "bin").mkdir()
            (root / ".venv" / "bin" / "python").touch()
            (root / ".venv" / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
        if "python3-pip-whl" in short:
            (root / ".venv" / "apt" / "cache" / "archives" / "pip.deb").touch()
        if short.startswith("dpkg-deb"):
            wheels = root / ".venv" / "pip.part" / bootstrap.WHEELS
            wheels.mkdir(parents=True)
            (wheels / "pip-23.0.1-py3-none-any.whl").touch()
        return True

    def shorten(self, command: str) -> str:
        command = command.replace(f"{self.root}/", "")
        for pattern, short in (
            (r"\S+ -m venv \.venv", ENVIRONMENT),
            (r".* -m pip .*--require-hashes.*", PACKAGES_BY_HASH),
            (r".* -m pip .*--no-build-isolation.*", PROJECT),
            (r".* -m compileall .*", BYTECODE),
            (r".* -m publish.pdf.libraries", LIBRARIES),
            (r"apt-get .* update", "apt-get update"),
            (r"apt-get .*--download-only.* (\S+)$", r"apt-get download \1"),
            (r"(env|sudo -n) env .*apt-get .*install .*--no-remove .* (\S+)$", r"\1 apt-get install \2"),
        ):
            command = re.sub(f"^{pattern}", short, command)
        return command


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    (tmp_path / "requirements.lock").write_text("click==8\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    played = Machine(tmp_path)
    monkeypatch.setattr(bootstrap, "_call", played.call)
    monkeypatch.setattr("bootstrap.importlib.util.find_spec", lambda name: name == "ensurepip" or None)
    monkeypatch.setattr("bootstrap.shutil.which", lambda name, **_: f"/usr/bin/{name}")
    return played


def test_it_does_everything_once(machine: Machine) -> None:
    bootstrap.set_up(machine.root)
    assert machine.done == EVERYTHING
    bootstrap.set_up(machine.root)
    assert machine.done == EVERYTHING


def test_again_looks_after_everything_but_makes_no_new_environment(machine: Machine) -> None:
    bootstrap.set_up(machine.root)
    bootstrap.set_up(machine.root, again=True)
    assert machine.done == [*EVERYTHING, *EVERYTHING[1:]]


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_change_of_what_is_installed_is_followed(machine: Machine, name: str) -> None:
    bootstrap.set_up(machine.root)
    (machine.root / name).write_text("changed")
    bootstrap.set_up(machine.root)
    assert machine.done == [*EVERYTHING, *EVERYTHING[1:]]


def test_what_was_interrupted_is_made_anew(machine: Machine) -> None:
    machine.fails = lambda command: command == PACKAGES_BY_HASH
    with pytest.raises(
        bootstrap.SetupError, match=r"requirements\.lock could not be installed.\n  E: the machine says no"
    ):
        bootstrap.set_up(machine.root)
    (machine.root / ".venv" / "half-installed").touch()
    machine.fails = lambda _: False
    bootstrap.set_up(machine.root)
    assert machine.done == [*EVERYTHING[:2], *EVERYTHING]
    assert not (machine.root / ".venv" / "half-installed").exists()


def test_an_update_that_was_interrupted_is_made_anew(machine: Machine) -> None:
    bootstrap.set_up(machine.root)
    (machine.root / "requirements.lock").write_text("click==9\n")
    machine.fails = lambda command: command == PACKAGES_BY_HASH
    with pytest.raises(bootstrap.SetupError):
        bootstrap.set_up(machine.root)
    machine.fails = lambda _: False
    bootstrap.set_up(machine.root)
    assert machine.done == [*EVERYTHING, PACKAGES_BY_HASH, *EVERYTHING]


def test_a_folder_that_was_moved_gets_a_new_environment(machine: Machine, tmp_path: Path) -> None:
    bootstrap.set_up(machine.root)
    (tmp_path / "moved").mkdir()
    for name in (".venv", "requirements.lock", "pyproject.toml"):
        shutil.move(tmp_path / name, tmp_path / "moved" / name)
    machine.root = tmp_path / "moved"
    bootstrap.set_up(machine.root)
    assert machine.done == [*EVERYTHING, *EVERYTHING]


def test_a_python_that_is_gone_gets_a_new_environment(machine: Machine) -> None:
    bootstrap.set_up(machine.root)
    (machine.root / ".venv" / "bin" / "python").unlink()
    bootstrap.set_up(machine.root)
    assert machine.done == [*EVERYTHING, *EVERYTHING]


def test_pip_comes_from_debian_where_python_has_none(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bootstrap.importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr(bootstrap, "WHEELS", "nowhere/python-wheels")
    bootstrap.set_up(machine.root)
    wheel = ".venv/pip/nowhere/python-wheels/pip-23.0.1-py3-none-any.whl"
    assert machine.done == [
        f"{ENVIRONMENT} --without-pip",
        "apt-get update",
        "apt-get download python3-pip-whl",
        "dpkg-deb --extract .venv/apt/cache/archives/pip.deb .venv/pip.part",
        f".venv/bin/python {wheel}/pip install --quiet --no-index {wheel}",
        *EVERYTHING[1:],
    ]
    assert not (machine.root / ".venv" / "apt").exists()


def test_without_pip_and_network_it_says_so(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bootstrap.importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr(bootstrap, "WHEELS", "nowhere/python-wheels")
    machine.fails = lambda command: command == "apt-get update"
    with pytest.raises(bootstrap.SetupError, match="comes without pip") as raised:
        bootstrap.set_up(machine.root)
    assert "apt-get install python3-venv" in raised.value.hint


def missing_until(machine: Machine, cure: str) -> Callable[[str], bool]:
    """Miss the libraries until a command that begins with `cure` has run."""
    return lambda command: command == LIBRARIES and not any(done.startswith(cure) for done in machine.done)


@pytest.mark.parametrize(("user", "prefix"), [(0, "env"), (1000, "sudo -n")])
def test_who_may_install_libraries_installs_them(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, user: int, prefix: str
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    machine.fails = missing_until(machine, f"{prefix} apt-get install")
    bootstrap.set_up(machine.root)
    assert machine.done[len(EVERYTHING) :] == [
        *(f"{prefix} true", "apt-get update", f"{prefix} apt-get install libharfbuzz-subset0", LIBRARIES),
    ]


def test_who_may_not_unpacks_them(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    missing = missing_until(machine, "apt-get download")
    machine.fails = lambda command: command == "sudo -n true" or missing(command)
    bootstrap.set_up(machine.root)
    assert machine.done[len(EVERYTHING) :] == [
        *("sudo -n true", "apt-get update", "apt-get download libharfbuzz-subset0", LIBRARIES),
    ]


def test_without_apt_the_libraries_are_named(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bootstrap.shutil.which", lambda _: None)
    machine.fails = lambda command: command == LIBRARIES
    with pytest.raises(bootstrap.SetupError, match=r"could not be fetched\. Missing: Pango\.$") as raised:
        bootstrap.set_up(machine.root)
    assert raised.value.hint == "Install it. Then run the same command again."
    machine.fails = lambda _: False  # the user has installed them
    bootstrap.set_up(machine.root)
    assert machine.done == [*EVERYTHING, LIBRARIES, LIBRARIES]


def test_a_full_disk_is_explained_before_anything_is_fetched(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "NEEDED_BYTES", 10**18)
    with pytest.raises(bootstrap.SetupError, match="less than the"):
        bootstrap.set_up(machine.root)
    assert machine.done == []


def test_a_folder_that_cannot_be_written_is_explained(machine: Machine) -> None:
    (machine.root / ".venv").write_text("a file stands in the way")
    with pytest.raises(bootstrap.SetupError, match=r"The set-up stopped: .*\.venv"):
        bootstrap.set_up(machine.root)


@pytest.mark.parametrize(
    ("found", "hint"), [("python3.12", "Run `python3.12 tasks.py` instead."), (None, "Install a newer Python")]
)
def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch, found: str | None, hint: str) -> None:
    monkeypatch.setattr("bootstrap.shutil.which", lambda name: name if name == found else None)
    with pytest.raises(bootstrap.SetupError, match=r"Python 3\.11 or newer; this is Python 3\.10\.") as raised:
        bootstrap.require_python((3, 10))
    assert raised.value.hint.startswith(hint)


def test_the_callers_settings_do_not_lead_out_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in bootstrap.MISLEADING:
        monkeypatch.setenv(name, "/elsewhere")
    variables = bootstrap.environment(tmp_path)
    assert "/elsewhere" not in variables.values()
    assert variables["PATH"].startswith(f"{tmp_path}/.venv/bin:")


def test_it_fetches_the_packages_that_the_hint_names() -> None:
    assert PACKAGES["apt-get install"] == bootstrap.ENGINE_PACKAGES
