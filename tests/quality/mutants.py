"""Change the code in small ways, and see whether a test notices (mutation testing, with cosmic-ray's operators).

Run as `python3 tasks.py mutants [COUNT [SEED [GROUP...]]]`: of each group of files COUNT changes (10) are drawn by lot,
the same for the same seed, and made one by one in a copy of the project; the group's own tests run over each, up to the
first that fails. What no test notices is printed with its line.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

import cosmic_ray.plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

ROOT = Path(__file__).resolve().parents[2]
#: For each group the files that are changed, and the tests that should notice.
GROUPS = {
    "workspace": (("publish/workspace/*.py",), ("tests/workspace",)),
    "fence": (("publish/fence/*.py", "publish/values.py"), ("tests/test_values.py", "tests/fence/test_fence.py")),
    "escaping": (
        ("publish/normalize/rst/escaping.py", "publish/normalize/rst/inline.py", "publish/normalize/rst/writing.py"),
        ("tests/normalize/test_rst.py", "tests/doctree/test_round_trip.py"),
    ),
    "intake": (("publish/intake/*.py", "publish/intake/*/*.py"), ("tests/intake",)),
}
#: Seconds that the tests of a group may take; a change that makes them endless is noticed, too.
_PATIENCE = 600
_FAILED = 1


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the file, the operator's name, and which of the places that it could change."""

    file: str
    operator: str
    occurrence: int
    line: int


def mutants(patterns: tuple[str, ...]) -> list[Mutant]:
    """List every change that an operator could make in some files."""
    found = []
    for path in sorted({path for pattern in patterns for path in ROOT.glob(pattern)}):
        file = path.relative_to(ROOT).as_posix()
        nodes = list(ast_nodes(get_ast(path.read_text(encoding="utf-8"))))
        for name in sorted(cosmic_ray.plugins.operator_names()):
            operator = cosmic_ray.plugins.get_operator(name)
            if name.endswith("NoOp") or operator.arguments():
                continue
            places = (place for node in nodes for place in operator().mutation_positions(node))
            found += [Mutant(file, name, number, start[0]) for number, (start, _) in enumerate(places)]
    return found


def survives(mutant: Mutant, copy: Path, tests: tuple[str, ...]) -> bool | None:
    """Make a change in the copy, and tell whether all tests pass over it; None where it changes nothing."""
    path = copy / mutant.file
    code = path.read_text(encoding="utf-8")
    changed = mutate_code(code, cosmic_ray.plugins.get_operator(mutant.operator)(), mutant.occurrence)
    if changed is None or changed == code:
        return None
    path.write_text(changed, encoding="utf-8")
    try:
        return run(copy, tests) == 0
    finally:
        path.write_text(code, encoding="utf-8")


def environment(folder: Path, copy: Path) -> None:
    """Make an environment whose `publish` is the copy, behind the fence too, where no variable says so."""
    venv.create(folder, symlinks=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    others = [path for path in sys.path if path.endswith("site-packages")]
    lines = [str(copy), *(f"import site; site.addsitedir({path!r})" for path in others)]
    (packages / "copy.pth").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if (Path(sys.prefix) / "system").exists():
        (folder / "system").symlink_to(Path(sys.prefix) / "system")


def run(copy: Path, tests: tuple[str, ...]) -> int:
    """Run tests of the copy; return pytest's exit status, or 1 where they do not end."""
    options = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly")
    try:
        done = subprocess.run(
            [copy.parent / "env" / "bin" / "python", "-m", "pytest", *options, *tests],
            cwd=copy,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _FAILED
    return done.returncode


def main(count: int, seed: int, groups: list[str]) -> int:
    """Try so many changes of each group; print what survived. Returns 2 where tests fail without any change."""
    total = noticed = 0
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "copy"
        kept = shutil.ignore_patterns(".venv", ".git", "build", "__pycache__", ".*_cache", ".hypothesis")
        shutil.copytree(ROOT, copy, ignore=kept, symlinks=True)
        environment(copy.parent / "env", copy)
        for group in groups:
            patterns, tests = GROUPS[group]
            if run(copy, tests):
                print(f"{group}: the tests fail without any change", flush=True)
                return 2
            every = mutants(patterns)
            drawn = random.Random(seed).sample(every, min(count, len(every)))  # noqa: S311 - the same for the same seed
            ends = [(mutant, survives(mutant, copy, tests)) for mutant in drawn]
            alive = [mutant for mutant, survived in ends if survived]
            tried = sum(survived is not None for _, survived in ends)
            total, noticed = total + tried, noticed + tried - len(alive)
            print(f"{group}: {tried - len(alive)} of {tried} noticed (drawn from {len(every):,})", flush=True)
            for one in alive:
                print(f"  survived: {one.file}:{one.line} {one.operator.partition('/')[2]}", flush=True)
    print(f"{noticed} of {total} noticed")
    return 0 if total else 1


if __name__ == "__main__":
    words = sys.argv[1:]
    numbers = [int(word) for word in words if word.isdigit()]
    sys.exit(
        main((numbers or [10])[0], (numbers[1:] or [1])[0], [word for word in words if word in GROUPS] or list(GROUPS))
    )
