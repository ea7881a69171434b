"""`publish fonts list`: the locked families of product and publication, and those that `fetch` can bring."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from publish.cli.console import CLEAN, tell
from publish.diagnostics import Diagnostic
from publish.fonts import own_folders
from publish.fonts.catalogue import catalogue
from publish.fonts.folder import lock_of
from publish.report import Report
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from publish.fonts.catalogue import CatalogueFace
    from publish.fonts.lock_file import LockedFace

_STYLES = {
    (400, "normal"): "Regular",
    (400, "italic"): "Italic",
    (700, "normal"): "Bold",
    (700, "italic"): "Bold Italic",
}


def listing(folder: Path, format_: str) -> int:
    """Tell the families that a publication can use, and those that can be fetched."""
    rows: list[dict[str, Any]] = []
    for origin, one in (("product", fonts_folder()), *(("publication", own) for own in own_folders(folder))):
        families = lock_of(one)
        if isinstance(families, Diagnostic):
            return tell(Report((families,)))
        rows += [
            _row(family.name, family.scripts, family.faces, origin, family.package, family.package_version)
            | {"languages": len(family.languages)}
            for family in families
        ]
    here = {row["family"] for row in rows}
    rows += [
        _row(family.name, family.scripts, family.faces, "catalogue", family.package.name, family.package.version)
        for family in catalogue()
        if family.name not in here
    ]
    if format_ == "json":
        click.echo(json.dumps({"version": 1, "families": rows}, ensure_ascii=False, indent=2))
        return CLEAN
    for origin, head in (
        ("product", "In the product"),
        ("publication", "In the publication"),
        ("catalogue", "To be fetched (publish fonts fetch NAME)"),
    ):
        of_origin = [row for row in rows if row["from"] == origin]
        if of_origin:
            click.echo(f"{head}: {len(of_origin)} families")
            click.echo("".join(_line(row) for row in of_origin), nl=False)
    return CLEAN


def _row(  # noqa: PLR0917 - a row of the list
    name: str,
    scripts: Sequence[str],
    faces: Iterable[LockedFace | CatalogueFace],
    origin: str,
    package: str,
    version: str,
) -> dict[str, Any]:
    return {
        "family": name,
        "scripts": list(scripts),
        "styles": [_STYLES.get((face.weight, face.style), f"{face.weight} {face.style}") for face in faces],
        "from": origin,
        "package": package,
        "version": version,
    }


def _line(row: dict[str, Any]) -> str:
    scripts, styles = " ".join(row["scripts"]) or "signs", ", ".join(row["styles"])
    came = f"{row['package']} {row['version']}".strip() or "your own file"
    return f"  {row['family']:34} {scripts:15} {styles:29} {came}\n"
