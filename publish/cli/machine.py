"""What a machine has of what publish needs: a list of parts, each with the command that brings what is missing."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from publish.diagnostics import Severity
from publish.fence import open_fence
from publish.fonts import load as load_fonts
from publish.pdf.libraries import LIBRARIES, PACKAGES, engine_environment
from publish.preflight.validator import SETTING, validator
from publish.resources import fonts_folder
from publish.store import place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_OLDEST = (3, 11)
_DISTRIBUTION = "publish-booklets"
_PIN = re.compile(r"^([\w.-]+)==([\w.]+)$")

_ASK = "import sys; from publish.pdf.libraries import missing_libraries as ask; sys.stdout.write(', '.join(ask()))"

#: Programs that no build needs, what they are good for, and Debian's package.
_OPTIONAL = (
    ("qpdf", "looks at the structure of a PDF", "qpdf"),
    ("pdftotext", "reads a PDF's text back by other means", "poppler-utils"),
    ("chromium", "tests the report in a browser (`tasks.py browser`)", "chromium"),
)


class State(StrEnum):
    """Whether a part is there: GOOD, MISSING (a build needs it) or OPTIONAL (it does not)."""

    GOOD = "ok"
    MISSING = "missing"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the machine: its name, its state, what was found, and the command that mends it, if any."""

    name: str
    state: State
    found: str
    command: str = ""


def look() -> tuple[Part, ...]:
    """Look at every part of this machine, what a build needs first."""
    return (
        python(sys.version_info[:3]),
        packages(),
        libraries(_missing_libraries(), shutil.which),
        fonts(fonts_folder()),
        fence(),
        store(os.environ),
        *optional(shutil.which),
        verapdf(os.environ, shutil.which),
    )


def python(version: tuple[int, ...]) -> Part:
    """Look at the interpreter."""
    found = ".".join(map(str, version))
    if version >= _OLDEST:
        return Part("Python", State.GOOD, found)
    return Part("Python", State.MISSING, f"{found}; 3.11 is the oldest that serves", "apt-get install python3.11")


def packages(requirements: Callable[[], list[str] | None] = lambda: metadata.requires(_DISTRIBUTION)) -> Part:
    """Look at the Python packages: each must have exactly the version that the proof was made with."""
    try:
        pins = [found.groups() for line in requirements() or () if (found := _PIN.match(line.strip()))]
    except metadata.PackageNotFoundError:
        return Part("Packages", State.OPTIONAL, "publish runs from its folder; tasks.py looks after its packages")
    wrong = [f"{name}=={version}" for name, version in pins if _installed(name) != version]
    if wrong:
        command = f"{sys.executable} -m pip install {' '.join(wrong)}"
        return Part("Packages", State.MISSING, f"another version is wanted of {len(wrong)} of {len(pins)}", command)
    return Part("Packages", State.GOOD, f"{len(pins)} in the versions that are wanted")


def libraries(missing: tuple[str, ...], which: Callable[[str], str | None]) -> Part:
    """Look at the system libraries of the layout engine; `which` finds a program."""
    if not missing:
        return Part("System libraries", State.GOOD, ", ".join(LIBRARIES))
    return Part("System libraries", State.MISSING, f"cannot load {', '.join(missing)}", _install(PACKAGES, which))


def fonts(folder: Path) -> Part:
    """Compare the font files with their lock."""
    catalog, problems = load_fonts(folder)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors or catalog is None:
        hint = errors[0].hint if errors and errors[0].hint else "Install publish again."
        message = errors[0].message if errors else "no catalogue"
        return Part("Fonts", State.MISSING, message, hint)
    return Part("Fonts", State.GOOD, f"{len(catalog.faces)} files, as the lock lists them")


def fence() -> Part:
    """See how high the fence around untrusted texts is on this machine."""
    with open_fence() as opened:
        opened.call(_nothing)
        gaps = opened.gaps
    if gaps:
        return Part("Fence", State.OPTIONAL, "; ".join(gaps), "Build only texts that you trust, or on another machine.")
    return Part("Fence", State.GOOD, "no network, no programs, limits on memory and time")


def store(environment: Mapping[str, str]) -> Part:
    """Look for the folder that remembers earlier builds."""
    folder = place(environment)
    if folder is None:
        return Part("Memory of builds", State.OPTIONAL, "none: every build begins anew", "unset PUBLISH_CACHE")
    return Part("Memory of builds", State.GOOD, str(folder))


def optional(which: Callable[[str], str | None]) -> Iterator[Part]:
    """Look for programs that are good to have."""
    for program, use, package in _OPTIONAL:
        if which(program):
            yield Part(program, State.GOOD, use)
        else:
            yield Part(program, State.OPTIONAL, use, _root(f"apt-get install {package}") if package else "")


def verapdf(environment: Mapping[str, str], which: Callable[[str], str | None]) -> Part:
    """Look for veraPDF, which preflight asks where it is."""
    command = validator(environment, which)
    if command:
        return Part("verapdf", State.GOOD, f"preflight asks it about PDF/UA-1 and PDF/A-3a: {shlex.join(command)}")
    if environment.get(SETTING):
        found = f"{SETTING} names no program: {environment[SETTING]}"
        return Part("verapdf", State.OPTIONAL, found, f"unset {SETTING}")
    return Part("verapdf", State.OPTIONAL, "validates PDF/UA-1 and PDF/A-3a in preflight; see verapdf.org")


def _nothing() -> None:
    """Be called behind the fence."""


def _missing_libraries() -> tuple[str, ...]:
    """Ask a process that starts as the engine's does which libraries it cannot load."""
    environment = {**os.environ, **engine_environment(Path(sys.prefix))}
    asked = subprocess.run([sys.executable, "-c", _ASK], env=environment, check=False, capture_output=True, text=True)  # noqa: S603 - our own interpreter
    return tuple(part for part in asked.stdout.split(", ") if part)


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _install(by_manager: Mapping[str, tuple[str, ...]], which: Callable[[str], str | None]) -> str:
    """Write the command for the package manager of this machine; all of them where it has none that we know."""
    commands = {manager: f"{manager} {' '.join(names)}" for manager, names in by_manager.items()}
    own = next((command for manager, command in commands.items() if which(manager.split()[0])), None)
    if own is None:
        return " or ".join(commands.values())
    return own if own.startswith("brew") else _root(own)


def _root(command: str) -> str:
    words = "apt-get update && " + command if command.startswith("apt-get") else command
    if os.geteuid() == 0:
        return words
    return " && ".join(f"sudo {part}" for part in words.split(" && "))
