"""The two seed files come out block by block as a careful reader reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.locale import language
from publish.normalize import InlineRole, normalize, split, untitled
from publish.normalize.rst import write

if TYPE_CHECKING:
    from publish.intake import SourceText

DECLARED = tuple(found for tag in ("en", "ru", "es", "tr", "ar") if (found := language(tag)))


@pytest.mark.parametrize("declared", [(), DECLARED], ids=["languages found", "languages declared"])
def test_blocks_equal_the_right_reading(
    seeds: tuple[SourceText, ...], right: list[tuple[str, str, str]], declared: tuple[()]
) -> None:
    normalized = normalize(seeds, declared)
    assert [(block.language, block.type.value, block.text) for block in normalized.blocks] == right
    assert normalized.diagnostics == ()


def test_every_list_is_numbered_from_one_to_fifteen(seeds: tuple[SourceText, ...]) -> None:
    numbers = [block.number for block in normalize(seeds).blocks if block.number]
    assert numbers == [*range(1, 16)] * 5


def test_superscript_is_kept_and_bold_that_only_makes_a_title_is_not(seeds: tuple[SourceText, ...]) -> None:
    title = normalize(seeds).blocks[-2]
    assert [(title.text[one.start : one.end], one.role) for one in title.inlines] == [("rd", InlineRole.SUPERSCRIPT)]


def test_page_furniture_is_out_and_logged(seeds: tuple[SourceText, ...]) -> None:
    furniture = [
        (repair.rule, repair.location.line, repair.before[:14])
        for repair in normalize(seeds).repairs
        if repair.rule in {"browser-title", "browser-header", "navigation"}
    ]
    assert furniture == [
        ("browser-title", 1, "23rd IMCWP, Pl"),
        ("browser-header", 3, "10/26/23, 12:2"),
        ("navigation", 4, "• Party 23rd I"),
    ]


def test_repeated_and_native_numbers_are_repairs_not_warnings(seeds: tuple[SourceText, ...]) -> None:
    repairs = {
        (repair.location.line, repair.before, repair.after)
        for repair in normalize(seeds[1:]).repairs
        if repair.rule == "list-marker"
    }
    assert (7, "١.", "1.") in repairs
    assert (25, "١٠ .", "10.") in repairs


def test_texts_come_in_the_declared_order_and_the_title_page_apart(seeds: tuple[SourceText, ...]) -> None:
    manuscript = split(normalize(seeds, DECLARED), DECLARED)
    assert [(text.language, len(text.blocks)) for text in manuscript.texts] == [
        ("en", 16),
        ("ru", 17),
        ("es", 16),
        ("tr", 16),
        ("ar", 17),
    ]
    assert [block.text[:20] for block in manuscript.cover] == ["23rd INTERNATIONAL M", "İzmir, Turkey | Octo"]


def test_missing_titles_are_named_unless_the_editor_gives_them(seeds: tuple[SourceText, ...]) -> None:
    texts = split(normalize(seeds, DECLARED), DECLARED).texts
    assert [(str(one.code), str(one.location)) for one in untitled(texts, {"es": "Plan"})] == [
        ("N002", "sources/000_c5ef66e364d81207.txt:8:1"),
        ("N002", "sources/000_c5ef66e364d81207.txt:75:1"),
    ]


def test_each_file_alone_says_the_same(seeds: tuple[SourceText, ...], right: list[tuple[str, str, str]]) -> None:
    alone = [block for source in seeds for block in normalize([source]).blocks]
    assert [(block.language, block.type.value, block.text) for block in alone] == right


def test_normalizing_is_the_same_twice(seeds: tuple[SourceText, ...]) -> None:
    assert normalize(seeds) == normalize(seeds)
    assert write(normalize(seeds).blocks) == write(normalize(seeds).blocks)
