"""`publish impose`: the pages of any PDF on sheets, as booklet, signatures, handout, pad or folded leaflet."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import click

from publish.cli import options
from publish.geometry import PAPER, Size
from publish.press.wishes import USUAL_SIGNATURE, Scheme, Wishes

_SCHEMES: tuple[Scheme, ...] = get_args(Scheme)

_MEASURES = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(mm|in)?")
_MM_PER_INCH = 25.4
_SMALLEST_MM, _LARGEST_MM = 20.0, 5000.0

_PAGES = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_MOST_PAGES = 10_000


class _Sheet(click.ParamType[Size]):
    """A paper by its name, or its width and height."""

    name = "paper"

    def convert(self, value: str | Size, param: click.Parameter | None, ctx: click.Context | None) -> Size:
        """Accept `A3`, `320x450mm` or `11x17in`."""
        if isinstance(value, Size):
            return value
        named = {name.casefold(): size for name, size in PAPER.items()}
        if value.casefold() in named:
            return named[value.casefold()]
        found = _MEASURES.fullmatch(value.strip())
        unit = _MM_PER_INCH if found and found[3] == "in" else 1.0
        sides = (float(found[1]) * unit, float(found[2]) * unit) if found else (0.0, 0.0)
        if all(_SMALLEST_MM <= side <= _LARGEST_MM for side in sides):
            return Size.of_mm(*sides)
        return self.fail(
            f'"{value}" is no paper. Known: {", ".join(PAPER)}; or a size: 320x450mm, 11x17in.', param, ctx
        )


class _Pages(click.ParamType[tuple[int, ...]]):
    """Pages by number."""

    name = "pages"

    def convert(
        self, value: str | tuple[int, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """Accept `1-8,12`, in the order given; `8-1` counts down."""
        if isinstance(value, tuple):
            return value
        pages: list[int] = []
        for part in value.replace(" ", "").split(","):
            found = _PAGES.fullmatch(part)
            first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
            if not first or not last or len(pages) + abs(last - first) >= _MOST_PAGES:
                self.fail(f'"{part}" does not name pages. Write numbers from 1 on, as 1-8,12.', param, ctx)
            pages += range(first, last + 1) if first <= last else range(first, last - 1, -1)
        return tuple(pages)


@click.command()
@click.argument("file", metavar="FILE.pdf", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT.pdf",
    help="Write the sheets here instead of beside FILE, as FILE-SCHEME.pdf.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@click.option(
    "--scheme",
    type=options.Name(_SCHEMES),
    default="saddle",
    show_default=True,
    help="How the sheets are folded, cut or read.",
)
@click.option(
    "--sheet",
    type=_Sheet(),
    default="A4",
    show_default=True,
    metavar="PAPER",
    help="What goes through the printer: A4, A3, Letter, 320x450mm, 11x17in.",
)
@click.option("--pages", "chosen", type=_Pages(), metavar="1-8,12", help="Only these pages, in this order.")
@click.option(
    "--spine",
    type=options.Name(("left", "right")),
    help="Right for books that are read from right to left; else what the file says.",
)
@click.option(
    "--signature",
    type=click.IntRange(4, 64),
    default=USUAL_SIGNATURE,
    show_default=True,
    help="Pages of each signature, a multiple of 4.",
)
@click.option(
    "--grammage",
    type=click.FloatRange(30, 400),
    default=80,
    show_default=True,
    help="The paper in g/m², from which creep is reckoned.",
)
@click.option(
    "--calliper",
    type=click.FloatRange(0, 800),
    metavar="UM",
    help="The thickness of a sheet in micrometres, where measured; 0 for no creep.",
)
@click.option(
    "--scale",
    type=options.Name(("fit", "none")),
    default="fit",
    show_default=True,
    help="Whether pages too large for the sheet are set smaller.",
)
@click.option("--back-cover", is_flag=True, help="Keep the last page last: blanks that fill the sheet stand before it.")
@click.option("--marks/--no-marks", default=True, show_default=True, help="Marks for fold, staples, collation and cut.")
@options.quiet
@options.verbose
def command(
    *,
    file: Path,
    out: Path | None,
    force: bool,
    scheme: Scheme,
    sheet: Size,
    chosen: tuple[int, ...] | None,
    spine: str | None,
    signature: int,
    grammage: float,
    calliper: float | None,
    scale: str,
    back_cover: bool,
    marks: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Put the pages of any PDF on sheets for printing, folding and cutting.

    \b
    saddle      booklet: sheets folded into one another and stapled
    signatures  book: several such booklets, sewn behind one another
    2-up, 4-up  handout: pages side by side
    cut-stack   pad or book block: cut in the middle, one half on the other
    flat, half, tri, z, gate
                leaflet: one sheet, folded so (tri inwards, z zigzag)

    Print the result in its own size, on both sides, turned on the short edge (4-up, flat: on the long one).

    \b
    Examples:
      publish impose report.pdf
      publish impose book.pdf --scheme signatures --signature 16 --sheet A3
      publish impose kitab.pdf --spine right --grammage 100
      publish impose flyer.pdf --scheme tri --pages 1-6 -o flyer-print.pdf
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    target = out or file.with_name(f"{file.stem}-{scheme}.pdf")
    if signature % 4:
        message = f"A signature has a multiple of 4 pages, not {signature}."
        raise click.BadParameter(message, param_hint="--signature")
    from publish.cli.imposing import impose_file  # noqa: PLC0415 - --help needs none of it

    wishes = Wishes(
        scheme=scheme,
        sheet=sheet,
        spine="left" if spine == "left" else "right" if spine == "right" else None,
        signature=signature,
        shrinks=scale == "fit",
        marks=marks,
        blanks="before-last" if back_cover else "end",
    )
    telling = options.Telling("text", quiet=quiet, verbose=verbose or not quiet)
    paper = grammage, calliper
    return impose_file(file, target, wishes, paper=paper, pages=chosen or (), telling=telling, force=force)
