"""Make the small fonts in this folder anew: a few letters each, with all rules for them, of families not shipped here.

    python -m tests.subsets.make FOLDER     a fonts folder that `publish fonts fetch Java Lana Thai Hans` has filled

They are parts of Noto fonts under the SIL Open Font License 1.1 (OFL.txt), which names no reserved font name.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
#: The text that each part can set, and more of the same script for the faults that are made in it.
TEXTS = {
    "NotoSansJavanese-Regular": "ꦱ꧀ꦏꦿꦶꦏꦶ",
    "NotoSansTaiTham-Regular": "ᩉ᩠ᨿᩢ᩠ᩋᨦ",
    "NotoSerifThai-Regular": "ที่ประชุม ไม่มีน้ำ\u00a0กก่ปั้นป่า\u0e4d\u0e32",
    "NotoSerifSC_400Regular": "人人生而自由，在尊严和权利上一律平等。\u00a0",
}


def make(source: Path, name: str, text: str) -> None:
    """Cut the part of a font file that sets a text, with all its layout rules, into this folder."""
    with TTFont(source) as font:
        options = Options(layout_features=["*"], glyph_names=True, notdef_outline=True, name_IDs=["*"], hinting=False)
        subsetter = Subsetter(options)
        subsetter.populate(text=text + " \u25cc\u200b")
        subsetter.subset(font)
        font["head"].modified = font["head"].created
        font.recalcTimestamp = False
        font.save(HERE / f"{name}{source.suffix}", reorderTables=True)


def main(folder: Path) -> None:
    """Make all parts from the files in a folder of fonts."""
    for name, text in TEXTS.items():
        (source,) = (path for suffix in ("ttf", "otf") for path in folder.rglob(f"{name}.{suffix}"))
        make(source, name, text)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
