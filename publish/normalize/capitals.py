"""Text in capitals, as headings are shouted: all its letters have a case, and are large."""

from __future__ import annotations


def in_capitals(text: str) -> bool:
    """Tell whether a text is in capitals: not Thai with a `°C` in it, nor another script without them."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)
