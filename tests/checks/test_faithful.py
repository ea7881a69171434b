"""Gate G7: lost, doubled, moved and undeclared text is found, with the author's line and the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publish.checks import faithful
from publish.checks.alignment import align_section
from publish.checks.model import PlacedSection
from publish.geometry import Size
from publish.normalize.model import Block, BlockType
from publish.pdf.model import Rendition, TextBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.faithful import Faithfulness

TEXT = "one two three four"


def box(text: str, block: int | None = 0, page: int = 1, *, generated: bool = False) -> TextBox:
    return TextBox(page, (10, 20, 110, 32), text, "en", block, generated, ("Square",), 400, "normal", (10, 23), 10)


def judge(blocks: list[Block], boxes: list[TextBox], *printed: str) -> Faithfulness:
    rendition = Rendition("en", "en", b"", 2, Size(200, 300), tuple(boxes))
    section = PlacedSection(rendition, 5, tuple(blocks), printed, shifts=(0.0, 4.0))
    return faithful.check(section, "booklet.pdf", align_section(section))


def test_whole_text_passes(block: Callable[..., Block]) -> None:
    verdict = judge([block(TEXT)], [box("one two"), box("three four", page=2)])
    assert (verdict.result.checked, verdict.result.failed) == (2, 0)
    assert verdict.findings == ()
    assert verdict.unproven == frozenset()


@pytest.mark.parametrize(
    ("lines", "what", "column"),
    [
        (["one two", "four"], "1 of 4 words are lost", 11),
        (["one two", "two three four"], "1 words stand there twice", 11),
        (["one two", "four three"], "words stand in another order", 11),
        (["one two", "tree four"], "1 of 4 words are changed", 11),
        (["one two", "three four five"], "1 words are surplus", 17),
    ],
)
def test_unfaithful_text(block: Callable[..., Block], lines: list[str], what: str, column: int) -> None:
    verdict = judge([block(TEXT), block("fine")], [box(lines[0]), box(lines[1], page=2), box("fine", 1)])
    (finding,) = verdict.findings
    assert what in finding.diagnostic.message
    assert str(finding.diagnostic.location) == f"a.txt:7:{column}"
    assert finding.diagnostic.place is not None
    assert (finding.diagnostic.place.path, finding.diagnostic.place.page) == ("booklet.pdf", 6)
    assert finding.diagnostic.place.box == (14.0, 20, 114.0, 32)
    assert verdict.unproven == {0, 1}
    assert (verdict.result.checked, verdict.result.failed) == (3, 2)


def test_a_block_that_is_nowhere(block: Callable[..., Block]) -> None:
    verdict = judge([block(TEXT), block("gone")], [box(TEXT)])
    (finding,) = verdict.findings
    assert "nothing of it is on the pages" in finding.diagnostic.message
    assert finding.diagnostic.place is None
    assert (verdict.result.checked, verdict.result.failed) == (2, 1)


def test_a_word_that_a_line_end_cuts_is_no_change(block: Callable[..., Block]) -> None:
    (finding,) = judge([block(TEXT)], [box("one two th-"), box("ree")]).findings
    assert "1 of 4 words are lost" in finding.diagnostic.message


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Contents", ["Contents"]),
        ("Plan of", ["The Plan of Action"]),
        ("Con-", ["Contents"]),
        ("·  — ", ["One ·  — two"]),
        ("12", ["12"]),
    ],
)
def test_declared_words_pass(block: Callable[..., Block], text: str, printed: list[str]) -> None:
    assert judge([block(TEXT)], [box(TEXT), box(text, None)], *printed).findings == ()


@pytest.mark.parametrize(("text", "printed"), [("Draft", ["Contents"]), ("tent", ["Contents"]), ("1", ["12"])])
def test_undeclared_words_fail(block: Callable[..., Block], text: str, printed: list[str]) -> None:
    verdict = judge([block(TEXT)], [box(TEXT), box(text, None, 2)], *printed)
    (finding,) = verdict.findings
    assert f"“{text}”" in finding.diagnostic.message
    assert finding.diagnostic.place is not None
    assert finding.diagnostic.place.page == 6
    assert verdict.unproven == {1}


@pytest.mark.parametrize(
    ("marker", "passes"),
    [("1.", True), ("١", True), ("•", False), ("–1", False), ("2.", False), ("Note", False), ("1a", False)],
)
def test_markers_are_the_number_of_their_item(block: Callable[..., Block], marker: str, passes: bool) -> None:  # noqa: FBT001 - a row of the table
    item = block(TEXT, BlockType.ITEM)
    assert (not judge([item], [box(marker, generated=True), box(TEXT)]).findings) is passes


def test_a_block_number_that_no_block_has_is_undeclared(block: Callable[..., Block]) -> None:
    assert len(judge([block(TEXT)], [box(TEXT), box("stray", 7)]).findings) == 1


def test_generated_text_is_not_the_blocks_text(block: Callable[..., Block]) -> None:
    verdict = judge([block(TEXT)], [replace(box(TEXT), generated=True)], TEXT)
    assert "nothing of it" in verdict.findings[0].diagnostic.message
