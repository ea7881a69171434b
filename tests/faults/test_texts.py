"""Faults in texts: characters that must not be printed, and markup that cuts words in two. Caught before rendering."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publish.normalize.model import Inline, InlineRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.fonts import FontCatalog
    from publish.normalize.model import Block

FORBIDDEN = {
    "private use": "\ue000",
    "control": "\u0092",
    "unassigned": "\u0378",
    "noncharacter": "\ufdd0",
    "presentation form": "\ufb01",
    "presentation form of Arabic": "\ufe8e",
    "replacement": "\ufffd",
    "open override": "\u202e",
}


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
@pytest.mark.parametrize("character", FORBIDDEN.values(), ids=FORBIDDEN)
def test_a_forbidden_character(
    block: Callable[..., Block], catalog: FontCatalog, caught_before: Callable[..., None], tag: str, character: str
) -> None:
    whole = block(tag)
    caught_before((block(tag, f"{whole.text[:3]}{character}{whole.text[3:]}"),), catalog, {}, "G0")


@pytest.mark.parametrize(("tag", "mark"), [("hi", "\u093f"), ("ar", "\u064e")])
def test_a_mark_without_a_letter(
    block: Callable[..., Block], catalog: FontCatalog, caught_before: Callable[..., None], tag: str, mark: str
) -> None:
    caught_before((block(tag, f"{block(tag).text} {mark}"),), catalog, {}, "G2")


def test_markup_inside_an_arabic_word(
    block: Callable[..., Block], catalog: FontCatalog, caught_before: Callable[..., None]
) -> None:
    text = replace(block("ar"), inlines=(Inline(1, 2, InlineRole.STRONG),))
    caught_before((text,), catalog, {}, "G2")


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
def test_a_character_that_no_font_has(
    block: Callable[..., Block], catalog: FontCatalog, caught_before: Callable[..., None], tag: str
) -> None:
    caught_before((block(tag, f"{block(tag).text} 漢"),), catalog, {}, "G1")


def test_a_cedilla_in_romanian(
    block: Callable[..., Block], catalog: FontCatalog, caught_before: Callable[..., None]
) -> None:
    caught_before((block("ro", "naţiune"),), catalog, {}, "G2")
