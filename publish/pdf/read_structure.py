"""The structure tree of a tagged PDF: in which order and which language its marked content is read (14.7, 14.9.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NumberObject

from publish.pdf.read_model import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pypdf import PdfReader

#: What is left to be walked: an object, the page and the language that it inherits.
_Kid: TypeAlias = "tuple[Any, int | None, str]"
#: Structure types that hold text (14.8.4), whose Alt is read in its stead (14.9.3); pictures must have one.
STANDARD = frozenset(
    f"/{name}"
    for name in (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6"),
        *("L", "LI", "Lbl", "LBody", "Span", "Quote", "TD", "TH", "Caption"),
    )
)
#: Elements of one document: the longest book has fewer.
_ELEMENTS = 2_000_000


def structure(reader: PdfReader) -> Mapping[tuple[int, int], Reading]:
    """Return how each piece of marked content is read, by page (from 0) and MCID; nothing where there are no tags."""
    root = reader.root_object
    tree = root.get("/StructTreeRoot")
    tree = tree.get_object() if tree is not None else None
    if not isinstance(tree, DictionaryObject):
        return {}
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages) if page.indirect_reference}
    found: dict[tuple[int, int], Reading] = {}
    for page, mcid, language in _walk(tree, numbers, str(root.get("/Lang", ""))):
        found.setdefault((page, mcid), Reading(len(found), language))
    return found


def is_tagged(reader: PdfReader) -> bool:
    """Tell whether readers follow the structure: it is marked as such (14.7.1), and its elements are what they say.

    A role map (14.7.3) that makes another type of a standard one makes artifacts of paragraphs.
    """
    root = reader.root_object
    marks, tree = (_dictionary(root, name) for name in ("/MarkInfo", "/StructTreeRoot"))
    roles = _dictionary(tree, "/RoleMap")
    marked = getattr(marks.get("/Marked"), "value", False) is True
    return bool(tree) and marked and not STANDARD & set(roles)


def _dictionary(holder: DictionaryObject, name: str) -> DictionaryObject:
    found = holder.get(name)
    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _walk(tree: DictionaryObject, numbers: Mapping[int, int], language: str) -> Iterator[tuple[int, int, str]]:
    """Yield page, MCID and language of each piece of content, in the order of the tree."""
    seen: set[int] = set()
    waiting: list[_Kid] = [(tree, None, language)]
    for _ in range(_ELEMENTS):
        if not waiting:
            return
        item, page, language = waiting.pop()
        if isinstance(item, IndirectObject):
            if item.idnum in seen:
                continue
            seen.add(item.idnum)
        item = item.get_object()
        if isinstance(item, NumberObject) and page is not None:
            yield page, int(item), language
        elif isinstance(item, ArrayObject):
            waiting += [(kid, page, language) for kid in reversed(list(list.__iter__(item)))]
        elif isinstance(item, DictionaryObject):
            waiting += _kids(item, page, language, numbers)


def _kids(item: DictionaryObject, page: int | None, language: str, numbers: Mapping[int, int]) -> Iterator[_Kid]:
    """Yield what an element holds, or the number of the marked content that a reference names."""
    if "/Pg" in item:
        own = item.raw_get("/Pg")
        page = numbers.get(own.idnum) if isinstance(own, IndirectObject) else None
    key = "/MCID" if item.get("/Type") == "/MCR" else "/K"
    if key in item:
        yield item.raw_get(key), page, str(item.get("/Lang", language))
