"""What a release consists of beside our own code: the packages that it runs on, and the fonts that it ships."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.metadata import metadata, requires, version
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOCKED = re.compile(r"^([\w.-]+)==(\S+) \\((?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)+)$", re.MULTILINE)
_HASH = re.compile(r"sha256:([0-9a-f]{64})")
_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True, slots=True)
class Component:
    """A package or a font family: its licence in the words of its authors, and the SHA-256 of each of its files."""

    kind: str
    name: str
    version: str
    licence: str
    hashes: tuple[str, ...]


def components(root: Path) -> tuple[Component, ...]:
    """List the packages that a user needs, sorted, then the fonts in the order of their lock.

    Raises:
        ValueError: a package is not in requirements.lock, or not in the version that is installed.
    """
    return (*_packages(root), *_fonts(root))


def locked(root: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Read requirements.lock: version and hashes by the package's normalized name."""
    text = (root / "requirements.lock").read_text(encoding="utf-8")
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for match in _LOCKED.finditer(text):
        found[canonicalize_name(match[1])] = (match[2], tuple(_HASH.findall(match[0])))
    return found


def _packages(root: Path) -> Iterator[Component]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = locked(root)
    for name in sorted(_closure(project["dependencies"])):
        pinned, hashes = lock.get(name, ("", ()))
        if not hashes or pinned != version(name):
            message = f"{name} is not locked in the version that is installed"
            raise ValueError(message)
        yield Component("package", name, pinned, _licence(name), hashes)


def _closure(wanted: list[str]) -> set[str]:
    found: set[str] = set()
    todo = [Requirement(one) for one in wanted]
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        if name in found:
            continue
        found.add(name)
        extras = requirement.extras or {""}
        for line in requires(name) or ():
            needed = Requirement(line)
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras):
                todo.append(needed)
    return found


def _licence(name: str) -> str:
    told = metadata(name).json
    expression = str(told.get("license_expression", ""))
    classified = [
        line.removeprefix(_CLASSIFIER).removeprefix("License :: ")
        for line in told.get("classifier", ())
        if line.startswith("License :: ")
    ]
    named = str(told.get("license", "")).strip().split("\n")[0]
    return expression or "; ".join(classified) or named


def _fonts(root: Path) -> Iterator[Component]:
    lock = tomllib.loads((root / "fonts" / "fonts.lock.toml").read_text(encoding="utf-8"))
    for family in lock["family"]:
        hashes = tuple(face["sha256"] for face in family["face"])
        yield Component("font", family["name"], family["package_version"], family["licence"], hashes)
