"""Gate G8: what is read back from a page is what was set, and nothing else."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from publish.checks import embedded, readback, reshaped
from publish.checks.lines import DrawnLine, boxed_lines
from publish.checks.pages import PageMap
from publish.diagnostics import Code
from publish.pdf.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import Finding, GateResult, Product
    from publish.fonts import FontCatalog


def judge(product: Product, catalog: FontCatalog) -> tuple[GateResult, tuple[Finding, ...]]:
    evidence, pages = read(product.pdf), PageMap(product)
    _, faces, _ = embedded.check(evidence, catalog, product.path)
    lines = boxed_lines(evidence, faces, pages)
    return readback.check(lines, pages, evidence, reshaped.check(lines, pages, catalog).texts)


def line(*texts: str | None) -> DrawnLine:
    return DrawnLine(((0, 0),), tuple((None, 1) for _ in texts), texts)


@pytest.mark.parametrize(
    ("text", "direction", "drawn", "lost", "surplus", "moved"),
    [
        ("office", "ltr", ("o", "ffi", "c", "e"), "", "", False),
        ("Sil\u00adbe", "ltr", ("S", "i", "l", "b", "e"), "", "", False),
        ("fi", "ltr", ("f",), "i", "", False),
        ("f", "ltr", ("f", None, "x"), "", "x", False),
        ("ab", "ltr", ("b", "a"), "", "", True),
        ("سلام", "rtl", ("م", "لا", "س"), "", "", False),
        ("سلام", "rtl", ("م", "ا", "س"), "ل", "", False),
    ],
)
def test_lost_surplus_and_moved_characters(  # noqa: PLR0913 - one case
    text: str, direction: str, drawn: tuple[str | None, ...], lost: str, surplus: str, *, moved: bool
) -> None:
    assert readback.compare(text, direction, line(*drawn)) == readback.ReadBack(lost, surplus, moved)


def test_what_a_glyph_stands_for_keeps_its_order_in_lines_from_right_to_left() -> None:
    assert not readback.compare("سلام", "rtl", line("م", "لا", "س"), "ملاس").faults
    assert readback.compare("سلام", "rtl", line("م", "ال", "س"), "ملاس").moved


def test_every_script_comes_back_exactly(
    lay_out: Callable[..., Product], catalog: FontCatalog, article: dict[str, str]
) -> None:
    for tag, text in article.items():
        result, findings = judge(lay_out(tag, text), catalog)
        assert [finding.diagnostic.message for finding in findings] == [], tag
        assert result.checked > 100


def damage(product: Product, change: Callable[[pikepdf.Pdf], None]) -> Product:
    with pikepdf.open(io.BytesIO(product.pdf)) as pdf:
        change(pdf)
        written = io.BytesIO()
        pdf.save(written)
    return replace(product, pdf=written.getvalue())


def replace_text(pdf: pikepdf.Pdf) -> None:
    stream = pdf.pages[0].Contents.read_bytes()
    lie = b"/Span << /ActualText (\xfe\xff\x00N\x00o) >> BDC BT"
    changed = stream.replace(b"BT", lie, 1).replace(b"ET", b"ET EMC", 1)
    pdf.pages[0].Contents = pdf.make_stream(changed)


def replace_by_property(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.Properties = pikepdf.Dictionary(Lie=pikepdf.Dictionary(ActualText=pikepdf.String("No")))
    stream = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents = pdf.make_stream(stream.replace(b"BT", b"/Span /Lie BDC BT", 1).replace(b"ET", b"ET EMC", 1))


def replace_element(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].ActualText = pikepdf.String("No")


@pytest.mark.parametrize("change", [replace_text, replace_by_property, replace_element])
def test_a_lie_in_place_of_the_text_is_seen(
    lay_out: Callable[..., Product], catalog: FontCatalog, change: Callable[[pikepdf.Pdf], None]
) -> None:
    result, (finding,) = judge(damage(lay_out("en", "Yes."), change), catalog)
    assert (result.checked, result.failed) == (4, 2)
    assert finding.diagnostic.code is Code.G008
    assert "“No” (ActualText)" in finding.diagnostic.message


def test_a_replacement_that_says_the_same_is_none(lay_out: Callable[..., Product], catalog: FontCatalog) -> None:
    def repeat(pdf: pikepdf.Pdf) -> None:
        stream = pdf.pages[0].Contents.read_bytes()
        changed = stream.replace(b"BT", b"/Span << /ActualText (Yes.) >> BDC BT", 1).replace(b"ET", b"ET EMC", 1)
        pdf.pages[0].Contents = pdf.make_stream(changed)

    result, findings = judge(damage(lay_out("en", "Yes."), repeat), catalog)
    assert (result.failed, findings) == (0, ())


@pytest.mark.parametrize(("tag", "text"), [("en", "form"), ("ar", "خطة عمل"), ("hi", "कार्य")])
def test_a_replacement_in_another_order_is_seen(
    lay_out: Callable[..., Product], catalog: FontCatalog, tag: str, text: str
) -> None:
    def given(replacement: str) -> Callable[[pikepdf.Pdf], None]:
        written = (b"\xfe\xff" + replacement.encode("utf-16-be")).hex().encode()
        span = b"/Span << /ActualText <" + written + b"> >> BDC BT"

        def change(pdf: pikepdf.Pdf) -> None:
            stream = pdf.pages[0].Contents.read_bytes()
            pdf.pages[0].Contents = pdf.make_stream(stream.replace(b"BT", span, 1).replace(b"ET", b"ET EMC", 1))

        return change

    product = lay_out(tag, text)
    assert judge(damage(product, given(text)), catalog)[1] == ()
    assert judge(damage(product, given(text[::-1])), catalog)[1]


def test_sheets_are_read_back_as_their_original(lay_out: Callable[..., Product]) -> None:
    evidence = read(lay_out("en", "Yes.").pdf)
    lines = (line("a", "b"), line("c"))
    assert readback.check_imposed(lines, Counter(["ab", "c"]), evidence, "print.pdf")[0].failed == 0
    result, (finding,) = readback.check_imposed(lines, Counter(["abc"]), evidence, "print.pdf")
    assert result.failed == 6
    assert finding.gate == "G8"
