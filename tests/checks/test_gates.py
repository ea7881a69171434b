"""Each gate stands in a file of its own that says what it protects, by which norm, and what passes and fails."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import publish.checks
from publish.checks.model import ALL_GATES, Gate

FOLDER = Path(publish.checks.__file__).parent
MODULES = {path.stem: import_module(f"publish.checks.{path.stem}") for path in FOLDER.glob("[!_]*.py")}
GATES = {
    name: module
    for name, module in MODULES.items()
    if isinstance(getattr(module, "GATE", None), Gate) and "GATE = Gate(" in (FOLDER / f"{name}.py").read_text()
}
NORM = re.compile(r"ISO \d+|UAX|Unicode|OpenType|BCP|CSS|CLDR|SIL|contract of `publish`|Google|W3C")


def test_every_gate_has_a_file_of_its_own() -> None:
    own = [module.GATE.id for module in GATES.values()]
    assert sorted(own) == list(ALL_GATES)


def test_a_gate_says_what_it_protects_and_shows_what_passes_and_fails() -> None:
    for name, module in GATES.items():
        said = module.__doc__ or ""
        assert said.startswith(f"Gate {module.GATE.id}"), name
        assert re.search(r"\n\nPasses: .+?\. Fails: .+", said, re.DOTALL), name
        assert len(module.GATE.title) > 20, name
        assert NORM.search(module.GATE.norm), f"{name} names no norm: {module.GATE.norm}"


def test_a_part_of_a_gate_names_it_and_shows_what_passes_and_fails() -> None:
    parts = {name: module.__doc__ or "" for name, module in MODULES.items() if "art of gate" in (module.__doc__ or "")}
    assert len(parts) >= 5
    for name, said in parts.items():
        assert re.match(r"Part of gate G\d", said), name
