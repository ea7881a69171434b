"""The pictures that the texts show, found in the sources or the publication's folder; what is missing is told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Location, Severity
from publish.fence import FenceError
from publish.style import PictureFault, drawing_fault, find_picture, inspect

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from publish.normalize import Block
    from publish.pipeline.work import Work
    from publish.style import Judge


def judging(work: Work) -> Judge:
    """Return what reads drawings where `work` is done; one that comes to no end there is refused."""

    def judge(data: bytes) -> str | None:
        try:
            return work.do("drawing", drawing_fault, data)
        except FenceError as error:
            return f"cannot be looked through: it {error.words}"

    return judge


@dataclass(frozen=True, slots=True)
class Pictures:
    """`addresses` gives each address of the texts the one in the edition, `files` maps those to files or their bytes.

    `absent` holds the blocks whose picture is not there, though the text does without.
    """

    addresses: dict[str, str] = field(default_factory=dict)
    files: dict[str, str | bytes] = field(default_factory=dict)
    absent: frozenset[int] = frozenset()


def find_pictures(
    folder: Path, blocks: Sequence[Block], embedded: Mapping[str, bytes], judge: Judge = drawing_fault
) -> tuple[Pictures, tuple[Diagnostic, ...]]:
    """Find the pictures of some blocks, in the sources that they stand in or in the publication's folder.

    Returns:
        The pictures, and D002 for one that cannot be used, D003 for one without alternative text.
    """
    found = Pictures()
    problems: list[Diagnostic] = []
    absent: set[int] = set()
    for index, block in enumerate(blocks):
        if block.image is None:
            continue
        image, location = block.image, Location(block.path, *block.image.place)
        inside = embedded.get(image.address)
        if inside is None:
            picture = find_picture(folder, image.address, block.path, judge)
        else:
            picture = inspect(image.address, inside, judge)
        if isinstance(picture, PictureFault):
            severity = Severity.ERROR if image.needed else Severity.WARNING
            problems.append(Diagnostic(Code.D002, picture.message, location, picture.hint, severity=severity))
            absent.add(index)
            continue
        found.addresses[image.address] = picture.address
        found.files[picture.address] = picture.path if inside is None else inside
        if not image.alternative:
            problems.append(
                Diagnostic(
                    Code.D003,
                    f"The image {image.address} has no alternative text for those who do not see it.",
                    location,
                    _SAY,
                )
            )
    return replace(found, absent=frozenset(absent)), tuple(problems)


def without_absent(blocks: Sequence[Block], absent: Collection[int]) -> tuple[Block, ...]:
    """Leave out pictures that are not there; what stands below one is a paragraph."""
    return tuple(
        replace(block, form=None, image=None) if index in absent else block
        for index, block in enumerate(blocks)
        if index not in absent or block.text
    )


_SAY = (
    "Say what it shows: ':alt: …' below the directive in reStructuredText, ![…](…) in Markdown, alt=\"…\" in HTML, "
    "the alternative text (description) of the picture in a word processor."
)
