"""A word is shown so that readers of PDFs take it for one, and nothing on the page moves by it."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pypdf
import pypdfium2
import pytest

from publish.fonts.setting import LineGlyph
from publish.pdf.read import read
from publish.pdf.worker_showing import glyphs, show

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publish.checks.model import Product, Proof

#: Words whose marks stand far back from the pen, and one whose half letter reaches under the next.
WORDS = "राष्ट्रों ऊंचा करेगा अधिकृत कुटुँवातील कृत्ये केली बच्चा"


def shown(piece: bytes, *line: LineGlyph) -> list[bytes]:
    pieces: list[object] = [piece]
    show(pieces, [(0, b"F")], line, lambda _, one: one.glyph)
    (written,) = pieces
    assert isinstance(written, bytes)
    return written.split(b"\n")


def letter(glyph: int, text: str, cluster: int, advance: float = 0.5, y: float = 0.0) -> LineGlyph:
    return LineGlyph(None, glyph, text, "Latn", advance, 0.0, y, cluster)


A, B, C = (letter(at, text, at) for at, text in enumerate("abc"))


def test_a_move_forward_is_written_in_steps_narrower_than_any_space() -> None:
    (array,) = shown(b"[<0000>150.5<0001>-150.5<0002>] TJ", A, B, C)
    assert array == b"[<0000>150.5<0001>-40 -40 -40 -30.5<0002>] TJ"


def test_what_does_not_move_is_left_out() -> None:
    assert shown(b"[<>0<0000>0<0001>-0.0<>0<0002>1e-09] TJ", A, B, C) == [b"[<000000010002>0] TJ"]


def test_a_move_that_no_word_has_stays() -> None:
    assert shown(b"[<0000>-5000<0001>] TJ", A, B) == [b"[<0000>-5000<0001>] TJ"]


def test_a_word_with_a_glyph_that_has_no_text_is_given_as_a_whole() -> None:
    line = (A, letter(1, "\u0995", 1), letter(2, "\u09cb", 1), letter(3, "", 1), letter(4, "d", 4))
    space, other = letter(5, " ", 5), letter(6, "e", 6)
    begin, word, end, after = shown(b"[<0000000100020003000400050006>] TJ", *line, space, other)
    assert (word, after) == (b"[<00000001000200030004>] TJ", b"[<00050006>] TJ")
    assert (begin, end) == (b"/Span << /ActualText <feff0061099509cb0064> >> BDC", b"EMC")


def test_a_space_between_two_such_words_goes_with_the_first() -> None:
    line = (A, letter(1, "", 0), letter(2, " ", 2), letter(3, "b", 3), letter(4, "", 3))
    assert shown(b"[<00000001000200030004>] TJ", *line) == [
        b"/Span << /ActualText <feff00610020> >> BDC",
        b"[<000000010002>] TJ",
        b"EMC",
        b"/Span << /ActualText <feff0062> >> BDC",
        b"[<00030004>] TJ",
        b"EMC",
    ]


def test_a_cluster_is_given_as_a_whole_over_pieces_of_the_line() -> None:
    pieces: list[object] = [b"[<0000>] TJ", b"-3 Ts", b"[<0001>] TJ", b"0 Ts", b"[<0002>] TJ"]
    line = (letter(0, "a", 0), letter(1, "b", 0, y=0.45), letter(2, "c", 2))
    show(pieces, [(0, b"F"), (2, b"F"), (4, b"F")], line, lambda _, one: one.glyph)
    assert pieces[0] == b"/Span << /ActualText <feff006100620063> >> BDC\n[<0000>] TJ"
    assert pieces[4] == b"[<0002>] TJ\nEMC", "what follows stands as much lower: it is joined"


def test_from_right_to_left_each_cluster_is_a_whole_of_its_own() -> None:
    line = (letter(0, "", 1), letter(1, "\u05d1\u05bc", 1), letter(2, "", 0), letter(3, "\u05d0\u05b8", 0))
    written = shown(b"[<0000000100020003>] TJ", *line)
    assert [one for one in written if b"Span" in one] == [
        b"/Span << /ActualText <feff05d105bc> >> BDC",
        b"/Span << /ActualText <feff05d005b8> >> BDC",
    ]


def test_glyphs_are_those_of_the_strings() -> None:
    assert list(glyphs(b"[<00010002>-3.5<>12<ffff>] TJ")) == [1, 2, 0xFFFF]


def test_pypdf_has_words_in_one_piece(lay_out: Callable[..., Product], prove_product: Callable[..., Proof]) -> None:
    product = lay_out("hi", WORDS)
    (page,) = pypdf.PdfReader(io.BytesIO(product.pdf)).pages
    assert page.extract_text().split() == WORDS.split()
    assert not [one.message for one in prove_product(product).diagnostics]


#: In Hindi, in Arabic and Hebrew with their points, in Urdu: glyphs that have no text of their own.
POINTED = {
    "hi": WORDS,
    "ar": "أَحَدٌ إِلَى البَيْتِ مُحَمَّدٌ (قال)",
    "he": "בְּרֵאשִׁית בָּרָא",
    "ur": "یہ ایک سادہ متن ہے اور بہت اچھا ہے",
}


@pytest.mark.parametrize("tag", POINTED)
def test_pdfium_takes_no_code_for_a_character(
    lay_out: Callable[..., Product], prove_product: Callable[..., Proof], tag: str
) -> None:
    product = lay_out(tag, POINTED[tag])
    (page,) = pypdfium2.PdfDocument(product.pdf)
    found = page.get_textpage().get_text_range()
    read_back, set_ = (sorted(unicodedata.normalize("NFKC", "".join(one.split()))) for one in (found, POINTED[tag]))
    assert read_back == set_
    (drawn,) = read(product.pdf).pages
    whole = {run for one in drawn.replacements for run in range(one.first, one.end)}
    assert [at for at, run in enumerate(drawn.runs) if "" in run.texts and at not in whole] == []
    assert not [one.message for one in prove_product(product).diagnostics]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no poppler here")
def test_poppler_has_words_in_one_piece(lay_out: Callable[..., Product], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(lay_out("hi", WORDS).pdf)
    found = subprocess.run(["pdftotext", "a.pdf", "-"], cwd=tmp_path, check=True, capture_output=True)
    assert found.stdout.decode().split() == WORDS.split()
