"""Set the example's texts with Typst and with LuaLaTeX too, and measure all three by typometrics.

    TYPOMETRICS_PYTHON=/path/to/python python -m tests.typesetting.side_by_side

That Python has PyMuPDF, fontTools and typst (all from PyPI); `lualatex` is Debian's (texlive-luatex,
texlive-latex-extra, texlive-lang-*). The same words, fonts, size, leading and measure; each tool as its own manual sets
a justified text: Typst with `justify` and hyphenation, LuaLaTeX with microtype's protrusion and expansion.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish.fonts import load as load_fonts
from publish.pdf.engine import open_engine
from publish.pipeline.manuscript import prepare, read_sources
from publish.pipeline.remembered import corrected
from publish.publication import load
from publish.resources import fonts_folder
from tests.typesetting.measure import ROOT, TYPOMETRICS, renditions

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLE = ROOT / "examples" / "imcwp-23"

#: For each language: family, size and leading in points, babel's name.
_LATIN = ("Source Serif 4", 10.2, 14.0)
_LANGUAGES: dict[str, tuple[str, float, float, str]] = {
    "en": (*_LATIN, "english"),
    "ru": (*_LATIN, "russian"),
    "es": (*_LATIN, "spanish"),
    "tr": (*_LATIN, "turkish"),
    "ar": ("Scheherazade New", 12.4, 18.667, "arabic"),
}

_TYPST = """\
#set page(width: 148mm, height: 210mm, margin: (x: 15.5mm, top: 20mm, bottom: 22mm))
#set text(font: "{family}", size: {size}pt, lang: "{tag}", dir: {direction}, hyphenate: true,
  top-edge: "ascender", bottom-edge: "descender")
#set par(justify: true, leading: {leading}pt - {size}pt, spacing: {leading}pt - {size}pt)
#show par: set block(inset: ({start}: 20pt))
{paragraphs}
"""

_TEX = r"""\documentclass{article}
\usepackage[paperwidth=148mm,paperheight=210mm,hmargin=15.5mm,top=20mm,bottom=22mm]{geometry}
\usepackage[bidi=basic]{babel}
\babelprovide[import,main]{LANGUAGE}
\babelfont{rm}[Path=FOLDER/,Extension=.ttf,UprightFont=FILE]{FILE}
\usepackage{microtype}
\fontsize{SIZE}{LEADING}\selectfont
\AtBeginDocument{\fontsize{SIZE}{LEADING}\selectfont\parindent=0pt\parskip=0pt\leftskip=20pt\pagestyle{empty}}
\begin{document}
PARAGRAPHS
\end{document}
"""


def paragraphs() -> dict[str, list[str]]:
    """Return the items of each text as plain words."""
    publication, _ = load(EXAMPLE)
    if publication is None:
        sys.exit("the example cannot be loaded")
    manuscript, _ = prepare(publication, corrected(publication, read_sources(publication)[0]))
    if manuscript is None:
        sys.exit("the example cannot be set")
    return {tag: [block.text for block in manuscript.blocks[tag] if block.number is not None] for tag in _LANGUAGES}


def set_by_typst(tag: str, texts: Sequence[str], folder: Path) -> Path:
    """Set a text by Typst; return the PDF."""
    family, size, leading, _ = _LANGUAGES[tag]
    words = [escaped_for(text, '\\#*_`$<>@"[]~=-+/') for text in texts]
    source, made = folder / f"{tag}.typ", folder / f"typst-{tag}.pdf"
    source.write_text(
        _TYPST.format(
            family=family,
            size=size,
            leading=leading,
            tag=tag,
            direction="rtl" if tag == "ar" else "ltr",
            start="right" if tag == "ar" else "left",
            paragraphs="\n\n".join(words),
        ),
        encoding="utf-8",
    )
    code = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
    _run(os.environ["TYPOMETRICS_PYTHON"], "-c", code, str(source), str(made), str(fonts_folder()))
    return made


def set_by_lualatex(tag: str, texts: Sequence[str], folder: Path) -> Path:
    """Set a text by LuaLaTeX; return the PDF."""
    family, size, leading, language = _LANGUAGES[tag]
    face = next(fonts_folder().rglob(f"{family.replace(' ', '')}_400Regular.ttf"))
    tex = _TEX.replace("LANGUAGE", language).replace("FOLDER", str(face.parent)).replace("FILE", face.stem)
    tex = tex.replace("SIZE", f"{size}pt").replace("LEADING", f"{leading}pt")
    tex = tex.replace("PARAGRAPHS", "\n\n".join(escaped_for(text, "\\#$%&_{}~^") for text in texts))
    (folder / f"lualatex-{tag}.tex").write_text(tex, encoding="utf-8")
    _run("lualatex", "-interaction=batchmode", f"-output-directory={folder}", str(folder / f"lualatex-{tag}.tex"))
    return folder / f"lualatex-{tag}.pdf"


def escaped_for(text: str, signs: str) -> str:
    """Put a backslash before what is markup."""
    return "".join("\\" + character if character in signs else character for character in text)


def measured(pdf: Path) -> dict[str, Any]:
    """Measure a PDF by typometrics."""
    command = [os.environ["TYPOMETRICS_PYTHON"], str(TYPOMETRICS), str(pdf), "--json"]
    made = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120, cwd=TYPOMETRICS.parent)
    found: dict[str, dict[str, Any]] = json.loads(made.stdout)["lang"]
    return max(found.values(), key=lambda one: one.get("lines", 0))


def _run(*command: str) -> None:
    made = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if made.returncode:
        sys.exit(f"{command[0]} failed: {(made.stderr or made.stdout)[-800:]}")


def main() -> int:
    """Set, measure and print a table in Markdown; 2 where a tool is not there."""
    if not TYPOMETRICS.is_file() or not os.environ.get("TYPOMETRICS_PYTHON") or not shutil.which("lualatex"):
        print("This needs typometrics beside the repository, TYPOMETRICS_PYTHON, and lualatex.", file=sys.stderr)
        return 2
    catalog, _ = load_fonts(fonts_folder())
    if catalog is None:
        return 2
    print("| | | over 1.5 % | over 2 % | p95 | max | under 0.8 % | neighbours % | ladder | page-end hyphen | rivers |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    keys = ("over15", "over2", "space_p95", "space_max", "under08", "jump_over_05", "ladder_max", "hyphen_page_end")
    with tempfile.TemporaryDirectory() as name, open_engine(1) as engine:
        folder = Path(name)
        own = {rendition.language: rendition for rendition, _ in renditions(EXAMPLE, catalog, engine)}
        for tag, texts in paragraphs().items():
            path = folder / f"publish-{tag}.pdf"
            path.write_bytes(own[tag].pdf)
            made = {"publish": path}
            made |= {"Typst": set_by_typst(tag, texts, folder), "LuaLaTeX": set_by_lualatex(tag, texts, folder)}
            for tool, pdf in made.items():
                figures = measured(pdf)
                print(
                    f"| {tag} | {tool} | {' | '.join(str(figures.get(key)) for key in (*keys, 'rivers'))} |", flush=True
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
