"""Damaged and hostile files end in a verdict or in one diagnostic, never in another exception."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from publish.checks.verify import judge_pdf
from publish.checks.verify_model import Verdict
from publish.cli import main
from publish.diagnostics import Code, Diagnostic

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.pdf"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_flipped_and_torn_bytes(sample: Path) -> None:
    good, chance = sample.read_bytes(), random.Random(sample.stem)  # noqa: S311 - the same bytes in every run
    for _ in range(8):
        data = bytearray(good)
        for _ in range(chance.choice((1, 4, 40))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = bytes(data[: chance.randrange(len(data))]) if chance.random() < 0.3 else bytes(data)
        assert isinstance(judge_pdf(cut, "a.pdf", None), (Verdict, Diagnostic))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\0" * 4096, b"%PDF-1.7\ntrailer<</Root 1 0 R>>"])
def test_what_is_no_pdf_is_one_diagnostic(data: bytes) -> None:
    told = judge_pdf(data, "a.pdf", None)
    assert isinstance(told, Diagnostic)
    assert told.code is Code.G010
    assert told.hint


def test_another_kind_of_file_is_told_as_such() -> None:
    told = judge_pdf(b"Dear Sir or Madam", "notes.txt", None)
    assert isinstance(told, Diagnostic)
    assert told.message == "This is no PDF."


def forms_in_forms(levels: int, times: int) -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    below = pdf.make_stream(b"0 0 1 1 re f")
    for _ in range(levels):
        form = pdf.make_stream(b"/F Do " * times)
        below.Type, below.Subtype, below.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        form.Resources = Dictionary(XObject=Dictionary(F=pdf.make_indirect(below)))
        below = form
    below.Type, below.Subtype, below.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    page.obj.Resources = Dictionary(XObject=Dictionary(F=below))
    page.obj.Contents = pdf.make_stream(b"/F Do")
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


def form_in_itself() -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    form = pdf.make_indirect(pdf.make_stream(b"/F Do"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    form.Resources = Dictionary(XObject=Dictionary(F=form))
    page.obj.Resources = Dictionary(XObject=Dictionary(F=form))
    page.obj.Contents = pdf.make_stream(b"/F Do /F Do")
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


def page_tree_in_itself() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


@pytest.mark.parametrize("data", [form_in_itself(), page_tree_in_itself()], ids=["form", "page tree"])
def test_what_holds_itself_ends(data: bytes) -> None:
    assert isinstance(judge_pdf(data, "a.pdf", None), (Verdict, Diagnostic))


@pytest.mark.long
def test_forms_that_multiply_end_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ten levels of ten forms draw ten thousand million shapes."""
    (tmp_path / "bomb.pdf").write_bytes(forms_in_forms(10, 10))
    assert main(["verify", str(tmp_path / "bomb.pdf")]) == 1
    told = capsys.readouterr().out
    assert "it draws more forms than a page can need" in told
    assert "1 of 1 file could not be judged: nothing is proven" in told
