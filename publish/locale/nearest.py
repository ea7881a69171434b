"""Which language was meant: editors write country codes, three-letter codes and names where a tag is asked for."""

from __future__ import annotations

from publish.locale.language import Language, language
from publish.tags import nearest_tags


def nearest_languages(text: str) -> tuple[Language, ...]:
    """Find the languages that a word most likely means, best first, at most three (`publish.tags.nearest_tags`)."""
    return tuple(found for tag, _ in nearest_tags(text) if (found := language(tag)))
