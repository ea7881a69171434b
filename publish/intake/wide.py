"""UTF-16 and UTF-32 without a byte-order mark, told by their zero bytes or by the writing that they make."""

from __future__ import annotations

import unicodedata
from collections import Counter

_PROBE = 4096
_FORMS = (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2))
#: Writings that stand side by side in one text, by the first words of the names of their characters.
_TOGETHER = frozenset(
    {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH", "BOPOMOFO"}
)
#: Part of the characters that are of one writing, at least, and characters that are enough to tell.
_MOST, _ENOUGH = 0.9, 8
_WHITE = frozenset("\t\n\r\f ")


def wide(data: bytes) -> str | None:
    """Return the form of Unicode that bytes are in which have zero bytes; None where they are in none.

    Spaces and line ends show it in most texts; where a writing has no spaces, that all characters are of one writing,
    as they are in the right form alone.
    """
    probe = data[: _PROBE - _PROBE % 4]
    if b"\x00" not in probe:
        return None
    for encoding, unit in _FORMS:
        units = [probe[index : index + unit] for index in range(0, len(probe), unit)]
        if len(data) % unit == 0 and units.count(" ".encode(encoding)) * 30 >= len(units):
            return encoding
    return next((encoding for encoding, unit in _FORMS if len(data) % unit == 0 and _is_writing(probe, encoding)), None)


def _is_writing(probe: bytes, encoding: str) -> bool:
    """Tell whether a form makes of bytes a text in one writing, without a character that no text has."""
    try:
        text = probe.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(probe) - 4:
            return False  # not a pair that the end of the probe cut
        text = probe[: error.start].decode(encoding)
    bare = [character for character in text if character not in _WHITE]
    if len(bare) < _ENOUGH or any(unicodedata.category(character)[0] == "C" for character in bare):
        return False
    writings = Counter(_writing(character) for character in bare)
    return max(writings.values()) >= _MOST * len(bare)


def _writing(character: str) -> str:
    name = unicodedata.name(character, "").split(" ")[0]
    return "CJK" if name in _TOGETHER else "ASCII" if character.isascii() else name
