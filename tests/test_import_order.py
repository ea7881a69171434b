"""Data flows one way: what each module may import, of ours and of others."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "publish").rglob("*.py"))

#: The flow, from left to right: a package imports from those to its left, never the other way.
ORDER = (
    *("stems", "diagnostics", "resources", "standing", "values", "store", "tags", "locale", "geometry", "provenance"),
    *("workspace", "fence", "publication"),
    *(
        "intake",
        "normalize",
        "doctree",
        "fonts",
        "style",
        "edition",
        "justify",
        "pdf",
        "press",
        "checks",
        "preflight",
        "parity",
        "report",
    ),
    "understanding",
    *("pipeline", "delivery", "batch", "preview"),
    *("cli", "__main__"),
)
#: One foreign library has one home; the patterns are paths under publish/.
HOMES = {
    "PIL": ("pdf/worker*.py",),
    "babel": ("locale/*",),
    "charset_normalizer": ("intake/*", "normalize/*"),
    "click": ("cli/*",),
    "docutils": ("doctree/*",),
    "fontTools": ("fonts/*",),
    "ftfy": ("intake/*", "normalize/*"),
    "icu4py": ("locale/*",),
    "jinja2": ("report/*",),
    "markdown_it": ("intake/*", "normalize/*"),
    "markupsafe": ("report/*",),
    "mdit_py_plugins": ("intake/*",),
    "numpy": ("normalize/*",),
    "pikepdf": ("pdf/*", "press/*"),
    "py3langid": ("normalize/*",),
    "pydantic": ("publication/*",),
    "pydantic_core": ("publication/*",),
    "pydyf": ("pdf/worker*.py",),
    "pyphen": ("justify/*",),
    "pypdf": ("pdf/*", "press/*"),
    "pypdfium2": ("pdf/worker*.py",),
    "tinycss2": ("style/*",),
    "tomlkit": ("cli/*",),
    "uharfbuzz": ("fonts/*",),
    "weasyprint": ("pdf/worker*.py",),
}
#: Parts of a declared library that are packages of their own, pinned by it.
PARTS = {"markupsafe": "jinja2", "numpy": "py3langid", "pydantic_core": "pydantic"}


def imported(source: str, package: str) -> Iterator[str]:
    """Yield the full name of each module that `source` imports, wherever it does; `package` is its own."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: None if node.level <= 1 else 1 - node.level] if node.level else []
            base = ".".join([*parents, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names) if base == "publish" else [base]


def faults(path: str, source: str) -> list[str]:
    """Tell what a module imports that it may not; `path` is under publish/, with `/`."""
    found = []
    own = path.split("/", 1)[0].removesuffix(".py")
    package = ".".join(("publish", *path.split("/")[:-1]))
    for name in imported(source, package):
        top, *rest = name.split(".")
        if top == "publish":
            other = rest[0] if rest else "__init__"
            if other != own and other in ORDER and ORDER.index(other) > ORDER.index(own):
                found.append(f"{other} stands to the right of {own}")
        elif top not in sys.stdlib_module_names and not any(fnmatch(path, home) for home in HOMES.get(top, ())):
            found.append(f"{top} has no home here")
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_imports_only_what_it_may(module: Path) -> None:
    path = module.relative_to(ROOT / "publish").as_posix()
    if path != "__init__.py":
        assert faults(path, module.read_text(encoding="utf-8")) == []
    else:
        assert list(imported(module.read_text(encoding="utf-8"), "publish")) == []


def test_every_package_has_its_place_in_the_order() -> None:
    tops = {path.relative_to(ROOT / "publish").parts[0].removesuffix(".py") for path in MODULES}
    assert sorted(tops - {"__init__"}) == sorted(ORDER)


@pytest.mark.parametrize(("left", "right"), tuple(pairwise(ORDER)))
def test_each_package_is_kept_from_the_next(left: str, right: str) -> None:
    assert faults(f"{left}/x.py", f"def f():\n    from publish.{right} import y") == [
        f"{right} stands to the right of {left}"
    ]
    assert faults(f"{right}/x.py", f"from publish.{left}.z import y\nfrom publish import {left}") == []


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        ("checks/a.py", "import pypdf", "pypdf has no home here"),
        ("pdf/engine.py", "from weasyprint.text import fonts", "weasyprint has no home here"),
        ("cli/a.py", "import rich.console", "rich has no home here"),
        ("fonts/a.py", "from ..cli import main", "cli stands to the right of fonts"),
        ("fonts/a.py", "from publish import cli", "cli stands to the right of fonts"),
    ],
)
def test_a_planted_fault_is_seen(path: str, source: str, fault: str) -> None:
    assert faults(path, source) == [fault]


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[=\[ ]", line)[0] for line in project["dependencies"]}
    sources = [path.read_text(encoding="utf-8") for path in MODULES]
    tops = {name.split(".", 1)[0] for source in sources for name in imported(source, "publish")}
    foreign = {PARTS.get(top, top) for top in tops - sys.stdlib_module_names - {"publish"}}
    packages = packages_distributions()
    undeclared = {top for top in foreign if not declared & {name.lower() for name in packages[top]}}
    assert undeclared == set()
