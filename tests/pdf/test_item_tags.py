"""A list item's tag holds Lbl and LBody and nothing else, whatever stands in the item (ISO 14289-1, 7.2)."""

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


@pytest.mark.parametrize(
    "body",
    [
        "<ol><li>one</li></ol>",
        "<ol><li><p>one</p><p>more</p></li></ol>",
        "<ol><li>one<p>more</p><ol><li>nested</li></ol></li></ol>",
        "<ol><li><div>one</div></li></ol>",
        "<ol><li><p>one</p><ul><li>nested</li></ul><p>more</p></li></ol>",
    ],
)
def test_items_hold_a_label_and_a_body(
    body: str, engine: Engine, sheet: StyleSheet, known: Callable[[str], Language]
) -> None:
    (rendition,) = engine.render([section("en", known("en"), "t", body, sheet)])
    with pikepdf.open(io.BytesIO(rendition.pdf)) as document:
        items = list(_items(document.Root.StructTreeRoot.K[0]))
        assert items
        for item in items:
            kinds = [str(kid.S) for kid in item.K]
            assert kinds == ["/Lbl", "/LBody"]
            assert all(kid.P.objgen == item.objgen for kid in item.K)
            assert all(kid.P.objgen == item.K[1].objgen for kid in item.K[1].K)


def test_a_list_in_an_item_is_read_where_it_stands(
    engine: Engine, sheet: StyleSheet, known: Callable[[str], Language]
) -> None:
    body = "<ol><li><p>one</p><ul><li>inner</li></ul><p>more</p><ul><li>last</li></ul></li><li>two</li></ol>"
    (rendition,) = engine.render([section("en", known("en"), "t", body, sheet)])
    with pikepdf.open(io.BytesIO(rendition.pdf)) as document:
        first, second, *_ = _items(document.Root.StructTreeRoot.K[0])
        assert [str(kid.S) for kid in first.K[1].K] == ["/P", "/L", "/P", "/L"]
        assert second.P.objgen == first.K[1].K[1].objgen
        assert [str(kid.S) for kid in first.P.K] == ["/LI", "/LI"]


def _items(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if "/S" in element and element.S == pikepdf.Name.LI:
        yield element
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _items(kid)
