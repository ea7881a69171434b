"""Count the branches that tests reach in intake, escaping, workspace and fence, behind the fence too.

Run as `python3 tasks.py coverage [PYTEST_ARGUMENTS]`. Prints what is not reached, by line and branch.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.quality.behind import watched

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("publish/intake", "publish/normalize/rst", "publish/workspace", "publish/fence")
TESTS = (
    *("tests/intake", "tests/normalize", "tests/doctree", "tests/workspace", "tests/fence", "tests/test_values.py"),
    *("tests/hostile/test_sources.py", "tests/hostile/test_packed.py"),
)


def main(arguments: list[str]) -> int:
    """Run the tests, and report; return the status of the tests."""
    folder = Path(sys.prefix)
    data = folder / "coverage"
    for old in folder.glob("coverage*"):
        if old.is_file():
            old.unlink()
    command = [sys.executable, "-m", "coverage"]
    sources = [str(ROOT / one) for one in SOURCES]
    options = ["--branch", f"--data-file={data}", f"--source={','.join(sources)}"]
    tests = arguments or ["-m", "not hostile", *TESTS]
    with watched(data, sources):
        done = subprocess.run(
            [*command, "run", *options, "-m", "pytest", "-q", "-p", "no:xdist", *tests], cwd=ROOT, check=False
        )
    parts = [str(path) for path in folder.glob("coverage.*") if path.is_file()]
    subprocess.run([*command, "combine", "--append", "--quiet", f"--data-file={data}", *parts], cwd=ROOT, check=False)
    subprocess.run(
        [*command, "report", f"--data-file={data}", "--skip-covered", "--show-missing"], cwd=ROOT, check=False
    )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
