"""Exact ToUnicode: other programs read every script back, and the pages look as they did.

What the finisher leans on in the engine is proven here for the one version that is allowed: if this file fails after
a change of version, publish/pdf/worker_unicode.py must be read again beside the engine's drawing code.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdf
import pytest

from publish.fonts.setting import readable
from publish.locale import language
from publish.pdf.read import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publish.checks.model import Product

needs = pytest.mark.skipif(not shutil.which("pdftotext") or not shutil.which("pdftoppm"), reason="no poppler here")
#: Nothing separates words, or the lines of a page, that all readers give alike.
SPACES = str.maketrans("", "", " \n\f\u00a0\u202a\u202b\u202c\u200e\u200f")


def characters(text: str) -> str:
    return readable(text.translate(SPACES))


def is_left_to_right(tag: str) -> bool:
    found = language(tag)
    assert found is not None
    return found.direction == "ltr"


def fonts(pdf: pikepdf.Pdf) -> dict[str, Any]:
    table = pdf.pages[0].Resources.Font
    return {name: table[name] for name in sorted(table.keys())}


def without_aliases(data: bytes) -> bytes:
    """Lead every code back to its glyph id, as the engine had written it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        maps = {}
        for name, font in fonts(pdf).items():
            mapping = font.DescendantFonts[0].CIDToGIDMap
            maps[name.encode()] = mapping.read_bytes() if isinstance(mapping, pikepdf.Stream) else None
            font.DescendantFonts[0].CIDToGIDMap = pikepdf.Name.Identity
        for page in pdf.pages:
            page.Contents = pdf.make_stream(_recoded(page.Contents.read_bytes(), maps))
        written = io.BytesIO()
        pdf.save(written)
        return written.getvalue()


def _recoded(stream: bytes, maps: dict[bytes, bytes | None]) -> bytes:
    current: bytes | None = None

    def change(found: re.Match[bytes]) -> bytes:
        nonlocal current
        if found[1]:
            current = maps[found[1]]
            return found[0]
        if current is None:
            return found[0]
        codes = (int(found[2][at : at + 4], 16) for at in range(0, len(found[2]), 4))
        return b"<" + b"".join(current[2 * code : 2 * code + 2].hex().encode() for code in codes) + b">"

    return re.sub(rb"(/[A-Z]{6}) \S+ Tf|<([0-9a-f]+)>(?=[^<>\n]*(?:<[0-9a-f]*>[^<>\n]*)*\] TJ)", change, stream)


def pixels(pdf: bytes, folder: Path, name: str) -> list[bytes]:
    (folder / f"{name}.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "100", f"{name}.pdf", name], cwd=folder, check=True)
    return [path.read_bytes() for path in sorted(folder.glob(f"{name}-*.ppm"))]


def test_the_engine_is_the_one_that_this_was_proven_with() -> None:
    assert (version("weasyprint"), version("pydyf")) == ("70.0", "0.13.0")


@needs
def test_no_pixel_changes(lay_out: Callable[..., Product], article: dict[str, str], tmp_path: Path) -> None:
    for tag in ("ar", "hi"):
        pdf = lay_out(tag, article[tag], "(a) 1\u00a02 1 2").pdf
        before = without_aliases(pdf)
        assert read(before).pages[0].runs[0].glyphs == read(pdf).pages[0].runs[0].glyphs
        assert pixels(pdf, tmp_path, f"{tag}-after") == pixels(before, tmp_path, f"{tag}-before") != []


def test_codes_beyond_the_glyphs_lead_back_to_them(lay_out: Callable[..., Product]) -> None:
    pdf = lay_out("en", "a b\u00a0c").pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (font,) = fonts(document).values()
        assert font.Encoding == pikepdf.Name("/Identity-H")
        mapping = font.DescendantFonts[0].CIDToGIDMap.read_bytes()
        widths = font.DescendantFonts[0].W
    (run,) = read(pdf).pages[0].runs
    assert run.texts == ("a", " ", "b", "\u00a0", "c")
    assert run.glyphs[1] == run.glyphs[3], "one glyph shows both spaces"
    alias = len(mapping) // 2 - 1
    assert int.from_bytes(mapping[-2:], "big") == run.glyphs[1] != alias
    assert [int(widths[-2]), len(widths[-1])] == [alias, 1]


def test_a_text_without_two_readings_of_a_glyph_needs_no_map(lay_out: Callable[..., Product]) -> None:
    with pikepdf.open(io.BytesIO(lay_out("en", "Plan of action").pdf)) as document:
        (font,) = fonts(document).values()
        assert font.DescendantFonts[0].CIDToGIDMap == pikepdf.Name.Identity


def test_groups_are_read_back_too(lay_out: Callable[..., Product]) -> None:
    pdf = lay_out("en", "a b\u00a0c", css="p { opacity: .5 }").pdf
    assert [run.texts for run in read(pdf).pages[0].runs] == [("a", " ", "b", "\u00a0", "c")]


def test_pypdf_reads_every_script(lay_out: Callable[..., Product], article: dict[str, str]) -> None:
    for tag, text in article.items():
        reader = pypdf.PdfReader(io.BytesIO(lay_out(tag, text).pdf))
        found = characters("".join(page.extract_text() for page in reader.pages))
        if is_left_to_right(tag):
            assert found == characters(text), tag
        assert Counter(found) == Counter(characters(text)), tag


@needs
def test_pdftotext_reads_every_script(lay_out: Callable[..., Product], article: dict[str, str], tmp_path: Path) -> None:
    for tag, text in article.items():
        (tmp_path / f"{tag}.pdf").write_bytes(lay_out(tag, text).pdf)
        command = ["pdftotext", "-raw", f"{tag}.pdf", "-"]
        output = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True).stdout.decode()
        found = characters(output)
        if is_left_to_right(tag):
            assert found == characters(text), tag
        assert Counter(found) == Counter(characters(text)), tag
