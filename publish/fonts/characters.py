"""What a font file says of itself: its PostScript name and the characters that its cmap maps."""

from __future__ import annotations

import io

from fontTools.ttLib import TTFont, TTLibError


class FontFileError(Exception):
    """A font file that cannot be read; the message says why, in a few words."""


def read_face_data(data: bytes) -> tuple[str, frozenset[int]]:
    """Return the PostScript name and the code points of a font file's best Unicode cmap (OpenType, `name` 6, `cmap`).

    Raises FontFileError for bytes that are not a font or lack either table.
    """
    try:
        font = TTFont(io.BytesIO(data), lazy=True)
        name = font["name"].getDebugName(6)
        characters = frozenset(font.getBestCmap() or {})
    except KeyError as error:
        message = f"it lacks the table “{error.args[0] if error.args else ''}”, without which nobody can use it"
        raise FontFileError(message) from error
    except (TTLibError, AttributeError, AssertionError, ValueError, EOFError, OSError) as error:
        raise FontFileError(str(error) or type(error).__name__) from error
    except Exception as error:  # fontTools lets struct and index errors through for damaged tables
        raise FontFileError(type(error).__name__) from error
    if not name or not characters:
        message = "it has no name or maps no character"
        raise FontFileError(message)
    return name, characters
