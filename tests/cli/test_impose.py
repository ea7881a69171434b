from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

from publish.cli import main
from publish.geometry import PAPER

if TYPE_CHECKING:
    from pathlib import Path

A5 = PAPER["A5"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Write a PDF of five empty pages."""
    path = tmp_path / "book.pdf"
    with pikepdf.new() as pdf:
        for _ in range(5):
            pdf.add_blank_page(page_size=(A5.width, A5.height))
        pdf.save(path)
    return path


def test_sheets_stand_beside_the_file(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["impose", str(book)]) == 0
    told = capsys.readouterr().out
    assert "5 pages stand on 4 sides of 297 × 210 mm; print both sides, turned on the short edge." in told
    assert "3 pages stay blank" in told
    with pikepdf.open(book.with_name("book-saddle.pdf")) as sheets:
        assert len(sheets.pages) == 4


def test_nothing_is_written_over(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = book.read_bytes()
    assert main(["impose", str(book), "-o", str(book), "--force"]) == 2
    assert main(["impose", str(book)]) == 0
    assert main(["impose", str(book)]) == 2
    assert "there already" in capsys.readouterr().err
    assert main(["impose", str(book), "--force", "--scheme", "saddle"]) == 0
    assert book.read_bytes() == before


def test_paper_may_be_given_by_its_measures(book: Path) -> None:
    assert main(["impose", str(book), "--sheet", "320x450mm", "--scheme", "2-up"]) == 0
    with pikepdf.open(book.with_name("book-2-up.pdf")) as sheets:
        assert [round(float(side)) for side in sheets.pages[0].MediaBox] == [0, 0, 1276, 907]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--scheme", "sadle"], 'Did you mean "saddle"?'),
        (["--sheet", "A99"], "320x450mm"),
        (["--pages", "0-3"], "1-8,12"),
        (["--pages", "1-99999999999"], "1-8,12"),
        (["--signature", "10"], "multiple of 4"),
    ],
)
def test_wrong_options_are_told_with_the_way_out(
    book: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(["impose", str(book), *arguments]) == 2
    assert told in capsys.readouterr().err


def test_what_is_no_pdf_is_an_error_of_the_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "letter.pdf"
    path.write_text("Dear reader", encoding="utf-8")
    assert main(["impose", str(path)]) == 1
    assert "letter.pdf cannot be read as a PDF" in capsys.readouterr().out
    assert not (tmp_path / "letter-saddle.pdf").exists()


@pytest.mark.long
def test_a_file_that_takes_too_much_is_refused(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bomb = book.with_name("bomb.pdf")
    with pikepdf.open(book) as pdf:
        content = pdf.make_stream(bytes(600 << 20))
        pdf.pages[0].obj.Contents = pikepdf.Array([content] * 12)
        pdf.save(bomb, compress_streams=True)
    assert bomb.stat().st_size < 2 << 20
    assert main(["impose", str(bomb)]) == 1
    assert "more memory than" in capsys.readouterr().out
