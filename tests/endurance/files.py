"""Commands that write single files, for whoever kills them or has the disk refuse: `publish impose`, `publish correct`.

Each writes one of two editions of one file; what happens behind the fence is ready, as in the last step of a build.
"""

from __future__ import annotations

from contextlib import nullcontext
from hashlib import sha256
from types import SimpleNamespace
from typing import TYPE_CHECKING
from unittest.mock import patch

from publish.cli import correcting, imposing, main
from publish.workspace import put_file
from tests.endurance.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.endurance.step import Act

#: The file that each command writes, in the folder of its stage.
COMMANDS = {"impose": "sheets.pdf", "correct": "corrections/en.toml"}
_SHEETS = tuple(f"%PDF sheets of {year} ".encode() * 5_000 for year in (2024, 2025))
_CORRECTIONS = "# mine\n"


class FileStage(Stage):
    """A file with two editions that take turns."""

    def __init__(self, base: Path, command: str) -> None:
        self.command = command
        self.file = base / "desk" / COMMANDS[command]
        super().__init__(base)
        self.target = self.file
        self.places = str(self.file), f".publish-{self.file.name}"
        self.names = str(self.file), COMMANDS[command]

    def make(self, base: Path) -> Path:
        """Write what the command reads."""
        self.file.parent.mkdir(parents=True)
        (base / "desk" / "pages.pdf").write_bytes(b"%PDF-1.7")
        return base / "desk"

    def turn(self, edition: int) -> Act:
        """Return the command that puts an edition in place."""
        if self.command == "impose":
            return lambda: impose(self.folder, self.file, _SHEETS[edition])
        return (lambda: correct(self.file)) if edition else (lambda: begin(self.file))

    def stands(self) -> Mapping[str, str]:
        """Return the digest of what stands."""
        return {self.file.name: sha256(self.file.read_bytes()).hexdigest()}


def impose(folder: Path, file: Path, sheets: bytes) -> int:
    """Run `publish impose` on a file whose sheets are ready."""
    ready = SimpleNamespace(call_named=lambda *_: (sheets, ()))
    with patch.object(imposing, "open_fence", lambda **_: nullcontext(ready)):
        return main(["impose", str(folder / "pages.pdf"), "-o", str(file), "--force"])


def begin(file: Path) -> int:
    """Write a file of corrections with none in it."""
    problem = put_file(file, _CORRECTIONS.encode())
    return _told(problem)


def correct(file: Path) -> int:
    """Add an entry as `publish correct` does."""
    return _told(correcting.write_entry(file, "free,,", "free,", "A comma stands twice.", 1))


def _told(problem: object) -> int:
    if problem:
        print(problem, flush=True)
    return 2 if problem else 0
