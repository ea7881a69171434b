"""PDFs of one page, each part of which is open to mischief."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R{}>>"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica{}>>"


def stream(data: bytes, words: str = "") -> bytes:
    return f"<</Length {len(data)}{words}>>stream\n".encode() + data + b"\nendstream"


def pdf(  # noqa: PLR0913, PLR0917 - the parts of a file
    page: str = "",
    font: str = "",
    content: bytes = b"BT /F 12 Tf 72 500 Td (words) Tj ET",
    catalog: str = "",
    pages: str = "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    more: Sequence[bytes | str] = (),
) -> bytes:
    """Write a file of one page, each part open to mischief."""
    whole = content if content.startswith(b"<<") else stream(content)
    objects = [f"<</Type/Catalog/Pages 2 0 R{catalog}>>", pages, PAGE.format(page), whole, FONT.format(font), *more]
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + (one.encode() if isinstance(one, str) else one) + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer<</Root 1 0 R/Size {size}>>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


def numbered(objects: Mapping[int, bytes | str], trailer: str = "<</Root 1 0 R/Size 99>>") -> bytes:
    """Write a file of objects by number, its catalog 1, with a table that is right."""
    data, places = b"%PDF-1.7\n", {}
    for number, one in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj\n".encode() + (one.encode() if isinstance(one, str) else one) + b"\nendobj\n"
    table = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in sorted(places.items()))
    return data + f"xref\n0 1\n0000000000 65535 f \n{table}trailer{trailer}\nstartxref\n{len(data)}\n%%EOF".encode()


def tree(levels: int, width: int = 1) -> bytes:
    """Write a tree of pages so deep, each node of which names the next so many times."""
    nodes: dict[int, bytes | str] = {1: "<</Type/Catalog/Pages 10 0 R>>"}
    for level in range(levels):
        kids = f"{11 + level} 0 R " * width
        nodes[10 + level] = f"<</Type/Pages/Kids[{kids}]/Count {min(width ** (levels - level), 10**9)}>>"
    nodes[10 + levels] = "<</Type/Page/MediaBox[0 0 420 595]/Parent 10 0 R>>"
    return numbered(nodes, f"<</Root 1 0 R/Size {20 + levels}>>")


def packed(inner: str, first: int, count: int, words: str = "", filters: str = "") -> bytes:
    """Write a file whose catalog and pages stand in a stream of objects, found by a stream of references."""
    data = b"%PDF-1.7\n"
    objects = len(data)
    data += (
        b"5 0 obj\n" + stream(inner.encode(), f"/Type/ObjStm/N {count}/First {first}{words}{filters}") + b"\nendobj\n"
    )
    place = len(data)
    rows = [(0, 0, 65535), (2, 5, 0), (2, 5, 1), (2, 5, 2), (1, place, 0), (1, objects, 0)]
    table = b"".join(
        kind.to_bytes(1, "big") + at.to_bytes(4, "big") + more.to_bytes(2, "big") for kind, at, more in rows
    )
    data += b"4 0 obj\n" + stream(table, "/Type/XRef/W[1 4 2]/Size 6/Root 1 0 R") + b"\nendobj\n"
    return data + f"startxref\n{place}\n%%EOF".encode()


INNER = (
    "1 0 2 30 3 70 <</Type/Catalog/Pages 2 0 R>> <</Type/Pages/Kids[3 0 R]/Count 1>>   "
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
)


def xref(words: str, rows: bytes = b"", start: str = "") -> bytes:
    """Write a file that is found by a stream of references with these entries in its dictionary."""
    whole = pdf().partition(b"xref\n")[0]
    place = len(whole)
    whole += b"9 0 obj\n" + stream(rows, f"/Type/XRef/Root 1 0 R{words}") + b"\nendobj\n"
    return whole + f"startxref\n{start or place}\n%%EOF".encode()


def chained(previous: str) -> bytes:
    """Say that the table before this one stands there."""
    return pdf().replace(b"trailer<<", f"trailer<</Prev {previous}".encode())


def updated(times: int) -> bytes:
    data = pdf()
    for _ in range(times):
        before = data.rpartition(b"startxref\n")[2].split()[0].decode()
        place = len(data) + 1
        data += f"\nxref\n0 0\ntrailer<</Root 1 0 R/Size 6/Prev {before}>>\nstartxref\n{place}\n%%EOF".encode()
    return data


def xobject(words: str, data: bytes = b"x", more: Sequence[bytes | str] = ()) -> bytes:
    """Draw an image of this kind."""
    image = stream(
        data, f"/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray{words}"
    )
    return pdf(page="/Resources<</XObject<</X 6 0 R>>>>", content=b"q 99 0 0 99 9 9 cm /X Do Q", more=[image, *more])


def resource(kind: str, value: str, content: bytes, *more: bytes | str) -> bytes:
    """Use a resource of the page."""
    return pdf(page=f"/Resources<</{kind}<</R {value}>>/Font<</F 5 0 R>>>>", content=content, more=more)


def font(words: str, *more: bytes | str, subtype: str = "Type0/Encoding/Identity-H/DescendantFonts[6 0 R]") -> bytes:
    """Write with another font."""
    font = f"<</Type/Font/Subtype/{subtype}/BaseFont/A{words}>>"
    return pdf(content=b"BT /F 12 Tf 72 500 Td <00010002> Tj ET", more=more).replace(
        FONT.format("").encode(), font.encode()
    )


def embedded(key: str, data: bytes, words: str = "") -> bytes:
    """Write with a font file in the file."""
    descendant = (
        f"<</Type/Font/Subtype/CIDFontType{0 if key == 'FontFile3' else 2}/BaseFont/A/CIDSystemInfo<</Registry(Adobe)"
        "/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R>>"
    )
    descriptor = f"<</Type/FontDescriptor/FontName/A/Flags 4/{key} 8 0 R>>"
    return font("", descendant, descriptor, stream(data, words))


def unicode(cmap: str) -> bytes:
    return font("/ToUnicode 7 0 R", "<</Type/Font/Subtype/CIDFontType2/BaseFont/A>>", stream(cmap.encode()))
