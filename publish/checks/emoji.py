"""Emoji: pictures that each reader's device draws in its own way (UTS #51), which no font of text has.

The tests are those of the sequences that say so themselves, and of the blocks that hold nothing but pictures.
"""

from __future__ import annotations

from functools import lru_cache

#: What asks for the picture of a character (emoji presentation selector).
EMOJI_STYLE = "\ufe0f"
EMOJI_HINT = "It is an emoji, a picture of each reader's own: write the plain character, or a word, in its place."
_JOINER, _KEYCAP = "\u200d", "\u20e3"
_REGIONAL, _SKINS, _TAGS = range(0x1F1E6, 0x1F200), range(0x1F3FB, 0x1F400), range(0xE0020, 0xE0080)
#: Blocks of pictures (Blocks.txt): Miscellaneous Symbols and Pictographs to Transport, Supplemental, Extended-A.
_PICTURES = (range(0x1F300, 0x1F650), range(0x1F680, 0x1F700), range(0x1F900, 0x1FB00))


@lru_cache(maxsize=4096)
def is_emoji(cluster: str) -> bool:
    """Tell whether a grapheme is a picture: by its selector, as a sequence (flag, skin, family), or by itself."""
    values = [ord(character) for character in cluster]
    pictures = [value for value in values if any(value in block for block in _PICTURES)]
    if EMOJI_STYLE in cluster or _KEYCAP in cluster[1:] or any(value in _SKINS or value in _TAGS for value in values):
        return True
    return bool(pictures) or sum(value in _REGIONAL for value in values) == 2  # noqa: PLR2004 - a flag's two letters
