"""The catalogue: families that `publish fonts fetch` can bring, the packages that they come in, and what they cover.

catalogue.toml and coverage.tsv are made by `publish/fonts/catalogue_table.py` from the packages themselves.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from publish.fonts.ranges import read_ranges
from publish.fonts.stacks import script_settings

if TYPE_CHECKING:
    from publish.fonts.lock_file import Client


@dataclass(frozen=True, slots=True)
class CataloguePackage:
    """A package: the client that brings it, its version and digest (W3C Subresource Integrity), and its licence.

    `licence_member` is the licence's name inside the package.
    """

    name: str
    client: Client
    version: str
    integrity: str
    licence: str
    licence_member: str


@dataclass(frozen=True, slots=True)
class CatalogueFace:
    """A font file inside a package."""

    member: str
    weight: int
    style: Literal["normal", "italic"]
    bytes: int
    sha256: str
    version: str


@dataclass(frozen=True, slots=True)
class CatalogueFamily:
    """A family that can be fetched: unmodified static files."""

    name: str
    folder: str
    package: CataloguePackage
    faces: tuple[CatalogueFace, ...]

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts that the family sets (ISO 15924), as the stacks have it."""
        return tuple(script for script, setting in script_settings().items() if self.name in setting.families)


@lru_cache(maxsize=1)
def catalogue() -> tuple[CatalogueFamily, ...]:
    """Return all families of the catalogue, by name."""
    table = tomllib.loads(files("publish.fonts").joinpath("catalogue.toml").read_text(encoding="utf-8"))
    packages = {row["name"]: CataloguePackage(**row) for row in table["package"]}
    return tuple(
        CatalogueFamily(
            row["name"],
            row["name"].lower().replace(" ", "-"),
            packages[row["package"]],
            tuple(CatalogueFace(**face) for face in row["faces"]),
        )
        for row in table["family"]
    )


def catalogue_family(name: str) -> CatalogueFamily | None:
    """Find a family of the catalogue by its name, whatever its capitals."""
    return next((family for family in catalogue() if family.name.casefold() == name.casefold()), None)


def families_with(text: str) -> tuple[CatalogueFamily, ...]:
    """Return the families whose Regular maps every character of a text, in the order of the catalogue."""
    wanted = {ord(character) for character in text}
    return tuple(family for family in catalogue() if wanted <= coverage()[family.name])


@lru_cache(maxsize=1)
def coverage() -> dict[str, frozenset[int]]:
    """Return the code points of each family's Regular (`cmap`), by the family's name."""
    lines = files("publish.fonts").joinpath("coverage.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {name: read_ranges(ranges) for name, ranges in rows}
