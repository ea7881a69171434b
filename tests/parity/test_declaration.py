from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

HTML = "<h1>T</h1>" + "".join(
    f"<article data-number='{number}'><h2>{number}</h2><p>A &amp;\n b.</p><ol><li><p>One.</p></li></ol></article>"
    for number in range(1, 31)
)


@pytest.fixture(scope="module")
def declaration() -> ModuleType:
    spec = importlib.util.spec_from_file_location("declaration", Path(__file__).with_name("declaration.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "declaration").mkdir()
    (tmp_path / "index.js").write_text(
        "".join(f"bcp47: '{tag}',\n  code: '{tag}'," for tag in ("en", "es", "fr", "und"))
    )
    for code, html in {"en": HTML, "es": HTML, "fr": HTML.replace("b.", "b 1945."), "und": HTML}.items():
        (tmp_path / "declaration" / f"{code}.html").write_text(html)
    return tmp_path


def test_there_are_twenty_sets_of_five(declaration: ModuleType) -> None:
    assert [len(codes.split()) for codes in declaration.SETS] == [5] * 20


def test_a_declaration_is_read_into_blocks(declaration: ModuleType, folder: Path) -> None:
    _, blocks = declaration.read(folder, "en", "en")
    assert [(str(block.type), block.text) for block in blocks[:4]] == [
        ("title", "T"),
        ("heading", "1"),
        ("para", "A & b."),
        ("item", "One."),
    ]
    assert declaration.read(folder, "und", "und") is None


def test_findings_are_counted_set_by_set(declaration: ModuleType, folder: Path) -> None:
    (found,) = declaration.findings(folder, [["en", "es", "fr"]])
    assert [(one.code, one.language) for one in found] == [("P003", "fr")] * 30
