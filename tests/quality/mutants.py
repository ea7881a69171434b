"""Change the code in small ways, and see whether a test notices (mutation testing, with cosmic-ray's operators).

Run as `python3 tasks.py mutants [COUNT [SEED [GROUP...]]]`: of each group of files COUNT changes (10) are drawn by lot,
the same for the same seed, and made one by one in a copy of the project. First run those of the group's tests that come
by the changed line, up to the first that fails; where none does, all of them. What no test notices is printed with its
line. Annotations are never changed: nothing reads them when the program runs.
"""

from __future__ import annotations

import ast
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
import coverage
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
#: What runs in processes of its own, where nobody sees which test came by: all tests are run.
UNSEEN = frozenset({"publish/fence/room.py", "publish/fence/walls.py", "publish/fence/syscalls.py"})
#: More tests than these at a line, and they are all run.
_FEW = 40
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
        code = path.read_text(encoding="utf-8")
        nodes, unread = list(ast_nodes(get_ast(code))), unread_places(code)
        for name in sorted(cosmic_ray.plugins.operator_names()):
            operator = cosmic_ray.plugins.get_operator(name)
            if name.endswith("NoOp") or operator.arguments():
                continue
            places = (place for node in nodes for place in operator().mutation_positions(node))
            found += [
                Mutant(file, name, number, start[0])
                for number, (start, _) in enumerate(places)
                if not any(first <= start <= last for first, last in unread)
            ]
    return found


def unread_places(code: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """List where annotations begin and end, by line and column."""
    nodes = list(ast.walk(ast.parse(code)))
    found = [node.annotation for node in nodes if isinstance(node, (ast.arg, ast.AnnAssign))]
    found += [node.returns for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return [
        ((one.lineno, one.col_offset), (one.end_lineno or one.lineno, one.end_col_offset or 0)) for one in found if one
    ]


class Passing:
    """Which tests come by which line, told by running all of them once."""

    def __init__(self, copy: Path, tests: tuple[str, ...]) -> None:
        self.copy, self.tests = copy, tests
        settings = copy / "passing.cfg"
        settings.write_text(f"[run]\ndynamic_context = test_function\nsource = {copy / 'publish'}\n", encoding="utf-8")
        self.passed = (
            run(copy, tests, "coverage", "run", f"--rcfile={settings}", f"--data-file={copy / 'passing'}", "-m") == 0
        )
        self._data = coverage.CoverageData(str(copy / "passing"))
        self._data.read()

    def at(self, mutant: Mutant) -> tuple[str, ...]:
        """Name the tests that come by a change; all of the group where that is not known, or many."""
        lines = self._data.contexts_by_lineno(str(self.copy / mutant.file))
        contexts = {context for line in span(self.copy / mutant.file, mutant.line) for context in lines.get(line, ())}
        if mutant.file in UNSEEN or "" in contexts or not contexts or len(contexts) > _FEW:
            return self.tests
        return tuple(sorted({_node(self.copy, context) for context in contexts}))


def span(path: Path, line: int) -> range:
    """Return the lines of the innermost statement at a line; of one that holds others, its head."""
    found = range(line, line + 1)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno):
            body = getattr(node, "body", None)
            end = body[0].lineno - 1 if body else node.end_lineno or node.lineno
            if line <= end:
                found = range(node.lineno, end + 1)
    return found


def _node(copy: Path, context: str) -> str:
    """Turn the name of a test's function into pytest's name of it."""
    parts = context.split(".")
    for size in range(len(parts), 0, -1):
        file = copy.joinpath(*parts[:size]).with_suffix(".py")
        if file.is_file():
            return "::".join((file.relative_to(copy).as_posix(), *parts[size:]))
    raise LookupError(context)


def survives(mutant: Mutant, copy: Path, passing: Passing) -> bool | None:
    """Make a change in the copy, and tell whether all tests pass over it; None where it changes nothing."""
    path = copy / mutant.file
    code = path.read_text(encoding="utf-8")
    changed = mutate_code(code, cosmic_ray.plugins.get_operator(mutant.operator)(), mutant.occurrence)
    if changed is None or changed == code:
        return None
    near = passing.at(mutant)
    path.write_text(changed, encoding="utf-8")
    try:
        return run(copy, near) == 0 and (near == passing.tests or run(copy, passing.tests) == 0)
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


def run(copy: Path, tests: tuple[str, ...], *module: str) -> int:
    """Run tests of the copy, under another module where one is named; return the status, or 1 where they do not end."""
    options = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly")
    try:
        done = subprocess.run(
            [copy.parent / "env" / "bin" / "python", "-m", *module, "pytest", *options, *tests],
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
            passing = Passing(copy, tests)
            if not passing.passed:
                print(f"{group}: the tests fail without any change", flush=True)
                return 2
            every = mutants(patterns)
            drawn = random.Random(seed).sample(every, min(count, len(every)))  # noqa: S311 - the same for the same seed
            ends = [(mutant, survives(mutant, copy, passing)) for mutant in drawn]
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
