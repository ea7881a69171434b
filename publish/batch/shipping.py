"""Publications as bytes, for workers that see none of our disks: a folder's files there, the products back."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from publish.batch.model import Answer, Job, Outcome
from publish.diagnostics import Diagnostic
from publish.fence import read_ordinary
from publish.workspace import reserve

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Bytes of all files of a publication: what passes between machines in one message.
_MOST = 256 << 20


def pack(folder: Path, target: Path) -> Mapping[str, bytes]:
    """Read every file of a publication's folder but its products and what is hidden or a link.

    Raises OSError for what cannot be read, or is more than may be sent.
    """
    files: dict[str, bytes] = {}
    left = _MOST
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and Path(here, name) != target)
        for name in sorted(names):
            path = Path(here, name)
            if path.is_file() and not path.is_symlink() and not name.startswith("."):
                data = read_ordinary(path, left, folder)
                left -= len(data)
                files[path.relative_to(folder).as_posix()] = data
    return files


def apart(job: Job, do: Callable[[Job], Outcome]) -> Answer:
    """Do a job whose files came with it, in a folder of its own; answer with the bytes of what was made."""
    with tempfile.TemporaryDirectory(prefix="publish-batch-") as name:
        folder, target, reports = (Path(name, part) for part in ("publication", "products", "report"))
        for path, data in (job.files or {}).items():
            file = folder.joinpath(*_inside(path))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        here = replace(
            job, folder=str(folder), target=str(target), reports=str(reports) if job.reports else "", files=None
        )
        outcome = do(here)
        return Answer(outcome, _read(target), _read(reports))


def unpack(answer: Answer, job: Job) -> Diagnostic | None:
    """Put what came back where it belongs: the products all at once, a report too; return what is in the way."""
    for files, folder in ((answer.products, job.target), (answer.report, job.reports)):
        if not files or not folder:
            continue
        reserved = reserve(Path(folder))
        if isinstance(reserved, Diagnostic):
            return reserved
        with reserved as workspace:
            problem = workspace.put(files)
        if problem:
            return problem
    return None


def _read(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def _inside(name: str) -> tuple[str, ...]:
    parts = PurePosixPath(name).parts
    if not parts or PurePosixPath(name).is_absolute() or ".." in parts:
        message = f"{name!r} leads out of the publication's folder"
        raise ValueError(message)
    return parts
