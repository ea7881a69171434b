"""A wheel of the project works where the repository is not: it carries its fonts and style sheets."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from publish import __version__
from publish.pdf.libraries import engine_environment

ROOT = Path(__file__).resolve().parent.parent

PUBLICATION = """\
[publication]
id = "plan"
languages = ["en", "tr"]
title.en = "A Plan"
title.tr = "Bir Plan"
[sources]
files = ["sources/*.txt"]
"""
ENGLISH = """\
We came together to speak about the work of the coming year, and we agreed on what follows.

1. We shall write to one another every month.

2. We shall meet again in the spring.
"""
TURKISH = """\
Gelecek yılın çalışmalarını konuşmak için bir araya geldik ve aşağıdakiler üzerinde anlaştık.

1. Her ay birbirimize yazacağız.

2. İlkbaharda yeniden buluşacağız.
"""


def run(*command: object, cwd: Path) -> str:
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    ended = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=variables, check=False, capture_output=True, text=True
    )
    assert ended.returncode == 0, f"{command}\n{ended.stdout}\n{ended.stderr}"
    return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment of its own with the wheel in it, which sees our dependencies but not our repository."""
    venv = tmp_path_factory.mktemp("elsewhere") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=venv.parent)
    python = venv / "bin" / "python"
    install = ("install", "--quiet", "--no-deps", "--no-index", "--no-compile", wheel)
    run(sys.executable, "-m", "pip", "--python", python, *install, cwd=venv.parent)
    (packages,) = venv.glob("lib/python3*/site-packages")
    # A path in a .pth file is not searched for more .pth files, so our editable installation stays out of sight.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    if engine_environment(Path(sys.prefix)):
        (venv / "system").symlink_to(Path(sys.prefix) / "system")
    return venv


def test_it_carries_the_package_with_its_data_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
        licenses = [name for name in archive.namelist() if ".dist-info/licenses/" in name]
    ours = [path for top in ("publish", "fonts", "styles") for path in (ROOT / top).rglob("*")]
    files = [path.relative_to(ROOT).as_posix() for path in ours if path.is_file() and path.suffix != ".pyc"]
    assert inside == {name if name.startswith("publish/") else f"publish/_data/{name}" for name in files}
    assert [name for name in licenses if name.endswith("/LICENSE")]
    assert [name for name in licenses if name.endswith("/OFL.txt")]


def test_it_is_found_elsewhere_with_its_folders(elsewhere: Path) -> None:
    ask = "from publish.resources import *; print(fonts_folder()); print(styles_folder())"
    folders = run(elsewhere / "bin" / "python", "-c", ask, cwd=elsewhere).splitlines()
    assert [Path(folder).relative_to(elsewhere).parts[-3:] for folder in folders] == [
        ("publish", "_data", "fonts"),
        ("publish", "_data", "styles"),
    ]
    assert run(elsewhere / "bin" / "publish", "--version", cwd=elsewhere) == f"publish {__version__}\n"


@pytest.mark.long
def test_it_builds_a_publication_elsewhere(elsewhere: Path, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "publication.toml").write_text(PUBLICATION, encoding="utf-8")
    (tmp_path / "sources" / "en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "sources" / "tr.txt").write_text(TURKISH, encoding="utf-8")
    run(elsewhere / "bin" / "publish", "build", tmp_path, cwd=elsewhere)
    assert (tmp_path / "build" / "booklet.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "build" / "leaflets" / "tr.pdf").read_bytes().startswith(b"%PDF-")
