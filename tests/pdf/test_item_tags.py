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


def _items(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if "/S" in element and element.S == pikepdf.Name.LI:
        yield element
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _items(kid)
