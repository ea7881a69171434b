"""Planned lines inside the engine: what is asked of its private names, proven from outside by pages and boxes."""

from __future__ import annotations

import io
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING

import pikepdf
import pytest

from publish.edition.page import section

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.edition import Section
    from publish.locale import Language
    from publish.pdf.engine import Engine
    from publish.pdf.model import Rendition, TextBox
    from publish.style import StyleSheet

#: The text area's start and end on an A5 page with margins of 15.5 mm, in points.
START, END = 43.937, 375.591

#: Boxes of one line differ in height by less, in points.
RAISED = 6.0

ENGLISH = (
    "The delegates of forty-two organisations met in the city from the beginning to the end of the month and adopted "
    "a plan of joint action for the coming year, which every organisation carries out in its own country; it was "
    "prepared by a working group of nine members, and its final report is printed in the annex to these proceedings."
)
ARABIC = (
    "اجتمع مندوبو اثنتين وأربعين منظمة في المدينة واعتمدوا خطة عمل مشتركة للسنة القادمة تنفذها كل منظمة في بلدها، "
    "وقد أعدها فريق عمل من تسعة أعضاء برئاسة الأمانة العامة، ويطبع تقريرها النهائي في الملحق مع جميع التعديلات."
)


@pytest.fixture
def text(sheet: StyleSheet, known: Callable[[str], Language]) -> Callable[..., Section]:
    def make(body: str, tag: str = "en") -> Section:
        return section("text", known(tag), "Title", f'<main class="text">{body}</main>', sheet)

    return make


def rows(rendition: Rendition) -> list[list[TextBox]]:
    """Group the text boxes of a rendition by line, as the engine orders them; what is raised belongs to its line."""
    found: list[list[TextBox]] = []
    for box in rendition.boxes:
        if box.generated:
            continue
        before = found[-1][0] if found else None
        if before is None or before.page != box.page or abs(before.box[1] - box.box[1]) > RAISED:
            found.append([])
        found[-1].append(box)
    return found


def edges(row: list[TextBox]) -> tuple[float, float]:
    return min(box.box[0] for box in row), max(box.box[2] for box in row)


