"""The engine's system libraries: which there must be, where a private copy is found, what to install."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.metadata import files
from typing import TYPE_CHECKING

import pytest

from publish.pdf import libraries
from publish.pdf.libraries import LIBRARIES, engine_environment, install_hint, missing_libraries

if TYPE_CHECKING:
    from pathlib import Path

#: Optional to the engine, and not needed here: it draws fonts in colour.
UNUSED = "libharfbuzz-vector.so.0"


def test_the_engine_opens_these_libraries_and_no_others() -> None:
    (path,) = (file for file in files("weasyprint") or () if file.as_posix() == "weasyprint/text/ffi.py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "_dlopen"]
    opened = [{part.value for part in call.args if isinstance(part, ast.Constant)} for call in calls]
    ours = [set(names) for names in LIBRARIES.values()]
    assert [names for names in opened if not any(own <= names for own in ours)] == [
        names for names in opened if UNUSED in names
    ]
    assert len(opened) == len(ours) + 1


def test_this_machine_has_them() -> None:
    assert subprocess.run([sys.executable, "-m", "publish.pdf.libraries"], check=False).returncode == 0


def test_a_missing_library_is_named() -> None:
    def load(file: str) -> None:
        if "subset" in file or "fontconfig" in file:
            raise OSError(file)

    assert missing_libraries(load) == ("HarfBuzz-Subset", "Fontconfig")


def test_one_of_a_librarys_names_is_enough() -> None:
    def load(file: str) -> None:
        if not file.endswith(".dylib"):
            raise OSError(file)

    assert missing_libraries(load) == ()


@pytest.mark.parametrize(
    ("folders", "path"),
    [
        ([], None),
        (["system"], None),
        (["system/usr/lib/x86_64-linux-gnu", "system/usr/share"], "{0}/system/usr/lib/x86_64-linux-gnu"),
        (
            ["system/lib/aarch64-linux-gnu", "system/usr/lib/aarch64-linux-gnu"],
            "{0}/system/lib/aarch64-linux-gnu:{0}/system/usr/lib/aarch64-linux-gnu",
        ),
    ],
)
def test_a_private_copy_is_found(tmp_path: Path, folders: list[str], path: str | None) -> None:
    for folder in folders:
        (tmp_path / folder).mkdir(parents=True)
    assert engine_environment(tmp_path) == ({"LD_LIBRARY_PATH": path.format(tmp_path)} if path else {})


def test_what_is_missing_is_told_with_the_way_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = subprocess.CompletedProcess([], 0, stdout="Pango, Fontconfig")
    monkeypatch.setattr("publish.pdf.libraries.subprocess.run", lambda *_, **__: answer)
    assert libraries.main() == 1
    assert capsys.readouterr().out == f"Missing: Pango, Fontconfig.\n{install_hint()}\n"


def test_the_hint_names_packages_for_each_system() -> None:
    assert install_hint() == (
        "Install the engine's libraries with one of `apt-get install libpangoft2-1.0-0 libharfbuzz-subset0`, "
        "`dnf install pango harfbuzz`, `pacman -S pango harfbuzz`, `brew install pango harfbuzz fontconfig`."
    )
