"""A publication of two languages that is built in a second or two, and what stands in its build folder."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Where thousands of sets are written: a disk in memory spares the real one. The system calls are the same.
_MEMORY = Path("/dev/shm")  # noqa: S108 - as above
MEMORY = _MEMORY if os.access(_MEMORY, os.W_OK) else None

TOML = """\
[publication]
id = "garden"
languages = ["en", "ar"]
title.en = "House rules"
date = 2024-05-01
[sources]
files = ["*.txt"]
[leaflets]
make = false
"""
ENGLISH = """\
The members of the garden agree on the following rules for the year {year}:

  1. Water is shared by all members of the garden, and nobody waters at noon.
  2. Tools are cleaned after work and go back into the shed in the evening.
"""
ARABIC = """\
## قواعد الحديقة

اتفق أعضاء الحديقة على القواعد التالية للعام القادم:

١. الماء ملك لجميع أعضاء الحديقة ولا يسقي أحد في الظهيرة.

٢. تنظف الأدوات بعد العمل وتعاد إلى المخزن في المساء.
"""


def write(folder: Path, year: int = 2024) -> Path:
    """Write the publication; another year is another edition."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "publication.toml").write_text(TOML, encoding="utf-8")
    (folder / "en.txt").write_text(ENGLISH.format(year=year), encoding="utf-8")
    (folder / "ar.txt").write_text(ARABIC, encoding="utf-8")
    return folder


def start(folder: Path, temporary: Path, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start a build in a session of its own, without the store."""
    temporary.mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", "publish", "build", str(folder)],
        env={**os.environ, "PUBLISH_CACHE": "", "TMPDIR": str(temporary), **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=_interruptible,  # noqa: PLW1509 - no thread runs here
    )


def _interruptible() -> None:
    """Let SIGINT do what it does on a terminal: a shell has its background jobs ignore it, and their children too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def built(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each product by its path.

    Raises:
        AssertionError: the set is torn: a file is missing, left over, or not the one that the manifest lists.
    """
    return built_in(folder / "build")


def built_in(build: Path) -> dict[str, str]:
    """Return what `built` does, for an output folder with another name."""
    found = {
        path.relative_to(build).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in build.rglob("*")
        if path.is_file()
    }
    listed = json.loads((build / "manifest.json").read_bytes())["products"]
    torn = {one["path"]: one["sha256"] for one in listed}.items() ^ {
        (name, digest) for name, digest in found.items() if name != "manifest.json"
    }
    if torn:
        message = f"torn: {sorted(torn)}"
        raise AssertionError(message)
    return found


def ready(year: int) -> dict[str, bytes]:
    """Return products by name as a pipeline hands them over: bytes of such sizes as a small publication has.

    Each edition has a file that the other has not.
    """
    sizes = {
        "booklet.pdf": 90_000,
        "booklet-print.pdf": 60_000,
        "ticket.pdf": 20_000,
        "rst/en.rst": 900,
        f"{year}.json": 9,
    }
    return {name: (f"{name} {year} ".encode() * size)[:size] for name, size in sizes.items()}
