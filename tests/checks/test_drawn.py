"""Gate G4: a drawn glyph that is missing, empty, hidden or off the page is found."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from fontTools.ttLib import TTFont

from publish.checks.drawn import check
from publish.pdf.read_model import GlyphRun, PdfEvidence, PdfFont, PdfPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.fonts import FontFace

PAGE = (0.0, 0.0, 200.0, 300.0)


@pytest.fixture
def evidence(face: Callable[..., FontFace]) -> Callable[..., PdfEvidence]:
    """Make a page with one glyph of a font whose glyph 1 is a space, 2 to 4 are squares of 197 to 199 units."""
    program = face(" abc").path.read_bytes()

    def make(
        font: PdfFont | None = None,
        *,
        has_font: bool = True,
        text: str | None = "a",
        **changes: Any,  # noqa: ANN401 - properties of a run
    ) -> PdfEvidence:
        good = GlyphRun(
            0, (2,), (text,), ((50.0, 50.0),), (50.0, 50.0), (10.0, 0.0, 0.0, 10.0), visible=True, clip=PAGE
        )
        run = replace(good, **changes) if has_font else replace(good, font=None)
        fonts = {0: font or PdfFont("Square", "ABCDEF", "Type0", program)}
        return PdfEvidence((PdfPage(PAGE, ()), PdfPage(PAGE, (run,))), fonts)

    return make


def faults(evidence: PdfEvidence) -> list[str]:
    result, found = check(evidence)
    assert (result.gate, result.checked, result.failed) == ("G4", 1, len(found))
    assert all((fault.page, fault.run, fault.index) == (1, 0, 0) for fault in found)
    return [fault.kind for fault in found]


def test_a_good_glyph_passes(evidence: Callable[..., PdfEvidence]) -> None:
    assert faults(evidence()) == []


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"glyphs": (0,)}, "glyph 0"),
        ({"glyphs": (5,)}, "beyond the end"),
        ({"glyphs": (None,)}, "cannot be followed"),
        ({"has_font": False}, "without a font"),
        ({"visible": False}, "invisibly"),
        ({"glyphs": (1,)}, "no ink"),
        ({"origins": ((199.0, 50.0),)}, "outside the page"),
        ({"origins": ((50.0, -0.6),)}, "outside the page"),
        ({"em": (-600.0, 0.0, 0.0, 10.0)}, "outside the page"),
        ({"em": (0.0, 2100.0, 10.0, 0.0)}, "outside the page"),
        ({"clip": (0.0, 0.0, 50.0, 50.0)}, "cut off"),
        ({"font": PdfFont("Square", None, "Type0", None)}, "no font program"),
        ({"font": PdfFont("Square", None, "Type0", b"junk")}, "no font program"),
        ({"font": PdfFont("Square", None, "Type1", None, "why")}, "cannot be followed to a glyph: why"),
    ],
)
def test_faults(evidence: Callable[..., PdfEvidence], change: dict[str, object], kind: str) -> None:
    (found,) = faults(evidence(**change))
    assert kind in found


@pytest.mark.parametrize(("text", "kinds"), [("a", ["is drawn as the empty box of a missing character"]), ("□", [])])
def test_the_box_of_a_missing_character_has_another_glyph_too(
    evidence: Callable[..., PdfEvidence], face: Callable[..., FontFace], text: str, kinds: list[str]
) -> None:
    font = TTFont(face(" abc").path)
    font["glyf"][".notdef"] = font["glyf"][font.getGlyphName(2)]
    written = io.BytesIO()
    font.save(written)
    assert faults(evidence(PdfFont("Square", "ABCDEF", "Type0", written.getvalue()), text=text)) == kinds


@pytest.mark.parametrize("text", [" ", "\u00a0", "\u00ad", "\u0301", "ক্ষ", "", None])
def test_glyphs_that_may_be_empty(evidence: Callable[..., PdfEvidence], text: str | None) -> None:
    assert faults(evidence(glyphs=(1,), text=text)) == []


def test_a_spacer_that_carries_a_letters_text_may_be_empty(
    evidence: Callable[..., PdfEvidence], face: Callable[..., FontFace]
) -> None:
    """Glyph 1 is the cmap's glyph for the space only: as an empty `a` it is a part of what its neighbours draw."""
    locked = face(" abc")
    spacer = evidence(glyphs=(1,), text="a")
    assert [fault.kind for fault in check(spacer)[1]] == ["has no ink"]
    assert check(spacer, {0: locked})[1] == ()


def test_a_letter_that_its_own_font_leaves_blank_is_found(
    evidence: Callable[..., PdfEvidence], face: Callable[..., FontFace]
) -> None:
    blank = face("\u0100bc", family="Blank")  # U+0100 is a square of size 100; made blank below
    font = TTFont(blank.path)
    font["glyf"]["u0100"].numberOfContours = 0
    font.save(blank.path)
    program = PdfFont("Blank", "ABCDEF", "Type0", blank.path.read_bytes())
    (fault,) = check(evidence(program, glyphs=(1,), text="\u0100"), {0: blank})[1]
    assert fault.kind == "has no ink"


def test_ink_may_touch_the_edge(evidence: Callable[..., PdfEvidence]) -> None:
    assert faults(evidence(origins=((200.0 - 1.97, 0.0),))) == []
