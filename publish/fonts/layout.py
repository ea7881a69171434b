"""What a face says of its glyphs and of the rules for them (OpenType: GDEF, GSUB, GPOS), as HarfBuzz reads it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import uharfbuzz

from publish.fonts.shaping import open_font

if TYPE_CHECKING:
    from publish.fonts.model import FontFace

#: The script tags of OpenType where they are not the letters of ISO 15924 (newer before older), and the default.
_TAGS = {
    "Beng": ("bng3", "bng2", "beng"),
    "Deva": ("dev3", "dev2", "deva"),
    "Gujr": ("gjr3", "gjr2", "gujr"),
    "Guru": ("gur3", "gur2", "guru"),
    "Knda": ("knd3", "knd2", "knda"),
    "Laoo": ("lao ",),
    "Mlym": ("mlm3", "mlm2", "mlym"),
    "Mymr": ("mym2", "mymr"),
    "Nkoo": ("nko ",),
    "Orya": ("ory3", "ory2", "orya"),
    "Taml": ("tml3", "tml2", "taml"),
    "Telu": ("tel3", "tel2", "telu"),
    "Yiii": ("yi  ",),
}
_DEFAULT = ("DFLT", "latn")
#: HB_OT_LAYOUT_DEFAULT_LANGUAGE_INDEX
_DEFAULT_LANGUAGE = 0xFFFF


def nominal_glyph(face: FontFace, character: str) -> int | None:
    """Return the glyph that cmap gives a character; None where it gives none."""
    glyph = open_font(face).get_nominal_glyph(ord(character))
    return int(glyph) if glyph else None


def is_mark(face: FontFace, glyph: int) -> bool:
    """Tell whether GDEF classes a glyph as a mark."""
    found = open_font(face).face.get_layout_glyph_class(glyph)
    return bool(found == uharfbuzz.OTLayoutGlyphClass.MARK)


def ink_across(face: FontFace, glyph: int) -> tuple[int, int] | None:
    """Return how far a glyph's ink reaches, (left, right) in font units; None without ink."""
    extents = open_font(face).get_glyph_extents(glyph)
    if not extents or not extents.width:
        return None
    return extents.x_bearing, extents.x_bearing + extents.width


@lru_cache(maxsize=1024)
def features(face: FontFace, table: Literal["GSUB", "GPOS"], script: str) -> frozenset[str]:
    """Return the features that a table has for a script (ISO 15924), of all its language systems.

    Where the face does not name the script, those of its default script.
    """
    hb_face = open_font(face).face
    scripts: list[str] = hb_face.get_table_script_tags(table)
    wanted = (*_TAGS.get(script, (script.lower(),)), *_DEFAULT)
    tag = next((tag for tag in wanted if tag in scripts), None)
    if tag is None:
        return frozenset()
    index = scripts.index(tag)
    languages = (_DEFAULT_LANGUAGE, *range(len(hb_face.get_script_language_tags(table, index))))
    return frozenset(name for number in languages for name in hb_face.get_language_feature_tags(table, index, number))
