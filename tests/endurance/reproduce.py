"""Build the same publication under many circumstances, and compare every product byte by byte.

Run as `python3 tasks.py reproduce [all]`: over folders, hash seeds, time zones, locales, clocks, numbers of processes,
and a cold and a warm store. Without `all`, each value of each circumstance is tried with several values of the others;
with it, every combination of all.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.endurance import small

CIRCUMSTANCES = {
    "folder": ("a", "another folder/ж"),
    "seed": ("0", "1", "42", "random"),
    "zone": ("UTC", "Pacific/Kiritimati", "America/St_Johns"),
    "locale": ("C", "C.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8"),
    "clock": ("0", "900000000"),
    "workers": ("1", "5"),
    "store": ("cold", "warm"),
}
#: The command with another clock, and another number of processors.
COMMAND = """
import os, sys, time
from datetime import datetime
shift, count = int(sys.argv[1]), int(sys.argv[2])
now = time.time
time.time = lambda: now() + shift
os.cpu_count = lambda: count
from publish.cli import main
sys.exit(main(["build", sys.argv[3]]))
"""


def combinations(*, every: bool) -> list[dict[str, str]]:
    """List the circumstances to try: every combination, or rows in which each value meets several of the others."""
    names, values = list(CIRCUMSTANCES), list(CIRCUMSTANCES.values())
    if every:
        return [dict(zip(names, row, strict=True)) for row in itertools.product(*values)]
    most = max(map(len, values))
    return [
        {
            name: one[(row * (place + 1) + row // most) % len(one)]
            for place, (name, one) in enumerate(CIRCUMSTANCES.items())
        }
        for row in range(3 * most)
    ]


def run(base: Path, number: int, chosen: dict[str, str]) -> dict[str, str]:
    """Build once and return the digests of all products."""
    folder = small.write(base / str(number) / chosen["folder"])
    store = base / "store" if chosen["store"] == "warm" else base / str(number) / "store"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))},
        "PYTHONHASHSEED": chosen["seed"],
        "TZ": chosen["zone"],
        "LC_ALL": chosen["locale"],
        "PUBLISH_CACHE": str(store),
    }
    command = [sys.executable, "-c", COMMAND, chosen["clock"], chosen["workers"], str(folder)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return small.built(folder)


def main(*, every: bool) -> int:
    """Build under all circumstances; return 1 where any product differs."""
    rows = combinations(every=every)
    digests: dict[str, set[str]] = {}
    with tempfile.TemporaryDirectory(prefix="reproduce-") as name:
        for number, chosen in enumerate(rows):
            for path, digest in run(Path(name), number, chosen).items():
                digests.setdefault(path, set()).add(digest)
    different = sorted(path for path, found in digests.items() if len(found) > 1)
    for path in different:
        print(f"{path}: {len(digests[path])} different files")
    print(f"{len(rows)} builds, {len(digests)} products each, {len(different)} of them not the same everywhere")
    return 1 if different or not digests else 0


if __name__ == "__main__":
    sys.exit(main(every=sys.argv[1:] == ["all"]))
