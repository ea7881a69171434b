"""Ask independent programs about finished PDFs: `python3 tasks.py conformance [--verapdf COMMAND] FOLDER_OR_FILE...`.

Every file must pass qpdf, mutool and pdftotext without a word; those that claim PDF/UA-1 and PDF/A-3a must pass veraPDF
in both, with 0 failed checks. Programs that are not installed are named; where none is, nothing was tested, which is
no pass.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf

from publish.preflight.validator import FLAVOURS, validate, validator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Programs that read a whole file: the words before it and behind it. What they say on the standard error complains.
READERS = {
    "qpdf": (("qpdf", "--check"), ()),
    "mutool": (("mutool", "draw", "-q", "-F", "stext", "-o", os.devnull), ()),
    "pdftotext": (("pdftotext", "-q"), (os.devnull,)),
}
_STATED = (b"<pdfaid:part>3</pdfaid:part>", b"<pdfuaid:part>1</pdfuaid:part>")

#: What a program says of itself and not of a file.
_OF_ITSELF = frozenset({"warning: ICC support is not available"})


@dataclass(frozen=True, slots=True)
class Tally:
    """What one program says of all files: how many it looked at, and the complaints by file."""

    program: str
    looked_at: int
    complaints: tuple[str, ...]


def main(arguments: Sequence[str]) -> int:
    """Run; 0 where all files pass, 1 where one does not, 2 where there is nothing to ask or nobody to be asked."""
    options = _options(arguments)
    files = list(_files(options.paths))
    tallies = list(examined(files, options.verapdf))
    for tally in tallies:
        print(f"{tally.program}: {tally.looked_at} files, {len(tally.complaints)} with complaints")
        print("".join(f"  {complaint}\n" for complaint in tally.complaints), end="")
    if not files or not any(tally.looked_at for tally in tallies):
        print("Nothing was tested.", file=sys.stderr)
        return 2
    return int(any(tally.complaints for tally in tallies))


def examined(files: Sequence[Path], verapdf: tuple[str, ...] | None) -> Iterator[Tally]:
    """Ask each program that is there about each file."""
    for name, (before, behind) in READERS.items():
        if shutil.which(name) is None:
            print(f"{name}: not installed")
            continue
        yield Tally(name, len(files), tuple(said for file in files for said in _read(file, before, behind)))
    if verapdf is None:
        print("veraPDF: not installed")
        return
    claiming = {str(file): data for file in files if _claims(data := file.read_bytes())}
    verdicts = validate(verapdf, claiming) if claiming else ()
    for flavour, standard in FLAVOURS.items():
        asked = [one for one in verdicts if one.flavour == flavour]
        failed = (one for one in asked if not one.passes)
        complaints = (f"{one.file}: {'; '.join(one.broken) or 'no verdict'}" for one in failed)
        yield Tally(f"veraPDF, {standard}", len(asked), tuple(complaints))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tasks.py conformance")
    parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER_OR_FILE")
    found = validator(os.environ, shutil.which)
    words = "its command, behind which flavour and files are put; verapdf on the PATH by default"
    parser.add_argument("--verapdf", type=lambda text: tuple(shlex.split(text)), default=found, help=words)
    return parser.parse_args(arguments)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.pdf")) if path.is_dir() else [path]


def _read(file: Path, before: Sequence[str], behind: Sequence[str]) -> Iterator[str]:
    words = [*before, str(file), *behind]
    done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    lines = dict.fromkeys(line.strip() for line in done.stderr.decode("utf-8", "replace").splitlines())
    odd = [line for line in lines if line and line not in _OF_ITSELF]
    if odd or done.returncode:
        yield f"{file}: {'; '.join(odd)[:500] or f'status {done.returncode}'}"


def _claims(pdf: bytes) -> bool:
    """Whether a file says of itself that it is PDF/A-3 and PDF/UA-1 (6.6.4 and 5 of the standards)."""
    with pikepdf.open(BytesIO(pdf)) as document:
        packet = document.Root.get("/Metadata")
        return packet is not None and all(part in packet.read_bytes() for part in _STATED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
