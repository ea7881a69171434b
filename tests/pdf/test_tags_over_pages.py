"""What runs over pages is one element in the structure tree, and notes stand at their calls (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest

from publish.edition.page import section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from publish.locale import Language
    from publish.pdf.engine import Engine
    from publish.style import StyleSheet

_ROWS = "".join(f'<tr><th scope="row">plant {row}</th><td>{row} cm</td></tr>' for row in range(60))
_TABLE = (
    f'<table><thead><tr><th scope="col">Name</th><th scope="col">Depth</th></tr></thead><tbody>{_ROWS}</tbody></table>'
)
_NOTE = (
    '<sup class="footnote-call">1</sup><span class="footnote" data-label="1"><span class="note">a note</span></span>'
)
_LIST = f"<ul>{''.join(f'<li>item {item}<ul><li>inner</li></ul></li>' for item in range(60))}</ul>"
_PARAGRAPH = f"<p>{'words that go on and on ' * 200}{_NOTE} and end.</p>"


@pytest.fixture(scope="module")
def bound(engine: Engine, sheet: StyleSheet, known: Callable[[str], Language]) -> Iterator[pikepdf.Pdf]:
    body = f"<main>{_TABLE}{_LIST}{_PARAGRAPH}</main>"
    (rendition,) = engine.render([section("en", known("en"), "t", body, sheet)])
    with pikepdf.open(io.BytesIO(rendition.pdf)) as document:
        assert len(document.pages) > 4
        yield document


def _named(document: pikepdf.Pdf, name: str) -> list[pikepdf.Object]:
    return [element for element in _elements(document.Root.StructTreeRoot.K[0]) if pikepdf.Name(name) == element.S]


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            assert kid.P.objgen == element.objgen
            yield from _elements(kid)


def test_a_table_is_one_table_with_one_head(bound: pikepdf.Pdf) -> None:
    (table,) = _named(bound, "/Table")
    assert [str(part.S) for part in table.K] == ["/THead", "/TBody"]
    assert len(table.K[1].K) == 60
    names = {bytes(cell.ID): str(cell.A.Scope) for cell in _named(bound, "/TH")}
    assert sorted(names.values()) == ["/Column"] * 2 + ["/Row"] * 60
    for cell in _named(bound, "/TD"):
        assert [names[bytes(name)] for name in cell.A.Headers] == ["/Row", "/Column"]


def test_a_repeated_head_is_an_artifact_that_no_element_holds(bound: pikepdf.Pdf) -> None:
    tree = bound.Root.StructTreeRoot.ParentTree.Nums
    repeated = 0
    for number, page in enumerate(bound.pages):
        depth: list[bool] = []
        for instruction in pikepdf.parse_content_stream(page):
            operands, operator = instruction.operands, str(instruction.operator)
            if operator in {"BMC", "BDC"}:
                depth.append(str(operands[0]) == "/Artifact")
                if operator == "BDC":
                    assert tree[2 * number + 1][int(operands[1].MCID)] is not None
            elif operator == "EMC":
                depth.pop()
            elif operator in {"Tj", "TJ"} and any(depth):
                repeated += 1
    pages = sum("/Table" in kinds for kinds in _kinds_by_page(bound).values())
    assert repeated == 2 * (pages - 1) > 0


def _kinds_by_page(document: pikepdf.Pdf) -> dict[tuple[int, int], set[str]]:
    """Say of which pages the cells of tables are."""
    kinds: dict[tuple[int, int], set[str]] = {}
    for cell in _named(document, "/TD"):
        kinds.setdefault(cell.Pg.objgen, set()).add("/Table")
    return kinds


def test_a_list_and_a_paragraph_go_on(bound: pikepdf.Pdf) -> None:
    (main,) = _named(bound, "/Part")
    assert [str(part.S) for part in main.K] == ["/Table", "/L", "/P"]
    items = [item for item in main.K[1].K if item.S == pikepdf.Name.LI]
    assert len(items) == 60
    assert all([str(part.S) for part in item.K] == ["/Lbl", "/LBody"] for item in _named(bound, "/LI"))


def test_a_note_stands_at_its_call(bound: pikepdf.Pdf) -> None:
    (note,) = _named(bound, "/Note")
    kinds = [str(part.S) for part in note.P.K]
    assert note.P.S == pikepdf.Name.P
    assert kinds[kinds.index("/Note") - 1] == "/Reference"
