"""The supervised engine: worker processes that lay sections out, side by side."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from publish.geometry import Size
from publish.pdf.libraries import engine_environment
from publish.pdf.model import PageSetting, Rendition, SettingFinding, TextBox

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.edition import Section

#: No font directory at all: what is not declared by @font-face does not exist (GLYPHS.md G9).
_NO_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}/none</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


class EngineError(Exception):
    """The engine could not lay a section out: which one, and what the engine said."""

    def __init__(self, section: str, reason: str) -> None:
        super().__init__(f"section {section}: {reason}")
        self.section = section
        self.reason = reason


class _Worker:
    """One engine process: jobs go in by its standard input, answers come by its standard output."""

    def __init__(self, environment: Mapping[str, str], folder: Path, number: int) -> None:
        self._log = folder / f"worker-{number}.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "publish.pdf.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=dict(environment),
                cwd=folder,
            )

    def ask(self, section: Section) -> dict[str, Any]:
        """Hand one job over and wait for its answer. Raises EngineError where the process ends instead."""
        job = {"html": section.html, "fonts": dict(section.fonts), "tagged": section.tagged}
        answer = b""
        jobs, answers = self._process.stdin, self._process.stdout
        if jobs and answers:
            try:
                jobs.write(json.dumps(job).encode() + b"\n")
                jobs.flush()
                answer = answers.readline()
            except (
                OSError,
                ValueError,
            ):  # the pipe broke, or was closed under us: what the process said last is in its log
                answer = b""
        if not answer:
            said = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            raise EngineError(section.name, said[-1] if said else "the engine stopped without a word")
        decoded: dict[str, Any] = json.loads(answer)
        return decoded

    def end(self) -> None:
        """Kill the process and collect it."""
        self._process.kill()
        self._process.communicate()


class Engine:
    """A set of warm workers. Use `open_engine`; `render` may be called any number of times while it is open."""

    def __init__(self, workers: Sequence[_Worker]) -> None:
        self._size = len(workers)
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in workers:
            self._idle.put(worker)

    def render(self, sections: Sequence[Section]) -> tuple[Rendition, ...]:
        """Lay out the sections, in parallel, and return them in the given order. Raises EngineError."""
        with ThreadPoolExecutor(self._size) as pool:
            return tuple(pool.map(self._render_one, sections))

    def _render_one(self, section: Section) -> Rendition:
        worker = self._idle.get()
        try:
            answer = worker.ask(section)
        finally:
            self._idle.put(worker)
        if "error" in answer:
            raise EngineError(section.name, answer["error"])
        return Rendition(
            section=section.name,
            language=section.language,
            pdf=base64.b64decode(answer["pdf"]),
            pages=answer["pages"],
            size=Size(answer["width"], answer["height"]),
            boxes=tuple(
                TextBox(**{**box, "box": tuple(box["box"]), "families": tuple(box["families"])})
                for box in answer["boxes"]
            ),
            warnings=tuple(answer["warnings"]),
            setting=tuple(
                PageSetting(**{**page, "findings": tuple(SettingFinding(**finding) for finding in page["findings"])})
                for page in answer["setting"]
            ),
        )


@contextmanager
def open_engine(workers: int) -> Iterator[Engine]:
    """Start `workers` engine processes in a clean environment, and end them all when the block is left."""
    with tempfile.TemporaryDirectory(prefix="publish-engine-") as name, ExitStack() as running:
        folder = Path(name)
        environment = _environment(folder)
        started = []
        for number in range(workers):
            worker = _Worker(environment, folder, number)
            running.callback(worker.end)
            started.append(worker)
        yield Engine(started)


def _environment(folder: Path) -> dict[str, str]:
    configuration = folder / "fonts.conf"
    (folder / "none").mkdir()
    configuration.write_text(_NO_FONTS.format(folder=folder), encoding="utf-8")
    return {
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "PYTHONHASHSEED": "0",
        "FONTCONFIG_FILE": str(configuration),
        **engine_environment(Path(sys.prefix)),
    }
