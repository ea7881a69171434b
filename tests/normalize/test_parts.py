"""Blocks are split into the text of each language and the title page."""

from __future__ import annotations

from publish.locale import language
from publish.normalize import Block, BlockType, NormalizedText, Origin, split, untitled

LONG = "word " * 90


def block(kind: str, tag: str, text: str = "Text", path: str = "a.txt", level: int = 1) -> Block:
    return Block(BlockType(kind), tag, text, path, (Origin(0, 1, 1),), level=level)


def parts(*blocks: Block, declared: str = "") -> tuple[list[tuple[str, int]], int]:
    known = tuple(one for tag in declared.split() if (one := language(tag)))
    manuscript = split(NormalizedText(blocks), known)
    return [(text.language, len(text.blocks)) for text in manuscript.texts], len(manuscript.cover)


EN = (block("title", "en"), block("para", "en", LONG), block("item", "en"))
RU = (block("title", "ru"), block("para", "ru", LONG), block("item", "ru"))
PAGE = (block("title", "en", "Meeting"), block("para", "en", "İzmir, 2023"))


def test_each_language_has_one_text_in_declared_order() -> None:
    assert parts(*RU, *EN, declared="en ru") == ([("en", 3), ("ru", 3)], 0)
    assert parts(*RU, *EN) == ([("ru", 3), ("en", 3)], 0)


def test_a_title_page_stands_apart_wherever_it_is() -> None:
    assert parts(*EN, *RU, *PAGE) == ([("en", 3), ("ru", 3)], 2)
    assert parts(*PAGE, *RU, *EN) == ([("ru", 3), ("en", 3)], 2)
    assert parts(*PAGE, *RU) == ([("ru", 3)], 2)


def test_a_title_page_may_stand_right_before_its_own_text() -> None:
    assert parts(*PAGE, *EN) == ([("en", 3)], 2)


def test_a_title_with_its_own_text_is_no_title_page() -> None:
    assert parts(*PAGE, *EN[1:]) == ([("en", 4)], 0)


def test_a_title_page_in_the_middle_needs_a_body_elsewhere() -> None:
    page = (block("title", "fr"), block("para", "fr"))
    assert parts(*EN, *page, *RU) == ([("en", 3), ("fr", 2), ("ru", 3)], 0)


def test_all_that_a_declared_language_has_is_its_text() -> None:
    page = (block("title", "fr"), block("para", "fr"))
    assert parts(*EN, *page, declared="en fr") == ([("en", 3), ("fr", 2)], 0)


def test_a_short_text_of_its_own_is_no_cover() -> None:
    short = (block("title", "ru"), block("para", "ru"))
    assert parts(*PAGE, *short) == ([("en", 2), ("ru", 2)], 0)


def test_a_quotation_stays_in_its_text() -> None:
    quoted = (block("para", "fr"),)
    assert parts(*EN, *quoted, block("para", "en"), *RU) == ([("en", 5), ("ru", 3)], 0)


def test_very_short_texts_in_one_file_are_each_their_language() -> None:
    blocks = (block("para", "en"), block("para", "de"), block("para", "ru"), block("para", "de"))
    assert parts(*blocks, declared="en de ru") == ([("en", 1), ("de", 2), ("ru", 1)], 0)
    assert parts(*blocks) == ([("en", 4)], 0)


def test_a_quotation_in_a_declared_language_stays_where_that_language_has_a_text() -> None:
    french = (block("title", "fr"), block("para", "fr", LONG))
    quoted = (block("para", "fr"),)
    assert parts(*EN, *quoted, block("para", "en"), *french, declared="en fr") == ([("en", 5), ("fr", 2)], 0)


def test_interleaved_languages_come_apart_and_their_paragraphs_leave_the_items() -> None:
    blocks = [made for _ in range(3) for made in (block("item", "en", LONG), block("para", "ar", LONG, level=2))]
    manuscript = split(NormalizedText(tuple(blocks)))
    assert [(text.language, {one.level for one in text.blocks}) for text in manuscript.texts] == [
        ("en", {1}),
        ("ar", {1}),
    ]


def test_untitled_texts_are_named_with_the_way_out() -> None:
    texts = split(NormalizedText((*EN[1:], *RU))).texts
    (diagnostic,) = untitled(texts, {})
    assert diagnostic.code.value == "N002"
    assert diagnostic.hint == 'Give it one in publication.toml: title.en = "..."'
    assert untitled(texts, {"en": "Plan"}) == ()
