from __future__ import annotations

import sys
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

import publish
from publish.report import Evidence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publish.diagnostics import Diagnostic
    from publish.intake import Repair
    from publish.publication import Publication
    from publish.store import Memory


@dataclass
class FakePipeline:
    """Stands in for publish.pipeline: what it returns, and which publications came by."""

    diagnostics: tuple[Diagnostic, ...] = ()
    products: dict[str, bytes] = field(default_factory=lambda: {"booklet.pdf": b"%PDF-1.7"})
    proof: str = "12 of 12 glyphs proven"
    sources: dict[str, str] = field(default_factory=lambda: {"sources/a.txt": "a" * 64})
    fonts: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=lambda: {"sources/a.txt": "A text\n"})
    repairs: tuple[Repair, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)
    fault: BaseException | None = None
    calls: list[tuple[str, str]] = field(default_factory=list)

    def build(self, publication: Publication, *, progress: Callable[[str], None], memory: Memory) -> FakePipeline:
        del memory
        return self._run("build", publication, progress)

    def check(self, publication: Publication, *, progress: Callable[[str], None], memory: Memory) -> FakePipeline:
        del memory
        return self._run("check", publication, progress)

    def _run(self, name: str, publication: Publication, progress: Callable[[str], None]) -> FakePipeline:
        progress(f"{name}, 1 of 1")
        self.calls.append((name, publication.id))
        if self.fault:
            raise self.fault
        return self


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> FakePipeline:
    fake = FakePipeline()
    module = ModuleType("publish.pipeline")
    module.build, module.check = fake.build, fake.check  # type: ignore[attr-defined]  # a module made by hand
    monkeypatch.setitem(sys.modules, "publish.pipeline", module)
    monkeypatch.setattr(publish, "pipeline", module, raising=False)
    return fake


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A publication, in the current folder."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text("A text\n")
    (tmp_path / "publication.toml").write_text(
        '[publication]\nid = "plan"\nlanguages = ["en"]\n[sources]\nfiles = ["sources/*.txt"]\n'
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path
