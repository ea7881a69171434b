"""A font file tried out before anything else opens it: every part that a build reads, behind the fence.

Components of components and subroutines of subroutines may make a small file endless work (OpenType `glyf`, `CFF `);
what is through here is opened, shaped with and compared in the build's own process.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import uharfbuzz

from publish.fence import read_ordinary
from publish.fonts.characters import FontFileError
from publish.fonts.font_file import read_facts
from publish.fonts.lock_file import LARGEST_FONT
from publish.fonts.outlines import FontOutlines

if TYPE_CHECKING:
    from pathlib import Path

#: Characters shaped at once.
_LINE = 1000


def trial(file: Path, sha256: str) -> str:
    """Open a font, draw every glyph, shape every character; return what is wrong in a few words, or nothing.

    A file that is not there, or is another than the one with this SHA-256, is told where fonts are loaded.
    """
    try:
        data = read_ordinary(file, LARGEST_FONT)
    except OSError:
        return ""
    if hashlib.sha256(data).hexdigest() != sha256:
        return ""
    try:
        characters = read_facts(data).characters
        outlines = FontOutlines(data)
        for glyph in range(outlines.count):
            outlines.glyph(glyph)
    except FontFileError as error:
        return str(error)
    font = uharfbuzz.Font(uharfbuzz.Face(data))
    line = sorted(characters)
    for start in range(0, len(line), _LINE):
        buffer = uharfbuzz.Buffer()
        buffer.add_codepoints(line[start : start + _LINE])
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
    return ""
