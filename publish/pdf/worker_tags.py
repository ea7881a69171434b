"""What the engine's structure tree lacks (ISO 14289-1, 7; ISO 32000-1, 14.8.4): languages, notes, code, scopes.

List items hold Lbl and LBody alone; a term is the label of what it means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint.pdf import tags

from publish.pdf.worker_placeholders import box_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Points in a CSS pixel.
PX = 0.75

#: What a list item may hold (ISO 32000-1, table 336).
_OF_ITEM = ("/Lbl", "/LBody")

#: What elements are by their class or their name (ISO 32000-1, tables 333 to 338).
_BY_CLASS = {"footnote": "/Note", "footnote-call": "/Reference"}
_BY_NAME = {
    "em": "/Span",
    "strong": "/Span",
    "sup": "/Span",
    "sub": "/Span",
    "code": "/Code",
    "pre": "/P",
    "figure": "/Div",
}


def install() -> None:
    """Wrap the engine's tag builder, which has no public hook; the engine's version is pinned and tested."""
    build = tags._build_box_tree  # noqa: SLF001 - see above

    def build_rightly(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:  # noqa: ANN401 - untyped engine
        real = box_of(box)
        language = real.element.get("lang") if real.element is not None else None
        for element in build(box, parent, pdf, *rest):
            if not hasattr(element, "origin"):
                element.origin = (real.element, real.element_tag or "")
            if language and "Lang" not in element:
                element["Lang"] = pydyf.String(language)
            if real.element is not None and "::" not in (real.element_tag or ""):
                _name_rightly(element, real.element, pdf)
            if element["S"] == "/LI":
                _gather_body(element, pdf)
            elif element["S"] == "/L" and real.element_tag == "dl":
                join_terms(element, pdf)
            yield element

    tags._build_box_tree = build_rightly  # noqa: SLF001


def _name_rightly(structure: Any, element: Any, pdf: Any) -> None:  # noqa: ANN401 - the engine ships no types
    """Say what an element is where the engine only says that it is one."""
    classes = (element.get("class") or "").split()
    if structure["S"] in {"/Span", "/NonStruct"}:
        kind = next((kind for name, kind in _BY_CLASS.items() if name in classes), _BY_NAME.get(element.tag))
        structure["S"] = kind or structure["S"]
    if structure["S"] == "/Note":
        # Every note has a name of its own (ISO 14289-1, 7.9); one that goes on is another element.
        structure["ID"] = pydyf.String(f"note-{structure.number}")
        for reference in structure["K"]:
            inner = {} if isinstance(reference, int) else pdf.objects[int(reference.split()[0])]
            if inner.get("S") == "/Note":  # a box that the engine put around the note's text
                inner["S"] = "/Span"
                del inner["ID"]
    if structure["S"] == "/LBody" and element.tag == "dt":
        structure["S"] = "/Lbl"
    if structure["S"] == "/Figure" and "BBox" in structure.get("A", {}):
        structure["A"]["BBox"] = _on_page(structure["A"]["BBox"], pdf.objects[int(structure["Pg"].split()[0])])
    if structure["S"] == "/TH" and "A" in structure:
        structure["A"]["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"


def _on_page(box: Any, page: Any) -> Any:  # noqa: ANN401 - same
    """Measure a box as pages are, in points from the foot (14.8.5.4.3); the engine counts CSS pixels from the head."""
    left, top, right, bottom = (side * PX for side in box)
    height = page["MediaBox"][3]
    return pydyf.Array([left, height - bottom, right, height - top])


def join_terms(listing: Any, pdf: Any) -> None:  # noqa: ANN401 - same
    """Make one item of each term and what it means: the term its label, the meaning its body."""
    items = [pdf.objects[int(reference.split()[0])] for reference in listing["K"]]
    joined: list[Any] = []
    for item in items:
        bodies = [pdf.objects[int(reference.split()[0])] for reference in item["K"]]
        if not joined or any(body["S"] == "/Lbl" for body in bodies):
            joined.append(item)
            continue
        for body in bodies:
            body["P"] = joined[-1].reference
            joined[-1]["K"].append(body.reference)
    listing["K"] = pydyf.Array([item.reference for item in joined])


def name_apart(pdf: Any, section: str) -> None:  # noqa: ANN401 - same
    """Put the section's name before every identifier, so that they stay apart in the bound document (14.7.2)."""
    for item in pdf.objects:
        if not isinstance(item, pydyf.Dictionary) or item.get("Type") != "/StructElem":
            continue
        if "ID" in item:
            item["ID"] = pydyf.String(f"{section}-{item['ID'].string}")
        headers = item["A"].get("Headers") if isinstance(item.get("A"), pydyf.Dictionary) else None
        if headers:
            item["A"]["Headers"] = pydyf.Array([pydyf.String(f"{section}-{name.string}") for name in headers])


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
