"""ARCHITECTURE.md tells no untruth: each path that it names exists, and no package is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = sorted(path.parent.name for path in (ROOT / "publish").glob("*/__init__.py"))
#: Made by commands, so not there in a fresh clone.
PRODUCTS = re.compile(r"(examples/[^/]+/)?build/|\.venv/")
FILE = re.compile(r"\w[\w.-]*\.(py|toml|md|css|lock|json|txt)")


def paths(text: str) -> list[str]:
    """List what stands in backticks and has the form of a path: a slash within, or the ending of a file."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\s]+)`", prose)
    return [span for span in spans if "/" in span[1:] or FILE.fullmatch(span)]


def missing(named: list[str]) -> list[str]:
    """List the paths that do not exist under the repository or the package; `<name>` stands for any one name."""
    patterns = {path: re.sub(r"<[^<>]*>", "*", path).rstrip("/") for path in named if not PRODUCTS.match(path)}
    tops = (ROOT, ROOT / "publish")
    return [path for path, pattern in patterns.items() if not any(any(top.glob(pattern)) for top in tops)]


def architecture() -> str:
    return (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_it_names_paths_and_each_exists() -> None:
    named = paths(architecture())
    assert named
    assert missing(named) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_it_names_each_package(package: str) -> None:
    names = {path.removeprefix("publish/").rstrip("/") for path in paths(architecture())}
    assert package in names


def test_a_planted_untruth_is_seen() -> None:
    text = "`publish/pdf/`, `pdf/model.py`, `fonts/<family>/`, `tasks.py`, `build/`, `pdf/nowhere.py`, `--out`, `/Lang`"
    assert paths(text) == [
        *("publish/pdf/", "pdf/model.py", "fonts/<family>/", "tasks.py", "build/", "pdf/nowhere.py"),
    ]
    assert missing(paths(text)) == ["pdf/nowhere.py"]
