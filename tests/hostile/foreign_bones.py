"""Foreign PDFs whose structure is damaged, endless or leads to itself: the smallest that do it, by name."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from tests.hostile.foreign import INNER, chained, packed, pdf, stream, tree, updated, xref

if TYPE_CHECKING:
    from collections.abc import Callable

_PLAIN: dict[str, bytes] = {
    "honest": pdf(),
    "nothing": b"",
    "no PDF": b"words",
    "a head alone": b"%PDF-1.7\n",
    "cut": pdf()[:300],
    "random": bytes(range(256)) * 20,
    "pages in a ring": pdf(pages="<</Type/Pages/Kids[2 0 R]/Count 1>>"),
    "many pages claimed": pdf(pages="<</Type/Pages/Kids[3 0 R]/Count 999999999>>"),
    "one page a thousand times": pdf(pages=f"<</Type/Pages/Kids[{'3 0 R ' * 1000}]/Count 1000>>"),
    "no pages": pdf(pages="<</Type/Pages/Kids[]/Count 0>>"),
    "a page without end": pdf().replace(b"420 595", b"1e9 1e9"),
    "a page of nothing": pdf().replace(b"420 595", b"0   0  "),
    "a page of no numbers": pdf().replace(b"420 595", b"/a  /b "),
    "turned by half": pdf(page="/Rotate 45/UserUnit 1e9"),
    "an unknown filter": pdf(content=stream(b"x", "/Filter/JBIG2Decode")),
    "a length that lies": pdf().replace(b"/Length 35", b"/Length 99999999"),
    "forms in a ring": pdf(
        page="/Resources<</XObject<</X 6 0 R>>>>",
        content=b"/X Do " * 50,
        more=[stream(b"/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")],
    ),
    "states without end": pdf(content=b"q " * 200_000),
    "deep arrays": pdf(content=b"[" * 100_000),
    "deep objects": pdf(catalog="/A" + "[" * 20_000 + "]" * 20_000),
    "references in a ring": pdf(catalog="/Metadata 6 0 R", more=["6 0 R"]),
    "a script": pdf(catalog="/OpenAction<</S/JavaScript/JS(app.launchURL('@HTTP@'))>>"),
    "a launch": pdf(catalog="/OpenAction<</S/Launch/F(@FILE@)>>"),
    "a stream in a file": pdf(content=b"<</Length 0/F(@FILE@)>>stream\n\nendstream"),
    "a font in a file": pdf(font="/FontDescriptor<</FontFile2<</F(@FILE@)>>>>"),
    "a form that sends": pdf(catalog="/AcroForm<</XFA(<a href='@HTTP@'/>)>>"),
    "a locked file": pdf().replace(b"trailer<<", b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(x)/P 0>>"),
    "a font that is none": pdf(font="/ToUnicode 4 0 R/Widths[1e99]/FirstChar -5/Encoding<</Differences[999999 /a]>>"),
    "a title of controls": pdf().replace(b"trailer<<", b"trailer<</Info<</Title(\x1b[2J\x07)>>"),
}

_MANY_FILTERS = "/Filter[" + "/FlateDecode" * 2_000 + "]"
CASES: dict[str, Callable[[], bytes]] = {
    **{name: lambda data=data: data for name, data in _PLAIN.items()},  # type: ignore[misc]
    "a bomb": lambda: pdf(
        content=stream(zlib.compress(zlib.compress(bytes(300_000_000), 9), 9), "/Filter[/FlateDecode/FlateDecode]")
    ),
    "a deep tree of pages": lambda: tree(5_000),
    "a tree that multiplies": lambda: tree(40, 2),
    "a tree that multiplies by ten": lambda: tree(12, 10),
    "a page that is its own parent": lambda: pdf().replace(b"/Parent 2 0 R", b"/Parent 3 0 R"),
    "pages that are no pages": lambda: pdf(pages="<</Type/Pages/Kids[(a) 9 null<<>>[3 0 R] 99 0 R]/Count -7>>"),
    "pages in a stream of objects": lambda: packed(INNER, 15, 3),
    "a stream of objects that never ends": lambda: packed(INNER, 15, 999_999_999),
    "a stream of objects that begins nowhere": lambda: packed(INNER, -5, 3),
    "a stream of objects in itself": lambda: packed(INNER.replace("1 0 2 30", "5 0 2 30"), 15, 3),
    "streams of objects that go on with themselves": lambda: packed(INNER, 15, 3, "/Extends 5 0 R"),
    "a stream of objects of a length in itself": lambda: packed(INNER, 15, 3).replace(
        b"/Length 1", b"/Length 3 0 R/L 1"
    ),
    "a table before itself": lambda: chained(str(pdf().index(b"xref\n"))),
    "a table before the file": lambda: chained("-99999999999999999999"),
    "a table that begins at itself": lambda: pdf().replace(b"startxref\n", b"startxref\n0000000"),
    "tables without end": lambda: pdf().replace(b"xref\n0 6\n", b"xref\n0 999999999\n"),
    "tables of tables": lambda: updated(3_000),
    "a hybrid of itself": lambda: pdf().replace(b"trailer<<", b"trailer<</XRefStm 9"),
    "references without end": lambda: xref("/W[1 4 2]/Size 999999999/Index[0 999999999]", bytes(70)),
    "references of wide numbers": lambda: xref("/W[9999999 9999999 9999999]/Size 6", bytes(70)),
    "references of no width": lambda: xref("/W[0 0 0]/Size 999999999"),
    "references below nought": lambda: xref("/W[-1 -4 -2]/Size 6/Index[-5 10]", bytes(70)),
    "references that go on with themselves": lambda: xref("/W[1 4 2]/Size 6/Prev 15", bytes(42)),
    "a length that is its own stream": lambda: pdf(content=b"<</Length 4 0 R>>stream\nx\nendstream"),
    "filters without end": lambda: pdf(content=stream(b"x", _MANY_FILTERS)),
    "a filter with a column without end": lambda: pdf(
        content=stream(
            zlib.compress(bytes(99)), "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 32>>"
        )
    ),
    "a bomb of runs": lambda: pdf(content=stream(b"\x81a" * 500_000, "/Filter[/RunLengthDecode/RunLengthDecode]")),
    "a bomb of codes": lambda: pdf(content=stream(b"\x80\x0b\x60\x50" * 50_000, "/Filter/LZWDecode")),
    "a bomb in hexadecimal": lambda: pdf(
        content=stream(b"7" * 2_000_000 + b">", "/Filter[/ASCIIHexDecode/ASCII85Decode]")
    ),
    "a locked stream": lambda: pdf(content=stream(b"x", "/Filter/Crypt/DecodeParms<</Name/Identity>>")),
}
