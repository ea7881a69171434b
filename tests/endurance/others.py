"""Somebody who is not root, for whoever runs these tests as root: to root no folder is closed, and no disk is full."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NOBODY = 65534
_ASKED = "PUBLISH_OTHERS_ASKED"


def as_user(user: int) -> list[str]:
    """Return the words before a command that has it run as another user."""
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"] if user and os.getuid() == 0 else []


@cache
def serves_others() -> bool:
    """Tell whether somebody who is not root may start this interpreter."""
    return _serves(sys.executable)


def run(module: str, main: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Run `main`, or the module anew by the system's interpreter where others may start that and not this one."""
    if serves_others() or _ASKED in os.environ:
        return main(arguments)
    with tempfile.TemporaryDirectory(prefix="others-") as name:
        Path(name).chmod(0o755)
        python = _interpreter(Path(name) / "env")
        if python is None:
            return main(arguments)
        environment = {**os.environ, _ASKED: "yes", "PYTHONPATH": str(Path.cwd())}
        return subprocess.run([python, "-m", module, *arguments], env=environment, check=False).returncode


def _serves(python: str) -> bool:
    start = "import subprocess, sys, publish; subprocess.run([sys.executable, '-c', ''], check=True)"
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    command = [*as_user(NOBODY), python, "-c", start]
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0


def _interpreter(folder: Path) -> str | None:
    """Make an environment of the system's interpreter with this one's packages; None where others have none either."""
    system = shutil.which(f"python{sys.version_info.major}.{sys.version_info.minor}", path="/usr/bin:/usr/local/bin")
    if system is None or subprocess.run([system, "-m", "venv", "--without-pip", folder], check=False).returncode:
        return None
    (packages,) = folder.glob("lib/python*/site-packages")
    lines = [f"import site; site.addsitedir({path!r})" for path in sys.path if path.endswith("site-packages")]
    (packages / "product.pth").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if (Path(sys.prefix) / "system").exists():
        (folder / "system").symlink_to(Path(sys.prefix) / "system")
    python = str(folder / "bin" / "python")
    return python if _serves(python) else None
