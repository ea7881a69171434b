"""Whatever is written for a user goes through the workspace: nothing else in the product opens a file to write it."""

from __future__ import annotations

import ast
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2] / "publish"

#: Who may write, and why it is no file of a user's that could be torn.
WRITERS = {
    "workspace/*": "the one home",
    "store/files.py": "what is remembered: a file has its checksum, and one that fails it counts as absent",
    "standing/question.py": "the same, without the parser's imports",
    "fence/worker.py": "the log of a process in a folder of its own, which ends with it",
    "pdf/engine.py": "the empty fontconfig in the same folder",
    "preflight/validator.py": "copies in a temporary folder, for veraPDF",
    "batch/shipping.py": "copies in a temporary folder, on a worker of a cluster",
    "fonts/*_table.py": "tables of the repository, for whoever writes them anew",
    "locale/*_table.py": "the same",
}
_COPIES = {"copyfile", "copy", "copy2", "copytree", "move"}
_NAMED = re.compile("|".join(("write_text", "write_bytes", "open", *sorted(_COPIES))))
_TO_WRITE = re.compile(r"[rwaxbt+]*[wax+][bt+]*")


def writes(source: str) -> Iterator[int]:
    """Yield the line of each call that opens a file to write it, or copies one."""
    if not _NAMED.search(source):
        return
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
        if (
            name in {"write_text", "write_bytes"}
            or (name == "open" and _opens_to_write(node))
            or (name in _COPIES and ast.unparse(called).startswith("shutil."))
        ):
            yield node.lineno


def _opens_to_write(call: ast.Call) -> bool:
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    words = [one.value for one in arguments if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return any(map(_TO_WRITE.fullmatch, words)) or any("O_CREAT" in ast.unparse(one) for one in arguments)


def test_only_the_workspace_writes() -> None:
    modules = {path.relative_to(ROOT).as_posix(): path for path in ROOT.rglob("*.py")}
    found = {name: list(writes(path.read_text(encoding="utf-8"))) for name, path in modules.items()}
    others = {name: lines for name, lines in found.items() if lines and not any(fnmatch(name, one) for one in WRITERS)}
    assert others == {}
    unused = [one for one in WRITERS if not any(lines and fnmatch(name, one) for name, lines in found.items())]
    assert unused == []


@pytest.mark.parametrize(
    "call",
    [
        "path.write_text('a')",
        "open(p, 'wb')",
        "path.open('x')",
        "shutil.copyfile(a, b)",
        "os.open(p, os.O_CREAT)",
        "p.open(mode='r+')",
    ],
)
def test_a_write_is_seen(call: str) -> None:
    assert list(writes(call)) == [1]
