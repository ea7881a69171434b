"""The pictures that the texts show, found in the publication's folder; what is missing is told at the author's line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Location
from publish.style import PictureFault, find_picture

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from publish.normalize import Block


@dataclass(frozen=True, slots=True)
class Pictures:
    """`addresses` gives each address of the texts the one in the edition, `files` maps those to files."""

    addresses: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


def find_pictures(folder: Path, blocks: Iterable[Block]) -> tuple[Pictures, tuple[Diagnostic, ...]]:
    """Find the pictures of some blocks; D002 for one that cannot be used, D003 for one without alternative text."""
    found = Pictures()
    problems: list[Diagnostic] = []
    for block in blocks:
        if block.image is None:
            continue
        image, location = block.image, Location(block.path, *block.image.place)
        picture = find_picture(folder, image.address, block.path)
        if isinstance(picture, PictureFault):
            problems.append(Diagnostic(Code.D002, picture.message, location, picture.hint))
        else:
            found.addresses[image.address] = picture.address
            found.files[picture.address] = picture.path
        if not image.alternative:
            problems.append(
                Diagnostic(
                    Code.D003,
                    f"The image {image.address} has no alternative text for those who do not see it.",
                    location,
                    "Say what it shows: ':alt: …' below the directive in reStructuredText, ![…](…) in Markdown.",
                )
            )
    return found, tuple(problems)
