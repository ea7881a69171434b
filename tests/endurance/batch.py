"""A batch in which every tenth publication is hostile and a worker is killed after every fiftieth (KILLING).

Run as `python3 tasks.py neighbours [COUNT [KILLING]]`. Every good publication must be delivered, byte for byte as
alone, every hostile one end with findings of its documents or as harmless words, and nothing may be left over.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

from publish.batch import Job, Outcome, State, work_through
from publish.batch.local import LocalHand
from publish.cli import main as publish
from tests.batch.small import held, write

HOSTILE = 10
#: Good ones come in so many kinds, each of which is built alone, too.
KINDS = ("ash", "birch", "cedar", "dogwood", "elm", "fir", "gorse")


def bomb(folder: Path) -> None:
    """A DOCX that unpacks to far more than it holds."""
    with zipfile.ZipFile(folder / "en.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", "<w:document>" + " " * 150_000_000)
    declare(folder, "en.docx")


def outside(folder: Path) -> None:
    """A source that leads out of the folder."""
    (folder / "en.txt").unlink()
    (folder / "en.txt").symlink_to("/etc/passwd")


def pipe(folder: Path) -> None:
    """A source that never ends, or never begins."""
    (folder / "en.txt").unlink()
    os.mkfifo(folder / "en.txt")


def noise(folder: Path) -> None:
    """Bytes that are no text."""
    (folder / "en.txt").write_bytes(bytes(range(256)) * 400)


def depths(folder: Path) -> None:
    """A page of nothing but nesting."""
    (folder / "en.html").write_text("<div>" * 50_000 + "deep")
    declare(folder, "en.html")


def undeclared(folder: Path) -> None:
    """A declaration that is none."""
    (folder / "publication.toml").write_bytes(b"[publication\x00")


def declare(folder: Path, source: str) -> None:
    """Name another source."""
    toml = folder / "publication.toml"
    toml.write_text(toml.read_text().replace("*.txt", source))


ATTACKS = (bomb, outside, pipe, noise, depths, undeclared)
#: Of these the words are set, and nothing else of them is left.
HARMLESS = (depths,)


def main(count: int = 1000, killing: int = 50) -> int:
    """Build so many; return 1 where a good one is lost or differs, or something is left over."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="neighbours-") as name:
        top = Path(name)
        (top / "tmp").mkdir()
        os.environ["TMPDIR"] = tempfile.tempdir = str(top / "tmp")
        for kind in KINDS:
            write(top / "alone" / kind, kind)
            publish(["build", "--quiet", "--no-cache", str(top / "alone" / kind)])
        alone = {kind: held(top / "alone" / kind / "build") for kind in KINDS}
        jobs, good, harmless = [], {}, set[int]()
        for number in range(count):
            kind = KINDS[number % len(KINDS)]
            folder = write(top / "in" / f"{number:05}", kind)
            if number % HOSTILE == HOSTILE - 1:
                attack = ATTACKS[number // HOSTILE % len(ATTACKS)]
                attack(folder)
                harmless.update({number} if attack in HARMLESS else ())
            else:
                good[number] = kind
            jobs.append(Job(folder.name, str(folder), str(top / "out" / folder.name)))
        hands = [LocalHand() for _ in range(os.cpu_count() or 1)]
        outcomes: dict[int, Outcome] = {}
        killed = 0
        for number, outcome in work_through(jobs, hands):
            outcomes[number] = outcome
            pid = hands[killed % len(hands)].pid
            if len(outcomes) % killing == 0 and pid:
                os.kill(pid, signal.SIGKILL)
                killed += 1
        lost = [number for number in good if outcomes[number].state is not State.BUILT]
        other = [n for n, kind in good.items() if n not in lost and held(top / "out" / f"{n:05}") != alone[kind]]
        fail = set(range(count)) - good.keys() - harmless
        passed = [n for n in sorted(fail) if outcomes[n].state is not State.FAILED]
        blamed = [n for n in range(count) if n not in good and outcomes[n].is_tool]
        codes = Counter(str(outcomes[n].first[0].code) for n in range(count) if n not in good and outcomes[n].first)
        left = sorted(path.name for path in (top / "tmp").iterdir())
        working = [path.name for path in top.glob("out/.publish-*")]
    took = time.monotonic() - began
    for number in lost:
        print(f"lost: {number}: {outcomes[number].first}")
    print(f"{count} publications in {took:.0f} s, {killed} workers killed: {len(good)} good, {len(lost)} of them lost,")
    print(f"{len(other)} with other bytes than alone; {count - len(good)} hostile, {len(passed)} of them passed,")
    print(f"{len(blamed)} blamed on the machine, by code {dict(codes)}; left over: {left + working}")
    return 1 if lost or other or passed or left or working else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
