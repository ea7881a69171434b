"""Where a volume begins: at its front cover, and in volumes of both directions at its back cover too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.edition import booklet as sections

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.edition import BookSheets, Section, Text
    from publish.press.model import Spine
    from publish.publication import Publication

#: What is added to the names of cover and contents that stand at the back.
_FROM_BACK = "-from-back"


@dataclass(frozen=True, slots=True)
class Beginning:
    """The texts that are read from one cover, and the names of the sections that stand before them."""

    texts: tuple[Text, ...]
    cover: str
    contents: str
    spine: Spine

    def set_cover(self, title_page: str, sheets: BookSheets) -> Section:
        """Set the cover; the title page of the sources belongs to the front one."""
        page = title_page if self.cover == sections.COVER else ""
        return replace(sections.cover(self.texts, page, sheets), name=self.cover)

    def set_contents(self, texts: Sequence[Text], folios: Mapping[str, int], sheets: BookSheets) -> Section:
        """Set the contents: the texts that follow, then those that are read from the other cover."""
        listed = (*self.texts, *(text for text in texts if text not in self.texts))
        return replace(sections.contents(listed, folios, sheets), name=self.contents)


def beginnings(publication: Publication, texts: Sequence[Text]) -> tuple[Beginning, ...]:
    """Divide the texts: all behind one cover, or each direction behind its own where `mixed` says "from-back".

    The spine is the editor's, else it follows the first language.
    """
    direction = publication.languages[0].direction
    spine: Spine = publication.booklet.spine or ("right" if direction == "rtl" else "left")
    behind = tuple(text for text in texts if text.language.direction != direction)
    if publication.booklet.mixed == "inline" or not behind:
        return (Beginning(tuple(texts), sections.COVER, sections.CONTENTS, spine),)
    ahead = tuple(text for text in texts if text.language.direction == direction)
    other: Spine = "left" if spine == "right" else "right"
    return (
        Beginning(ahead, sections.COVER, sections.CONTENTS, spine),
        Beginning(behind, sections.COVER + _FROM_BACK, sections.CONTENTS + _FROM_BACK, other),
    )