def operators(pdf: bytes) -> list[tuple[str, float]]:
    """List what a PDF's first page sets of Tm (the horizontal scale of it) and Tc (ISO 32000-2, 9.3 and 9.4)."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            (str(item.operator), float(item.operands[0]))
            for item in pikepdf.parse_content_stream(document.pages[0])
            if str(item.operator) in {"Tm", "Tc"}
        ]


def test_the_engine_is_the_one_whose_private_names_are_replaced() -> None:
    assert version("weasyprint") == "70.0"


def test_the_lines_of_a_paragraph_fill_the_measure(engine: Engine, text: Callable[..., Section]) -> None:
    (rendition,) = engine.render([text(f'<p data-block="1">{ENGLISH}</p>')])
    *full, last = rows(rendition)
    assert len(full) >= 4
    for row in full:
        begin, end = edges(row)
        hung = {"‐": 2.5, ",": 2.5, ".": 2.5, ";": 2.5}.get(row[-1].text[-1], 0.1)
        assert begin == pytest.approx(START, abs=0.1)
        assert END - 0.15 <= end <= END + hung
    assert edges(last)[1] < END
    assert rendition.setting[0].lines == len(full)
    assert 0.6 <= rendition.setting[0].tightest <= rendition.setting[0].loosest <= 1.5
    assert rendition.setting[0].findings == ()


def test_nothing_of_the_text_is_lost_or_doubled(engine: Engine, text: Callable[..., Section]) -> None:
    (rendition,) = engine.render([text(f'<p data-block="1">{ENGLISH}</p>')])
    lines = ["".join(box.text for box in row) for row in rows(rendition)]
    joined = "".join(line.removesuffix("‐") if line.endswith("‐") else line + " " for line in lines)
    assert joined.replace("forty- ", "forty-").rstrip() == ENGLISH


def test_lines_break_inside_markup_as_they_do_without_it(engine: Engine, text: Callable[..., Section]) -> None:
    marked = ENGLISH.replace("plan of joint action", '<a href="https://example.org/"><em>plan</em> of joint action</a>')
    marked = marked.replace("in its own country", "in <em>its own</em> country<sup>1</sup>")
    (rendition,) = engine.render([text(f'<p data-block="1">{marked}</p>')])
    *full, _ = rows(rendition)
    assert any(len(row) > 1 for row in full)
    for row in full:
        assert edges(row)[0] == pytest.approx(START, abs=0.1)
        assert edges(row)[1] == pytest.approx(END, abs=2.5)
        for before, after in pairwise(row):
            assert after.box[0] == pytest.approx(before.box[2], abs=0.01)


def test_a_break_at_a_box_s_edge_opens_no_empty_box(engine: Engine, text: Callable[..., Section]) -> None:
    words = " ".join(f"<em>{word}</em>" for word in ENGLISH.split())
    (rendition,) = engine.render([text(f'<p data-block="1">{words}</p>')])
    *full, _ = rows(rendition)
    assert all(box.text for row in full for box in row)
    assert all(edges(row)[1] == pytest.approx(END, abs=2.5) for row in full)


def test_a_right_to_left_paragraph_fills_the_measure(engine: Engine, text: Callable[..., Section]) -> None:
    marked = ARABIC.replace("خطة عمل", '<a href="https://example.org/">خطة عمل</a>')
    (rendition,) = engine.render([text(f'<p data-block="1">{marked}</p>', "ar")])
    *full, last = rows(rendition)
    for row in full:
        assert edges(row)[0] == pytest.approx(START, abs=0.15)
        assert edges(row)[1] == pytest.approx(END, abs=0.15)
    assert edges(last)[1] == pytest.approx(END, abs=0.1)
    assert [value for operator, value in operators(rendition.pdf) if operator == "Tc"] == []


def test_glyphs_are_scaled_and_tracked_a_little(engine: Engine, text: Callable[..., Section]) -> None:
    (rendition,) = engine.render([text(f'<p data-block="1">{ENGLISH}</p>')])
    drawn = operators(rendition.pdf)
    scales = [value for operator, value in drawn if operator == "Tm"]
    assert all(0.979 < scale < 1.021 for scale in scales)
    assert len(set(scales)) > 3
    tracked = [value for operator, value in drawn if operator == "Tc"]
    assert any(tracked[::2])
    assert not any(tracked[1::2]), "what one line sets must not reach the next"


def test_an_opening_quotation_mark_hangs_out(engine: Engine, text: Callable[..., Section]) -> None:
    (rendition,) = engine.render([text(f'<p data-block="1">“{ENGLISH}”</p>')])
    begins = [edges(row)[0] for row in rows(rendition)]
    assert START - 4 < begins[0] < START - 1
    assert begins[1:] == [pytest.approx(START, abs=0.1)] * (len(begins) - 1)


def test_a_soft_hyphen_is_a_place_to_break_and_is_drawn(engine: Engine, text: Callable[..., Section]) -> None:
    soft = " ".join(["çalışmalarınızdakilerin".replace("şma", "ş\u00adma").replace("kil", "kil\u00ad")] * 12)
    (rendition,) = engine.render([text(f'<p data-block="1" lang="tr">{soft}</p>')])
    ends = [row[-1].text[-2:] for row in rows(rendition)[:-1]]
    assert any(end == "\u00ad‐" for end in ends)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (f'<p style="width: 60mm" data-block="1">{ENGLISH}</p>', "narrow"),
        (f'<p data-block="1">first<br>{ENGLISH}</p>', "content"),
        ('<p style="hyphens: none" data-block="1">' + "unbreakablewordsofgreatlengthstand here " * 3 + "</p>", "loose"),
    ],
)
def test_what_cannot_be_justified_is_set_ragged_and_reported(
    engine: Engine, text: Callable[..., Section], body: str, reason: str
) -> None:
    (rendition,) = engine.render([text(body)])
    findings = [finding for page in rendition.setting for finding in page.findings]
    assert [(finding.kind, finding.block, finding.value) for finding in findings] == [("ragged", 1, reason)]


def test_what_is_set_ragged_for_company_keeps_nothing_of_the_trial_that_filled_it(
    engine: Engine, text: Callable[..., Section]
) -> None:
    """A ragged line that breaks where the justified one did was drawn with that one's spaces."""
    loose = '<p style="hyphens: none" data-block="1">' + "unbreakablewordsofgreatlengthstand here " * 3 + "</p>"
    words = ENGLISH.split()
    filled = "".join(f'<p data-block="{at}">{" ".join(words[at:])}</p>' for at in range(2, 6))
    (rendition,) = engine.render([text(loose * 2 + filled)])
    findings = [finding for page in rendition.setting for finding in page.findings]
    assert {finding.value for finding in findings if finding.kind == "ragged"} == {"loose", "company"}
    assert not any(box.spaces_apart for box in rendition.boxes)


def test_a_heading_is_left_alone(engine: Engine, text: Callable[..., Section]) -> None:
    (rendition,) = engine.render([text(f"<h2>{ENGLISH}</h2>")])
    assert rendition.setting[0].lines == 0
    assert rendition.setting[0].findings == ()


def test_pages_are_full_and_none_ends_inside_a_word(engine: Engine, text: Callable[..., Section]) -> None:
    words = (ENGLISH + " " + ENGLISH).split()
    body = "".join(
        f'<p data-block="{block}" style="margin: 0">{" ".join(words[: 45 + block * 11 % 60])}</p>'
        for block in range(30)
    )
    (rendition,) = engine.render([text(body)])
    assert rendition.pages > 2
    lowest = [
        min(row[0].box[1] for row in rows(rendition) if row[0].page == page) for page in range(1, rendition.pages)
    ]
    assert max(lowest) - min(lowest) < 0.1
    assert not any(page.ends_divided for page in rendition.setting[:-1])


def test_a_table_and_a_paragraph_with_a_footnote_are_planned(engine: Engine, text: Callable[..., Section]) -> None:
    note = '<span style="float: footnote">A note.</span>'
    body = f'<p data-block="1">{ENGLISH.replace("country;", f"country{note};")}</p>'
    body += f'<table><tr><td data-block="2" style="text-align: justify">{ENGLISH}</td></tr></table>'
    (rendition,) = engine.render([text(body)])
    assert rendition.setting[0].lines >= 8
    assert rendition.setting[0].findings == ()
