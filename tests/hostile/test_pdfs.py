"""Foreign PDFs through `publish verify` and `publish impose`: damaged, endless, or full of what leads elsewhere."""

from __future__ import annotations

import io
import zlib
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING

import pytest

from publish.cli import main
from tests.hostile.canary import Canary, sings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R{}>>"
_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica{}>>"


def _stream(data: bytes, words: str = "") -> bytes:
    return f"<</Length {len(data)}{words}>>stream\n".encode() + data + b"\nendstream"


def _pdf(  # noqa: PLR0913, PLR0917 - the parts of a file
    page: str = "",
    font: str = "",
    content: bytes = b"BT /F 12 Tf 72 500 Td (words) Tj ET",
    catalog: str = "",
    pages: str = "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    more: Sequence[bytes | str] = (),
) -> bytes:
    """Write a file of one page, each part open to mischief."""
    whole = content if content.startswith(b"<<") else _stream(content)
    objects = [f"<</Type/Catalog/Pages 2 0 R{catalog}>>", pages, _PAGE.format(page), whole, _FONT.format(font), *more]
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + (one.encode() if isinstance(one, str) else one) + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer<</Root 1 0 R/Size {size}>>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


_BOMB = zlib.compress(zlib.compress(bytes(300_000_000), 9), 9)
CASES: dict[str, bytes] = {
    "honest": _pdf(),
    "nothing": b"",
    "no PDF": b"words",
    "a head alone": b"%PDF-1.7\n",
    "cut": _pdf()[:300],
    "random": bytes(range(256)) * 20,
    "pages in a ring": _pdf(pages="<</Type/Pages/Kids[2 0 R]/Count 1>>"),
    "many pages claimed": _pdf(pages="<</Type/Pages/Kids[3 0 R]/Count 999999999>>"),
    "one page a thousand times": _pdf(pages=f"<</Type/Pages/Kids[{'3 0 R ' * 1000}]/Count 1000>>"),
    "no pages": _pdf(pages="<</Type/Pages/Kids[]/Count 0>>"),
    "a page without end": _pdf().replace(b"420 595", b"1e9 1e9"),
    "a page of nothing": _pdf().replace(b"420 595", b"0   0  "),
    "a page of no numbers": _pdf().replace(b"420 595", b"/a  /b "),
    "turned by half": _pdf(page="/Rotate 45/UserUnit 1e9"),
    "a bomb": _pdf(content=_stream(_BOMB, "/Filter[/FlateDecode/FlateDecode]")),
    "an unknown filter": _pdf(content=_stream(b"x", "/Filter/JBIG2Decode")),
    "a length that lies": _pdf().replace(b"/Length 35", b"/Length 99999999"),
    "forms in a ring": _pdf(
        page="/Resources<</XObject<</X 6 0 R>>>>",
        content=b"/X Do " * 50,
        more=[_stream(b"/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")],
    ),
    "states without end": _pdf(content=b"q " * 200_000),
    "deep arrays": _pdf(content=b"[" * 100_000),
    "deep objects": _pdf(catalog="/A" + "[" * 20_000 + "]" * 20_000),
    "references in a ring": _pdf(catalog="/Metadata 6 0 R", more=["6 0 R"]),
    "a script": _pdf(catalog="/OpenAction<</S/JavaScript/JS(app.launchURL('@HTTP@'))>>"),
    "a launch": _pdf(catalog="/OpenAction<</S/Launch/F(@FILE@)>>"),
    "a stream in a file": _pdf(content=b"<</Length 0/F(@FILE@)>>stream\n\nendstream"),
    "a font in a file": _pdf(font="/FontDescriptor<</FontFile2<</F(@FILE@)>>>>"),
    "a form that sends": _pdf(catalog="/AcroForm<</XFA(<a href='@HTTP@'/>)>>"),
    "a locked file": _pdf().replace(b"trailer<<", b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(x)/P 0>>"),
    "a font that is none": _pdf(font="/ToUnicode 4 0 R/Widths[1e99]/FirstChar -5/Encoding<</Differences[999999 /a]>>"),
    "a title of controls": _pdf().replace(b"trailer<<", b"trailer<</Info<</Title(\x1b[2J\x07)>>"),
}


@pytest.mark.parametrize("name", list(CASES)[::3])  # all of them: large.py
@pytest.mark.parametrize("command", ["verify", "impose"])
def test_a_hostile_pdf_does_no_harm(
    name: str, command: str, tmp_path: Path, birds: Canary, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(name, command, tmp_path, birds, monkeypatch)


def hold(name: str, command: str, tmp_path: Path, birds: Canary, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(CASES[name].replace(b"@HTTP@", birds.http.encode()).replace(b"@FILE@", str(birds.file).encode()))
    monkeypatch.chdir(tmp_path)
    told, said = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
    with redirect_stdout(told), redirect_stderr(said):
        status = main([command, "a.pdf"])
    told.flush()
    said.flush()
    out = told.buffer.getvalue() + said.buffer.getvalue()
    assert status in ({0, 1} if name == "honest" else {0, 1, 2}), out
    assert b"U002" not in out, out
    assert b"Traceback" not in out
    assert b"\x1b" not in out
    made = [one.read_bytes() for one in tmp_path.iterdir() if one != path and one.is_file()]
    assert not any(sings(one) for one in (out, *made))
    assert birds.visits == []
