"""What sheets paint beside text is what their pages paint, led to where they stand; marks at the fold are not."""

from __future__ import annotations

import pytest

from publish.checks.model import ImposedPage, Product
from publish.checks.paint import check_imposed
from publish.pdf.read_model import Painted, PdfEvidence, PdfPage

TRIM = (0.0, 0.0, 100.0, 200.0)
RULE, LOGO = Painted("line", (20, 150, 80, 150), "black"), Painted("picture", (10, 10, 30, 30), "a1b2")
#: Page 1 stands on the right half of the first side, page 2 upside down on the left half.
PLAN = (ImposedPage(1, 1, 1.0, 100.0, 0.0), ImposedPage(2, 1, -1.0, 100.0, 200.0))
ON_SHEET = (
    Painted("line", (120, 150, 180, 150), "another ink"),
    Painted("picture", (110, 10, 130, 30), "a1b2"),
    Painted("line", (20, 50, 80, 50)),
)
FOLD = Painted("line", (100, 0, 100, 20))


def faults(*painted: Painted) -> list[str]:
    sheet = PdfEvidence((PdfPage((0, 0, 200, 200), (), painted=painted),), {})
    original = ((TRIM, (RULE, LOGO)), (TRIM, (RULE,)))
    product = Product("sheets.pdf", b"", original="pages.pdf", imposed=PLAN)
    return [finding.diagnostic.message for finding in check_imposed(product, sheet, original)]


def test_pages_where_they_were_planned() -> None:
    assert faults(*ON_SHEET) == []
    assert faults(FOLD, *ON_SHEET) == []
    assert faults(Painted("line", (210, 0, 210, 20)), *ON_SHEET) == [], "a crop mark"


def test_what_reaches_over_an_edge_is_of_its_own_page() -> None:
    band = Painted("shape", (-20, 40, 120, 60))
    sheet = PdfEvidence((PdfPage((0, 0, 200, 200), (), painted=(Painted("shape", (80, 40, 220, 60)),)),), {})
    product = Product("sheets.pdf", b"", original="pages.pdf", imposed=PLAN)
    assert not list(check_imposed(product, sheet, ((TRIM, (band,)), (TRIM, ()))))


@pytest.mark.parametrize(
    ("painted", "fault"),
    [
        ((*ON_SHEET, Painted("shape", (150, 90, 160, 99))), "paints a shape that no section"),
        ((*ON_SHEET, Painted("line", (150, 90, 150, 99))), "paints a line that no section"),
        (ON_SHEET[1:], "does not paint a line that a section"),
        ((ON_SHEET[0], ON_SHEET[1], Painted("line", (20, 60, 80, 60))), "paints a line"),
        ((*ON_SHEET, ON_SHEET[0]), "paints a line"),
        ((), "does not paint a line and 1 more"),
        ((*ON_SHEET, Painted("shape", (210, 90, 220, 99))), "paints a shape"),
    ],
)
def test_what_is_put_on_moved_or_gone(painted: tuple[Painted, ...], fault: str) -> None:
    assert any(fault in found for found in faults(*painted))
