"""Whole builds that meet a disk that is full, read-only or somebody else's, another build, or a signal.

Run by `python3 tasks.py storage` in a mount namespace of its own, where small disks can be mounted in memory. Prints a
line for each circumstance, and returns 1 where one did not end as it must.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.endurance import others, small
from tests.endurance.crash import children
from tests.endurance.others import NOBODY, as_user, serves_others
from tests.endurance.stage import beside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where a circumstance is tried: a publication, its last set, a folder for temporary files, a disk in memory."""

    folder: Path
    temporary: Path
    disk: Path
    store: Path

    def build(self, *words: str, environment: Mapping[str, str] | None = None, user: int = 0) -> tuple[int, str]:
        """Build, as somebody else where a user is named; return the exit status and all that was said."""
        done = subprocess.run(
            [*as_user(user), sys.executable, "-m", "publish", "build", str(self.folder), *words],
            env={**self.environment, **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode, done.stdout.decode("utf-8", "replace")

    @property
    def environment(self) -> dict[str, str]:
        """The variables of a build."""
        named = {"PUBLISH_CACHE": str(self.store), "TMPDIR": str(self.temporary)}
        return {**os.environ, "PYTHONPATH": str(Path.cwd()), **named}

    def edition(self, year: int) -> None:
        """Have the sources say another year."""
        small.write(self.folder, year)

    def left(self) -> list[str]:
        """Name what lies about beside the products and the sources."""
        return [*beside(self.folder), *sorted(path.name for path in self.temporary.iterdir())]


def fill(disk: Path, leave: int = 0) -> None:
    """Fill a disk to the last byte, then free so many."""
    with (disk / "filler").open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass
        size = file.tell()
        file.truncate(max(size - leave, 0))


def mount(disk: Path, options: str) -> None:
    """Mount a disk in memory, or mount it anew with other options."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "publish-test", str(disk)], check=True)


def a_full_disk(place: Place, user: int = 0) -> list[str]:
    """Hold that a full disk keeps the old set, and that the message says where and how much."""
    target, environment = of(place, user)
    place.build("--out", str(target), environment=environment, user=user)
    before = small.built_in(target)
    fill(place.disk, leave=65_536)
    place.edition(2025)
    status, said = place.build("--out", str(target), environment=environment, user=user)
    faults = expect(said, status == 2, str(target), "no space is left", " MB")
    (place.disk / "filler").unlink()
    return [
        *faults,
        *expect("the old set", small.built_in(target) == before),
        *expect("nothing left", not beside(place.disk)),
    ]


def a_full_disk_of_an_ordinary_user(place: Place) -> list[str]:
    """Hold that for somebody who is not root: no room is kept back for others."""
    return a_full_disk(place, NOBODY)


def a_read_only_disk(place: Place, user: int = 0) -> list[str]:
    """Hold that a disk that became read-only keeps the old set."""
    target, environment = of(place, user)
    place.build("--out", str(target), environment=environment, user=user)
    before = small.built_in(target)
    mount(place.disk, "remount,ro")
    place.edition(2025)
    status, said = place.build("--out", str(target), environment=environment, user=user)
    mount(place.disk, "remount,rw")
    faults = expect(said, status == 2, str(target), "read-only")
    return [*faults, *expect("the old set", small.built_in(target) == before)]


def a_read_only_disk_of_an_ordinary_user(place: Place) -> list[str]:
    """Hold that for somebody who is not root."""
    return a_read_only_disk(place, NOBODY)


def sheets_on_a_full_disk(place: Place) -> list[str]:
    """Hold that `publish impose` on a full disk keeps the sheets that were there, for root and for others."""
    pages = place.folder / "build" / "booklet.pdf"
    faults: list[str] = []
    for user in (0, NOBODY):
        target, _ = of(place, user)
        sheets = target.with_name(f"sheets-{user}.pdf")
        impose = [sys.executable, "-m", "publish", "impose", str(pages), "-o", str(sheets), "--force", "--scheme"]
        run = partial(subprocess.run, env=place.environment, capture_output=True, text=True, check=False)
        run([*as_user(user), *impose, "saddle"])
        before = sheets.read_bytes()
        fill(place.disk, leave=20_000)
        done = run([*as_user(user), *impose, "2-up"])
        (place.disk / "filler").unlink()
        said = done.stdout
        faults += expect(said, done.returncode == 2, str(sheets), "no space is left", " MB")
        faults += expect("the old sheets", sheets.read_bytes() == before)
        faults += expect(f"nothing left: {beside(place.disk)}", not beside(place.disk))
    return faults


def of(place: Place, user: int) -> tuple[Path, Mapping[str, str]]:
    """Return where a user writes on the disk in memory, and what such a build needs; others get rights first."""
    if user:
        place.disk.chmod(0o777)
        place.temporary.chmod(0o777)
    return place.disk / "build", {"PUBLISH_CACHE": ""} if user else {}


def no_room_for_temporary_files(place: Place) -> list[str]:
    """Hold that a temporary folder that fills up ends a build in words."""
    before = small.built(place.folder)
    fill(place.disk, leave=4096)
    place.edition(2025)
    status, said = place.build(environment={"TMPDIR": str(place.disk), "PUBLISH_CACHE": ""})
    (place.disk / "filler").unlink()
    faults = expect(said, status == 2, "o space left", str(place.disk))
    return [
        *faults,
        *expect("the old set", small.built(place.folder) == before),
        *expect("nothing left", not place.left()),
    ]


def no_room_for_the_store(place: Place) -> list[str]:
    """Hold that a full disk for what is remembered costs time, never a build."""
    fill(place.disk)
    place.edition(2025)
    status, said = place.build(environment={"PUBLISH_CACHE": str(place.disk / "store")})
    return expect(said, status == 0) or expect("the new set", bool(small.built(place.folder)))


def a_closed_folder(place: Place) -> list[str]:
    """Hold that an ordinary user who may not write is told where, and that the old set stands."""
    before = small.built(place.folder)
    place.edition(2025)
    place.folder.chmod(0o555)
    place.temporary.chmod(0o777)
    status, said = place.build(environment={"PUBLISH_CACHE": ""}, user=NOBODY)
    place.folder.chmod(0o755)
    faults = expect(said, status == 2, str(place.folder / "build"), "permission")
    return [
        *faults,
        *expect("the old set", small.built(place.folder) == before),
        *expect("nothing left", not place.left()),
    ]


def an_ordinary_user(place: Place) -> list[str]:
    """Hold that an ordinary user gets the bytes that root gets, from sources that he may only read."""
    before = small.built(place.folder)
    place.disk.chmod(0o777)
    place.temporary.chmod(0o777)
    target = place.disk / "build"
    status, said = place.build("--out", str(target), environment={"PUBLISH_CACHE": ""}, user=NOBODY)
    return expect(said, status == 0) or expect("the same bytes", small.built_in(target) == before)


def two_at_once(place: Place) -> list[str]:
    """Hold that of two builds in one folder one works, and the other is told."""
    place.edition(2025)
    first = started(place)
    status, said = place.build()
    words, _ = first.communicate()
    faults = expect(said, status == 2, str(place.folder / "build"), "W003")
    return [*faults, *expect(words.decode(), first.returncode == 0), *expect("nothing left", not place.left())]


def asked_to_end(place: Place, number: signal.Signals) -> list[str]:
    """Hold that a build that is asked to end takes its processes, temporary files and lock with it."""
    before = small.built(place.folder)
    place.edition(2025)
    build = started(place)
    workers = children(build.pid)
    build.send_signal(number)
    words, _ = build.communicate()
    deadline = time.monotonic() + 5  # a process that was about to begin ends as soon as it sees that its parent has
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.01)
    alive = [pid for pid in workers if Path(f"/proc/{pid}").exists()]
    return [
        *expect(words.decode(), build.returncode == 128 + number),
        *expect("workers ran", bool(workers)),
        *expect(f"no process lives on: {alive}", not alive),
        *expect(f"nothing left: {place.left()}", not place.left()),
        *expect("the old set", small.built(place.folder) == before),
    ]


def interrupted(place: Place) -> list[str]:
    """Hold that for SIGINT."""
    return asked_to_end(place, signal.SIGINT)


def terminated(place: Place) -> list[str]:
    """Hold that for SIGTERM."""
    return asked_to_end(place, signal.SIGTERM)


def killed(place: Place) -> list[str]:
    """Hold that the next build clears away what a killed one left, though it has nothing else to do."""
    before = small.built(place.folder)
    place.edition(2025)
    build = started(place)
    build.kill()
    build.communicate()
    left = place.left()
    place.edition(2024)
    status, said = place.build()
    return [
        *expect("a killed build leaves something", bool(left)),
        *expect(said, status == 0),
        *expect(f"nothing left: {place.left()}", not place.left()),
        *expect("the old set", small.built(place.folder) == before),
    ]


def started(place: Place) -> subprocess.Popen[bytes]:
    """Start a build, and return when its workers run."""
    build = small.start(place.folder, place.temporary)
    deadline = time.monotonic() + _PATIENCE
    while not children(build.pid) and build.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    return build


def expect(said: str, right: bool, *words: str) -> list[str]:  # noqa: FBT001 - what must be true
    """Return what was said as a fault where something is not right, or words are missing."""
    return (
        []
        if right and all(word in " ".join(said.split()) for word in words)
        else [f"{said.strip()[:600]} {words or ''}"]
    )


CIRCUMSTANCES: tuple[Callable[[Place], list[str]], ...] = (
    a_full_disk,
    a_full_disk_of_an_ordinary_user,
    a_read_only_disk,
    a_read_only_disk_of_an_ordinary_user,
    sheets_on_a_full_disk,
    no_room_for_temporary_files,
    no_room_for_the_store,
    a_closed_folder,
    an_ordinary_user,
    two_at_once,
    interrupted,
    terminated,
    killed,
)


#: Those that need somebody who is not root.
OF_OTHERS = (
    a_full_disk_of_an_ordinary_user,
    a_read_only_disk_of_an_ordinary_user,
    sheets_on_a_full_disk,
    a_closed_folder,
    an_ordinary_user,
)


def told(circumstance: Callable[[Place], list[str]]) -> str:
    """Name a circumstance in words."""
    return circumstance.__name__.replace("_", " ")


def main(names: list[str]) -> int:
    """Try all circumstances, or those that are named."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="disks-") as name:
        base = Path(name)
        base.chmod(0o755)
        whole = Place(base / "publication", base / "tmp", base / "disk", base / "store")
        whole.temporary.mkdir()
        whole.disk.mkdir()
        for circumstance in CIRCUMSTANCES:
            if names and circumstance.__name__ not in names:
                continue
            if circumstance in OF_OTHERS and not serves_others():
                print(f"{told(circumstance)}: not tried: other users may not start {sys.executable}")
                continue
            whole.edition(2024)
            shutil.rmtree(whole.folder / "build", ignore_errors=True)
            status, said = whole.build()
            mount(whole.disk, "size=4m")
            try:
                faults = expect(said, status == 0) or circumstance(whole)
            finally:
                subprocess.run(["umount", str(whole.disk)], check=True)
            failed += bool(faults)
            print(f"{told(circumstance)}: {'; '.join(faults) or 'held'}", flush=True)
    print(f"{failed} circumstances failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(others.run("tests.endurance.disks", main, sys.argv[1:]))
