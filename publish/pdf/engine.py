"""The supervised engine: worker processes that lay sections out, side by side."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from publish.geometry import Size
from publish.pdf.libraries import CANNOT_LOAD, engine_environment
from publish.pdf.model import PageSetting, Rendition, SettingFinding, TextBox, VisibleFace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from publish.edition import Section

#: No font directory at all: what is not declared by @font-face does not exist (GLYPHS.md G9).
_NO_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}/none</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


#: A section that is not laid out within so many seconds never will be: the slowest honest one takes a tenth.
DEADLINE = 300.0

#: A process that has not said that it is ready after so many seconds never will be.
START_DEADLINE = 120.0


class EngineError(Exception):
    """The engine could not lay a section out: which one, and what the engine said."""

    def __init__(self, section: str, reason: str) -> None:
        super().__init__(f"section {section}: {reason}")
        self.section = section
        self.reason = reason

    @property
    def cannot_start(self) -> bool:
        """Whether the engine lacks system libraries, so that no section could be laid out."""
        return self.reason.startswith(CANNOT_LOAD)


class _WorkerDiedError(Exception):
    """The process ended before it answered; the message is the last that it said."""


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
                start_new_session=True,
            )
        self._greeting: dict[str, Any] | None = None

    def ask(self, section: Section, deadline: float) -> dict[str, Any]:
        """Hand one job over and wait for its answer. Raises _WorkerDiedError; EngineError past the deadline."""
        if self._greeting is None:
            self._greeting = self._read_until(START_DEADLINE, section)
        self._write({"html": section.html, "fonts": dict(section.fonts), "tagged": section.tagged})
        return self._read_until(deadline, section)

    @property
    def fence_gaps(self) -> tuple[str, ...]:
        """What this process could not be kept from, in words; known once it has answered."""
        return tuple(self._greeting["fence"]) if self._greeting else ()

    def end(self) -> None:
        """Kill the process and collect it."""
        self._process.kill()
        self._process.communicate()

    def _write(self, job: dict[str, Any]) -> None:
        try:
            if self._process.stdin:
                self._process.stdin.write(json.dumps(job).encode() + b"\n")
                self._process.stdin.flush()
        except (OSError, ValueError):  # the pipe broke, or was closed under us
            raise _WorkerDiedError(self._last_words()) from None

    def _read_until(self, deadline: float, section: Section) -> dict[str, Any]:
        """Read an answer; kill the process, and raise EngineError, where none has come after so many seconds."""
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(deadline, give_up)
        timer.start()
        try:
            return self._read()
        except _WorkerDiedError:
            if late.is_set():
                raise EngineError(section.name, f"it was not laid out within {deadline:.0f} seconds") from None
            raise
        finally:
            timer.cancel()

    def _read(self) -> dict[str, Any]:
        try:
            line = self._process.stdout.readline() if self._process.stdout else b""
        except (OSError, ValueError):
            line = b""
        if not line.endswith(b"\n"):
            raise _WorkerDiedError(self._last_words())
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _last_words(self) -> str:
        said = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return said[-1] if said else "the engine stopped without a word"


class Engine:
    """A set of warm workers. Use `open_engine`; `render` may be called any number of times while it is open.

    A worker that dies is replaced, and its section is tried once more; the others never notice.
    """

    def __init__(self, start: Callable[[], _Worker], size: int, deadline: float) -> None:
        self._start = start
        self._size = size
        self._deadline = deadline
        self._workers = [start() for _ in range(size)]
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def render(self, sections: Sequence[Section]) -> tuple[Rendition, ...]:
        """Lay out the sections, in parallel, and return them in the given order. Raises EngineError."""
        with ThreadPoolExecutor(self._size) as pool:
            return tuple(pool.map(self._render_one, sections))

    @property
    def fence_gaps(self) -> tuple[str, ...]:
        """What the workers could not be kept from on this machine, each once."""
        return tuple(dict.fromkeys(gap for worker in self._workers for gap in worker.fence_gaps))

    def end(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()

    def _render_one(self, section: Section) -> Rendition:
        worker = self._idle.get()
        try:
            try:
                answer = worker.ask(section, self._deadline)
            except _WorkerDiedError:
                worker = self._replace(worker)
                answer = worker.ask(section, self._deadline)
        except _WorkerDiedError as error:
            worker = self._replace(worker)
            raise EngineError(section.name, str(error)) from None
        except EngineError:
            worker = self._replace(worker)
            raise
        finally:
            self._idle.put(worker)
        if "error" in answer:
            raise EngineError(section.name, answer["error"])
        return _rendition(section, answer)

    def _replace(self, dead: _Worker) -> _Worker:
        dead.end()
        fresh = self._start()
        self._workers[self._workers.index(dead)] = fresh
        return fresh


def _rendition(section: Section, answer: Mapping[str, Any]) -> Rendition:
    return Rendition(
        section=section.name,
        language=section.language,
        pdf=base64.b64decode(answer["pdf"]),
        pages=answer["pages"],
        size=Size(answer["width"], answer["height"]),
        boxes=tuple(_text_box(box) for box in answer["boxes"]),
        warnings=tuple(answer["warnings"]),
        setting=tuple(
            PageSetting(**{**page, "findings": tuple(SettingFinding(**finding) for finding in page["findings"])})
            for page in answer["setting"]
        ),
        faces=tuple(VisibleFace(**face) for face in answer["faces"]),
    )


def _text_box(box: dict[str, Any]) -> TextBox:
    features = tuple((tag, value) for tag, value in box["features"])
    return TextBox(
        **{**box, "box": tuple(box["box"]), "families": tuple(box["families"]), "features": features},
    )


@contextmanager
def open_engine(workers: int, deadline: float = DEADLINE) -> Iterator[Engine]:
    """Start `workers` engine processes in a clean environment, and end them all when the block is left.

    `deadline` is how long one section may take, in seconds.
    """
    with tempfile.TemporaryDirectory(prefix="publish-engine-") as name:
        folder = Path(name)
        environment = _environment(folder)
        numbers = count()
        engine = Engine(lambda: _Worker(environment, folder, next(numbers)), workers, deadline)
        try:
            yield engine
        finally:
            engine.end()


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
