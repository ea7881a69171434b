"""A volume that is read from both covers, sewn, with leaflets in three panels: built once, judged as a folder would."""

from __future__ import annotations

import io
import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from publish.geometry import points
from publish.pipeline import build
from publish.press.imposition import Sheet, Side
from publish.publication import load
from tests.pipeline.conftest import TOML, quiet, write_garden
from tests.press.test_imposition import fold

if TYPE_CHECKING:
    from publish.pipeline import BuildResult

MORE = """\
[booklet]
mixed = "from-back"
binding = "sewn"
signature = 8
[leaflets]
fold = "tri"
[paper]
grammage = 160
[press]
make = true
[job]
copies = 50
sheet_price = 0.10
"""


pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def folded(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """Build it once."""
    folder = write_garden(tmp_path_factory.mktemp("folded") / "garden")
    (folder / "publication.toml").write_text(TOML + MORE, encoding="utf-8")
    publication, problems = load(folder)
    assert problems == ()
    assert publication is not None
    return build(publication, progress=quiet)


def test_every_glyph_is_proven_on_sheets_of_panels_too(folded: BuildResult) -> None:
    assert [problem.code.value for problem in folded.diagnostics if problem.severity != "note"] == []
    coverage = json.loads(folded.products["coverage.json"])
    assert coverage["ppm"] == 1_000_000
    assert "leaflets/ar-print.pdf" in {file["path"] for file in coverage["files"] if file["glyphs"]}


def test_the_press_edition_is_proven_and_passes_preflight(folded: BuildResult) -> None:
    coverage = json.loads(folded.products["coverage.json"])
    (proof,) = [file for file in coverage["files"] if file["path"] == "booklet-press.pdf"]
    assert proof["glyphs"] == proof["proven"] > 500
    notes = [problem.message for problem in folded.diagnostics if problem.code.value == "K014"]
    assert len(notes) == 1
    assert "The output intent is FOGRA52; of PDF/X 9 of 9 further demands are met" in notes[0]


def test_the_arabic_part_begins_at_the_back_cover_and_counts_from_there(folded: BuildResult) -> None:
    with pikepdf.open(io.BytesIO(folded.products["booklet.pdf"])) as book:
        labels = [str(page.label) for page in book.pages]
        assert labels == ["1", "2", "3", "4", "5", "ar-1", "ar-2", "ar-3"]
        parts = [str(part.Lang) for part in book.Root.StructTreeRoot.K[0].K]
        assert parts == ["en", "en", "en", "en", "ru", "ar", "ar", "ar"], "cover, imprint, contents, texts"
    with pikepdf.open(io.BytesIO(folded.products["booklet-print.pdf"])) as sheets:
        outer = [re.findall(rb"/P(\d+) Do", side.obj.Contents.read_bytes()) for side in sheets.pages]
        assert outer == [[b"6", b"1"], [b"2", b"7"], [b"8", b"3"], [b"4", b"5"]], "a cover on either side of the spine"


def test_printed_sheets_cut_and_folded_read_as_the_booklet_does(folded: BuildResult) -> None:
    pages = [_letters(page, 0.0, 1.0) for page in _pages(folded.products["booklet.pdf"])]
    halves = [
        [_letters(page, 0.0, 0.5), _letters(page, 0.5, 1.0)] for page in _pages(folded.products["booklet-print.pdf"])
    ]
    sheets = [
        Sheet(Side(*front), Side(*back), signature=1, depth=depth)  # type: ignore[arg-type]  # words instead of numbers
        for depth, (front, back) in enumerate(zip(halves[::2], halves[1::2], strict=True))
    ]
    read: list[object] = [*fold(sheets, "left")]
    assert read == [*pages[:5], *reversed(pages[5:])]
    assert len(set(pages)) == len(pages) - 1, "but for the contents of either end, each page has letters of its own"


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_printed_leaflet_folded_in_three_reads_as_its_pages_do(folded: BuildResult, tag: str) -> None:
    pages = [_letters(page, 0.0, 1.0) for page in _pages(folded.products[f"leaflets/{tag}.pdf"])]
    outside, inside = (_thirds(page) for page in _pages(folded.products[f"leaflets/{tag}-print.pdf"]))
    if tag == "ar":  # hinged on the right: all is mirrored
        outside, inside = outside[::-1], inside[::-1]
    # Closed, the cover lies on the last panel's inside; the panel folded in lies between them.
    assert [outside[2], *inside, outside[0], outside[1]] == pages
    assert pages[0]


def _thirds(page: pypdfium2.PdfPage) -> list[str]:
    return [_letters(page, third / 3, (third + 1) / 3) for third in range(3)]


def _pages(pdf: bytes) -> list[pypdfium2.PdfPage]:
    return list(pypdfium2.PdfDocument(pdf))


def _letters(page: pypdfium2.PdfPage, left: float, right: float) -> str:
    """The letters on a stretch of a page, read by a library that wrote nothing of it, which mixes directions up."""
    width, height = page.get_size()
    found = page.get_textpage().get_text_bounded(left * width, 0, right * width, height)
    return "".join(sorted("".join(found.split())))


def test_panels_are_as_wide_as_the_fold_makes_them(folded: BuildResult) -> None:
    for tag in ("en", "ar"):
        with pikepdf.open(io.BytesIO(folded.products[f"leaflets/{tag}.pdf"])) as leaflet:
            widths = [float(page.mediabox[2]) / points(1) for page in leaflet.pages]
            assert widths == pytest.approx([99.5, 99.5, 99.5, 98, 98, 99.5], abs=0.02)


def test_the_ticket_reckons_what_is_printed(folded: BuildResult) -> None:
    jobs = {job["file"]: job for job in json.loads(folded.products["ticket.json"])["jobs"]}
    assert list(jobs) == [
        "booklet-print.pdf",
        "leaflets/en-print.pdf",
        "leaflets/ru-print.pdf",
        "leaflets/ar-print.pdf",
    ]
    book = jobs["booklet-print.pdf"]
    assert (book["sheets"], book["signatures"], book["staples_from_head_mm"]) == (2, 1, [])
    assert book["cost"] == pytest.approx(50 * 2 * 0.10)
    assert book["creep_mm"] == pytest.approx(0.21, abs=0.005), "one calliper of 208 micrometres within a signature of 8"
    assert jobs["leaflets/ar-print.pdf"]["panels_mm"] == [99.5, 99.5, 98.0]


def test_what_the_booklet_was_made_from_lies_in_it(folded: BuildResult) -> None:
    with pikepdf.open(io.BytesIO(folded.products["booklet.pdf"])) as book:
        files = {name: book.attachments[name].get_file() for name in book.attachments}
        relations = {str(file.UF): str(file.AFRelationship) for file in book.Root.AF}
        assert sorted(files) == ["ar.rst", "en.rst", "manifest.json", "ru.rst"]
        assert relations == {**dict.fromkeys(("ar.rst", "en.rst", "ru.rst"), "/Source"), "manifest.json": "/Data"}
        assert files["ar.rst"].read_bytes() == folded.products["rst/ar.rst"]
        manifest = json.loads(files["manifest.json"].read_bytes())
    assert {entry["path"]: entry["sha256"] for entry in manifest["sources"]} == dict(folded.sources)
    fonts = {entry["file"]: entry["sha256"] for entry in manifest["fonts"]}
    assert {name: fonts.get(name) for name in folded.fonts} == dict(folded.fonts)
    assert {entry["file"]: entry["sha256"] for entry in manifest["texts"]} == {
        f"{tag}.rst": sha256(folded.products[f"rst/{tag}.rst"]).hexdigest() for tag in ("en", "ru", "ar")
    }
