"""`publish impose`: the pages of any PDF on sheets, as booklet, signatures, handout, pad or folded leaflet."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from publish.cli import options
from publish.cli.refusals import sheets_of
from publish.geometry import PAPER, Size
from publish.press.wishes import USUAL_SIGNATURE, Scheme, Wishes

_SCHEMES: tuple[Scheme, ...] = get_args(Scheme)


def _size(paper: str | tuple[float, float]) -> Size:
    """Return the size of a paper by its name, or by its width and height in millimetres."""
    return PAPER[paper] if isinstance(paper, str) else Size.of_mm(*paper)


@click.command()
@click.argument("file", metavar="FILE.pdf", type=options.FILE)
@click.option(
    "-o",
    "--out",
    type=options.NEW_FILE,
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
    type=options.Word("paper", " ".join(name.replace(" ", "_") for name in PAPER), read=_size),
    default="A4",
    show_default=True,
    metavar="PAPER",
    help="What goes through the printer: A4, A3, Letter, 320x450mm, 11x17in.",
)
@click.option(
    "--pages",
    "chosen",
    type=options.Word("pages", read=tuple),
    metavar="1-8,12",
    help="Only these pages, in this order.",
)
@click.option(
    "--spine",
    type=options.Name(("left", "right")),
    help="Right for books that are read from right to left; else what the file says.",
)
@click.option(
    "--signature",
    type=options.Word("whole", "4", "64", "4", read=int),
    metavar="PAGES",
    default=USUAL_SIGNATURE,
    show_default=True,
    help="Pages of each signature, a multiple of 4 up to 64.",
)
@click.option(
    "--grammage",
    type=options.Word("decimal", "30", "400", read=float),
    metavar="WEIGHT",
    default=80,
    show_default=True,
    help="The paper in g/m², 30 to 400, from which creep is reckoned.",
)
@click.option(
    "--calliper",
    type=options.Word("decimal", "0", "800", read=float),
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
    target = out or Path(sheets_of(str(file), scheme))
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
