"""The publication: publication.toml -> Publication, validated and frozen, with its sources found.

`load` reads the file (`document`, with the places of keys and values by `locator`), checks its form against the
`declaration` (`faults`), checks that its values agree (`agreement`), finds the
`sources` and reads the `corrections`.
"""

from publish.publication.loader import load, shipped_themes
from publish.publication.model import (
    Allowance,
    Booklet,
    Correction,
    Leaflets,
    Logo,
    NamedFile,
    Publication,
    Source,
    Style,
    Title,
)

__all__ = [
    "Allowance",
    "Booklet",
    "Correction",
    "Leaflets",
    "Logo",
    "NamedFile",
    "Publication",
    "Source",
    "Style",
    "Title",
    "load",
    "shipped_themes",
]
