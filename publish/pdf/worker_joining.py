"""One element for what the engine cut at a page's end (ISO 32000-1, 14.7 and 14.8.4; ISO 14289-1, 7.5 and 7.9).

The engine builds its structure tree page by page. Here notes come behind their calls and lists into the items that they
stand in, a paragraph, list or table that runs over pages becomes one element again, and the head that a table repeats
on each page is an artifact there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

from publish.pdf.worker_tags import join_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What goes on as the same element; all of them hold elements and no content of their own.
_GOES_ON = frozenset(
    f"/{name}"
    for name in (
        *("Part", "Sect", "Div", "P", "BlockQuote", "Caption", "Note", "L", "LI", "LBody"),
        *("Table", "THead", "TBody", "TFoot", "TR", "TH", "TD"),
    )
)
_REPEATED = frozenset({"/THead", "/TFoot"})

#: What means nothing when it holds nothing; an empty cell of a table means a place.
_NOTHING_WHEN_EMPTY = frozenset({"/NonStruct", "/LI"})


def join_over_pages(pdf: Any) -> None:  # noqa: ANN401 - the engine ships no types
    """Make one element of each that the engine cut, in place; for the engine's finisher."""
    tree = _Tree(pdf)
    root = tree.get(pdf.catalog["StructTreeRoot"])
    for document in tree.kids(root):
        tree.place_notes(document)
        tree.nest_lists(document)
        tree.join(document)


