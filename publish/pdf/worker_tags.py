"""What the engine's structure tree lacks for ISO 14289-1, 7.2: languages, and list items of Lbl and LBody alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a list item may hold (ISO 32000-1, table 336).
_OF_ITEM = ("/Lbl", "/LBody")


def install() -> None:
    """Wrap the engine's tag builder, which has no public hook; the engine's version is pinned and tested."""
    build = tags._build_box_tree  # noqa: SLF001 - see above

    def build_rightly(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:  # noqa: ANN401 - untyped engine
        real = box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001
        language = real.element.get("lang") if real.element is not None else None
        for element in build(box, parent, pdf, *rest):
            if language and "Lang" not in element:
                element["Lang"] = pydyf.String(language)
            if element["S"] == "/LI":
                _gather_body(element, pdf)
            yield element

    tags._build_box_tree = build_rightly  # noqa: SLF001


def _gather_body(item: Any, pdf: Any) -> None:  # noqa: ANN401 - the engine ships no types
    """Put the paragraphs that an item holds beside its body into the body; make one where there is none."""
    kids = [pdf.objects[int(reference.split()[0])] for reference in item["K"]]
    loose = [kid for kid in kids if kid["S"] not in _OF_ITEM]
    if not loose:
        return
    body = next((kid for kid in kids if kid["S"] == "/LBody"), None)
    if body is None:
        body = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array([]), "Pg": item["Pg"], "P": item.reference}
        )
        pdf.add_object(body)
        kids.append(body)
    for kid in loose:
        kid["P"] = body.reference
        body["K"].append(kid.reference)
    item["K"] = pydyf.Array([kid.reference for kid in kids if kid["S"] in _OF_ITEM])
