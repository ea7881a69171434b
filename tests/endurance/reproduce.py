"""Build the same publication under many circumstances, and compare every product byte by byte.

Run as `python3 tasks.py reproduce [all|COUNT]`: over folders, hash seeds, time zones, locales, clocks, numbers of
processes, a cold and a warm store, masks of new files, and users. Without a word each two values of any two
circumstances meet; with `all`, every combination is tried; COUNT takes so many of the first kind.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.endurance import others, small

CIRCUMSTANCES = {
    "folder": ("a", "another folder/ж"),
    "seed": ("0", "1", "42", "random"),
    "zone": ("UTC", "Pacific/Kiritimati", "America/St_Johns"),
    "locale": ("C", "C.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8"),
    "clock": ("0", "900000000"),
    "workers": ("1", "5"),
    "store": ("cold", "warm"),
    "umask": ("022", "077"),
    "user": ("own", "another"),
}
#: The command with another clock, and another number of processors.
COMMAND = """
import os, sys, time
from datetime import datetime
shift, count = int(sys.argv[1]), int(sys.argv[2])
os.umask(int(sys.argv[4], 8))
now = time.time
time.time = lambda: now() + shift
os.cpu_count = lambda: count
from publish.cli import main
sys.exit(main(["build", sys.argv[3]]))
"""


def combinations(*, every: bool) -> list[dict[str, str]]:
    """List the circumstances to try: every combination, or so many that each two values of any two circumstances meet.

    The shorter list is found greedily: each row is the one that brings the most pairs together that have not met yet.
    """
    names = list(CIRCUMSTANCES)
    rows = [dict(zip(names, row, strict=True)) for row in itertools.product(*CIRCUMSTANCES.values())]
    if every:
        return rows
    pairs = {number: _pairs(row) for number, row in enumerate(rows)}
    missing, chosen = set().union(*pairs.values()), list[dict[str, str]]()
    while missing:
        best = max(pairs, key=lambda number: (len(pairs[number] & missing), -number))
        missing -= pairs[best]
        chosen.append(rows[best])
    return chosen


def _pairs(row: dict[str, str]) -> set[tuple[tuple[str, str], tuple[str, str]]]:
    return set(itertools.combinations(row.items(), 2))


def run(base: Path, number: int, chosen: dict[str, str]) -> dict[str, str]:
    """Build once and return the digests of all products."""
    folder = small.write(base / str(number) / chosen["folder"])
    user = others.NOBODY if chosen["user"] == "another" and others.serves_others() else 0
    store = base / f"store-{user}" if chosen["store"] == "warm" else base / str(number) / "store"
    store.mkdir(exist_ok=True)
    if user:
        for path in (store, *(base / str(number)).rglob("*"), base / str(number)):
            os.chown(path, user, user)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))},
        "PYTHONHASHSEED": chosen["seed"],
        "PYTHONPATH": str(Path.cwd()),
        "TZ": chosen["zone"],
        "LC_ALL": chosen["locale"],
        "PUBLISH_CACHE": str(store),
    }
    command = [sys.executable, "-c", COMMAND, chosen["clock"], chosen["workers"], str(folder), chosen["umask"]]
    done = subprocess.run([*others.as_user(user), *command], env=environment, capture_output=True, check=False)
    if done.returncode:
        print(f"{chosen}: exit {done.returncode}: {(done.stdout + done.stderr).decode()[:300]}")
        return {}
    return small.built(folder)


def main(words: list[str]) -> int:
    """Build under all circumstances; return 1 where any product differs, or a build fails."""
    rows = combinations(every=words == ["all"])
    if words and words != ["all"]:
        rows = rows[: int(words[0])]
    digests: dict[str, dict[str, int]] = {}
    whole = 0
    with tempfile.TemporaryDirectory(prefix="reproduce-") as name:
        base = Path(name)
        base.chmod(0o755)
        for number, chosen in enumerate(rows):
            built = run(base, number, chosen)
            whole += bool(built)
            for path, digest in built.items():
                counted = digests.setdefault(path, {})
                counted[digest] = counted.get(digest, 0) + 1
            shutil.rmtree(base / str(number))
    different = sorted(path for path, found in digests.items() if len(found) > 1 or sum(found.values()) < whole)
    for path in different:
        print(f"{path}: {sorted(digests[path].values())} builds alike")
    if any(row["user"] == "another" for row in rows) and not others.serves_others():
        print(f"every build was by this user: others may not start {sys.executable}")
    print(f"{whole} of {len(rows)} builds, {len(digests)} products each, {len(different)} not the same everywhere")
    return 1 if different or not digests or whole < len(rows) else 0


if __name__ == "__main__":
    sys.exit(others.run("tests.endurance.reproduce", main, sys.argv[1:]))