class _Tree:
    """The structure tree of one file; each element knows by `origin` the HTML element that it was made from."""

    def __init__(self, pdf: Any) -> None:  # noqa: ANN401 - same
        self._pdf = pdf

    def get(self, reference: bytes) -> Any:  # noqa: ANN401 - same
        """Return the object that a reference names."""
        return self._pdf.objects[int(reference.split()[0])]

    def kids(self, element: Any) -> list[Any]:  # noqa: ANN401 - same
        """List the elements that an element holds, without content and annotations."""
        found = (self.get(kid) for kid in element["K"] if not isinstance(kid, int))
        return [kid for kid in found if kid.get("Type") == "/StructElem"]

    def place_notes(self, document: Any) -> None:  # noqa: ANN401 - same
        """Put each note behind its call; a call in words of the edition is a reference."""
        notes, calls = [], {}
        for parent, kid in self._walk(document):
            source, tag = _origin(kid)
            if kid["S"] == "/Note":
                notes.append((parent, kid, source))
            elif tag.endswith("::footnote-call"):
                calls[source] = (parent, kid)
        last = {source: call for source, (_, call) in calls.items()}
        for parent, note, source in notes:
            if source not in calls:
                continue
            beside = calls[source][0]
            parent["K"].remove(note.reference)
            beside["K"].insert(beside["K"].index(last[source].reference) + 1, note.reference)
            note["P"] = beside.reference
            last[source] = note
        for _, call in calls.values():
            if call["K"]:
                call["S"] = "/Reference"

    def nest_lists(self, parent: Any) -> None:  # noqa: ANN401 - same
        """Put a list that stands in an item into its body, where it is read; the engine has it behind the item."""
        kept: list[Any] = []
        item = None
        for kid in parent["K"]:
            element = {} if isinstance(kid, int) else self.get(kid)
            if element.get("S") == "/LI":
                item = element
            if parent["S"] == element.get("S") == "/L" and item is not None and _holds_directly(item, element):
                self._into_body(item, element)
            else:
                kept.append(kid)
        parent["K"] = pydyf.Array(kept)
        for kid in self.kids(parent):
            self.nest_lists(kid)

    def _into_body(self, item: Any, listing: Any) -> None:  # noqa: ANN401 - same
        body = next((kid for kid in self.kids(item) if kid["S"] == "/LBody"), None)
        if body is None:
            body = pydyf.Dictionary(
                {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array([]), "Pg": item["Pg"], "P": item.reference}
            )
            self._pdf.add_object(body)
            body.origin = _origin(item)
            item["K"].append(body.reference)
        children = [id(child) for child in _origin(item)[0]]
        behind = children[children.index(id(_origin(listing)[0])) + 1 :]
        at = next((at for at, kid in enumerate(self._origins(body)) if id(kid) in behind), len(body["K"]))
        body["K"].insert(at, listing.reference)
        listing["P"] = body.reference

    def _origins(self, element: Any) -> Iterator[Any]:  # noqa: ANN401 - same
        for kid in element["K"]:
            yield None if isinstance(kid, int) else _origin(self.get(kid))[0]

    def join(self, parent: Any) -> None:  # noqa: ANN401 - same
        """Join what goes on among an element's kids, and then among theirs."""
        kept: list[Any] = []
        for kid in parent["K"]:
            element = None if isinstance(kid, int) else self.get(kid)
            if element is None or element.get("Type") != "/StructElem":
                kept.append(kid)
                continue
            if element["S"] in _NOTHING_WHEN_EMPTY and not self._holds(element):
                continue
            first = self._begun(kept, element)
            if first is None:
                kept.append(kid)
            else:
                self._absorb(first, element)
        parent["K"] = pydyf.Array(kept)
        for kid in self.kids(parent):
            self.join(kid)
        if parent["S"] == "/L" and _origin(parent)[1] == "dl":
            join_terms(parent, self._pdf)

    def _begun(self, kept: list[Any], element: Any) -> Any | None:  # noqa: ANN401 - same
        """Find the element that this one goes on: the one before it, where it was made from the same."""
        if element["S"] not in _GOES_ON or _origin(element)[0] is None:
            return None
        before = self.get(kept[-1]) if kept and not isinstance(kept[-1], int) else {}
        return before if before.get("S") == element["S"] and _origin(before) == _origin(element) else None

    def _absorb(self, first: Any, rest: Any) -> None:  # noqa: ANN401 - same
        own = {_origin(kid): kid for kid in self.kids(first) if kid["S"] in _REPEATED}
        for reference in rest["K"]:
            kid = self.get(reference)
            if kid.get("S") in _REPEATED and _origin(kid) in own:
                self._not_again(own[_origin(kid)], kid, rest)
                continue
            kid["P"] = first.reference
            first["K"].append(reference)

    def _not_again(self, head: Any, again: Any, table: Any) -> None:  # noqa: ANN401 - same
        """Make artifacts of a repeated head; the table's cells are headed by the first one's."""
        names = {_origin(cell): cell["ID"] for _, cell in self._walk(head) if "ID" in cell}
        first = {cell["ID"].string: names[_origin(cell)] for _, cell in self._walk(again) if "ID" in cell}
        for _, cell in self._walk(table):
            headers = cell["A"].get("Headers") if isinstance(cell.get("A"), pydyf.Dictionary) else None
            if headers:
                cell["A"]["Headers"] = pydyf.Array([first.get(name.string, name) for name in headers])
        for _, element in self._walk(again):
            for kid in element["K"]:
                if isinstance(kid, int):
                    self._artifact(element["Pg"], kid)

    def _artifact(self, page: bytes, content: int) -> None:
        """Make an artifact of a page's marked content (14.8.2.2), which no element holds any more."""
        stream = self.get(self.get(page)["Contents"]).stream
        at = next(
            index
            for index, piece in enumerate(stream)
            if isinstance(piece, pydyf.Dictionary) and piece.get("MCID") == content
        )
        stream[at - 1 : at + 2] = ["/Artifact", b"BMC"]
        numbers = self.get(self.get(self._pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
        numbers[2 * self._pdf.page_references.index(page) + 1][content] = "null"

    def _walk(self, parent: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - same
        for kid in self.kids(parent):
            yield parent, kid
            yield from self._walk(kid)

    def _holds(self, element: Any) -> bool:  # noqa: ANN401 - same
        """Whether there is anything in an element but elements that mean nothing."""
        others = len(element["K"]) > len(kids := self.kids(element))
        return others or any(kid["S"] not in _NOTHING_WHEN_EMPTY or self._holds(kid) for kid in kids)


def _origin(element: Any) -> tuple[Any, str]:  # noqa: ANN401 - same
    """The HTML element that an element was made from, and the name of the box."""
    return getattr(element, "origin", (None, ""))


def _holds_directly(item: Any, listing: Any) -> bool:  # noqa: ANN401 - same
    source = _origin(item)[0]
    return source is not None and any(child is _origin(listing)[0] for child in source)
