"""A publication's own style sheet: what is closed, what is missing, each told at its line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Severity
from publish.style import house_css, read_own_sheet
from publish.style.pictures import Picture

if TYPE_CHECKING:
    from pathlib import Path

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'


def faults(folder: Path, css: str) -> list[tuple[str, int | None, int | None]]:
    (folder / "house.css").write_text(css, encoding="utf-8")
    found = read_own_sheet(folder, "house.css")[2]
    places = ((one.code.value, one.location) for one in found)
    return [(code, place.line, place.column) if place else (code, None, None) for code, place in places]


def test_a_sheet_keeps_its_lines_and_its_pictures_get_addresses_by_content(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(DRAWING, encoding="utf-8")
    sheet = "/* one */\nh1 { color: red }\n\n.x { background: url(a.svg) }\n"
    (tmp_path / "house.css").write_text(sheet, encoding="utf-8")
    css, files, found = read_own_sheet(tmp_path, "house.css")
    assert found == ()
    (address,) = files
    assert address.startswith("image:")
    assert css == f'/* one */\nh1 {{ color: red }}\n\n.x {{ background: url("{address}") }}\n'
    assert files[address] == str((tmp_path / "a.svg").resolve())


@pytest.mark.parametrize(
    ("css", "code", "line", "column"),
    [
        ("h1 { color: red }\n@import 'other.css';\n", "C008", 2, 1),
        ("\n  @font-face { font-family: x; src: url(x.ttf) }", "C008", 2, 3),
        ("h1 { color red }", "C008", 1, 15),
        ("@media print { h1 { color: red; weight bold } }", "C008", 1, 44),
        ("h1 { color: red", None, 0, 0),
        ("@page { size: A4; margin: 0 }", "C008", 1, 9),
        ("@page :first { @bottom-center { content: counter(page) } }", "C008", 1, 16),
        ("body { color: red; background-color: #ffe }", "C008", 1, 20),
        ("p { margin: 0 }\n:root, p { border: 1pt solid }", "C008", 2, 12),
        ("body { background: none } body > p, main { background: #ffe }", None, 0, 0),
        ("h1 }", "C008", 1, 4),
        (".x {\n  background: url(none.svg) }", "C009", 2, 15),
        (".x { background: url(https://example.org/a.svg) }", "C009", 1, 18),
        (".x { background: url('../../etc/a.png') }", "C009", 1, 18),
        (".x { background: url(data:image/png;base64,AA) }", "C009", 1, 18),
        ("@media print { .x { background: image-set(url('//host/a.png') 1x) } }", "C009", 1, 43),
    ],
)
def test_a_fault_is_told_where_it_stands(tmp_path: Path, css: str, code: str | None, line: int, column: int) -> None:
    found = faults(tmp_path, css)
    assert ((code, line, column) in found) if code else (found == [])


def test_a_sheet_that_would_end_its_element_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path, "/* </STYLE><script> */") == [("C008", None, None)]
    assert read_own_sheet(tmp_path, "missing.css")[2][0].code == "C008"
    (tmp_path / "latin.css").write_bytes(b"/* \xe9 */")
    assert read_own_sheet(tmp_path, "latin.css")[2][0].code == "C008"


def test_colours_and_cover_are_written_behind_the_theme() -> None:
    assert house_css([], None) == ""
    assert house_css([("accent", "#112233"), ("title", "#ffffff")], Picture("image:1.svg", "x")) == (
        ":root { --accent: #112233; --on-band: #ffffff }\n"
        '.cover .band { background: var(--band) url("image:1.svg") center / cover no-repeat }'
    )


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ("h2 {\n  text-transform: uppercase }", ["text-transform"]),
        ("h2::before { content: '§ ' }", ["content"]),
        ("p::first-letter { font-size: 3em; float: left }", ["First letters"]),
        ("h2 { text-transform: none } p::before { content: none } p::after { content: '' }", []),
    ],
)
def test_what_changes_the_words_is_told_where_it_stands(tmp_path: Path, css: str, told: list[str]) -> None:
    (tmp_path / "house.css").write_text(css)
    _, _, faults = read_own_sheet(tmp_path, "house.css")
    assert [(one.severity, one.message.split(" makes")[0].split(" and")[0]) for one in faults] == [
        (Severity.WARNING, word) for word in told
    ]
