"""veraPDF, where it is installed: an independent judge of what the screen edition claims (ISO 14289-1, ISO 19005-3).

It is no part of the product: a build without it is whole, and the files are the same. `verapdf` on the PATH is asked;
PUBLISH_VERAPDF names another command, behind whose words the flavour and the files are put. Two answers are read:
veraPDF's own report, and lines of `FILE<tab>FLAVOUR<tab>PASS|FAIL...`, as small drivers of its library print them.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from publish.diagnostics import Code, Diagnostic, PagePlace, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

#: Where the user names the command.
SETTING = "PUBLISH_VERAPDF"

_PROGRAM = ("verapdf", "--flavour")

#: What our files claim, as veraPDF names it.
FLAVOURS = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}

#: Seconds for a run; a file of a thousand pages takes a minute.
_PATIENCE = 900.0

_LINE = re.compile(r"(?P<file>[^\t]+)\t(?P<flavour>\w+)\t(?P<verdict>PASS|FAIL|ERROR)\b(?P<rest>.*)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one file and flavour: whether it passes (None: no verdict), and the rules that are broken."""

    file: str
    flavour: str
    passes: bool | None
    broken: tuple[str, ...] = ()


def validator(environment: Mapping[str, str], which: Callable[[str], str | None]) -> tuple[str, ...] | None:
    """Find the command; None where there is none. `which` finds a program by its name."""
    words = tuple(shlex.split(environment.get(SETTING, ""))) or _PROGRAM
    return words if which(words[0]) else None


def validate(command: tuple[str, ...], files: Mapping[str, bytes]) -> tuple[Verdict, ...]:
    """Ask about every file and flavour, in their order; one run a flavour."""
    with tempfile.TemporaryDirectory() as name:
        places = {f"{number:04}.pdf": path for number, path in enumerate(files, start=1)}
        for short, path in places.items():
            (Path(name) / short).write_bytes(files[path])
        found = {
            (places[Path(one.file).name], flavour): one
            for flavour in FLAVOURS
            for one in _asked(command, flavour, [str(Path(name) / short) for short in places])
            if Path(one.file).name in places
        }
    return tuple(
        Verdict(path, flavour, one.passes, one.broken) if one else Verdict(path, flavour, None)
        for path in files
        for flavour in FLAVOURS
        for one in (found.get((path, flavour)),)
    )


def told(verdicts: tuple[Verdict, ...]) -> tuple[Diagnostic, ...]:
    """Tell of each file that does not pass (K017, an error), or of which nothing is known (a warning)."""
    return tuple(_finding(verdict) for verdict in verdicts if not verdict.passes)


def _asked(command: tuple[str, ...], flavour: str, files: list[str]) -> Iterator[Verdict]:
    try:
        done = subprocess.run(  # noqa: S603 - the user's own program, with files of ours
            [*command, flavour, *files], stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return
    answer = done.stdout.decode("utf-8", "replace").strip()
    yield from _report(answer, flavour) if answer.startswith("<") else _lines(answer)


def _report(answer: str, flavour: str) -> Iterator[Verdict]:
    """Read veraPDF's own report."""
    try:
        root = ET.fromstring(answer)  # noqa: S314 - the words of a program that the user installed
    except ET.ParseError:
        return
    for job in root.iter("job"):
        name, report = job.findtext("item/name", ""), job.find("validationReport")
        passes = None if report is None else report.get("isCompliant") == "true"
        rules = () if report is None else report.iter("rule")
        broken = tuple(
            f"{rule.get('clause')}-{rule.get('testNumber')}: {' '.join((rule.findtext('description') or '').split())}"
            for rule in rules
            if rule.get("status", "failed") == "failed"
        )
        yield Verdict(name, flavour, passes, broken)


def _lines(answer: str) -> Iterator[Verdict]:
    """Read a driver's lines; those behind a file's that are indented name the rules that it breaks."""
    current: Verdict | None = None
    broken: list[str] = []
    for line in answer.splitlines():
        if match := _LINE.fullmatch(line):
            if current:
                yield Verdict(current.file, current.flavour, current.passes, tuple(broken))
            passes = {"PASS": True, "FAIL": False}.get(match["verdict"])
            current, broken = Verdict(match["file"], match["flavour"], passes), []
        elif line.startswith(" "):
            broken.append(" ".join(line.split()))
    if current:
        yield Verdict(current.file, current.flavour, current.passes, tuple(broken))


def _finding(verdict: Verdict) -> Diagnostic:
    standard = FLAVOURS[verdict.flavour]
    place = PagePlace(verdict.file, 1)
    if verdict.passes is None:
        return Diagnostic(
            Code.K017,
            f"veraPDF gave no verdict on {standard}.",
            hint=f"Run it by hand on the file; {SETTING} names another command.",
            place=place,
            severity=Severity.WARNING,
        )
    rules = "; ".join(verdict.broken) or "it names no rule"
    return Diagnostic(
        Code.K017,
        f"veraPDF finds that the file is no {standard}: {rules}.",
        hint="Look at the place in the source; if nothing is odd there, report it with the source.",
        place=place,
    )
