"""What an edition prints of itself: the booklet's colophon, and the fingerprint on each leaflet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.edition import Colophon
from publish.locale import labels, write_day
from publish.pipeline.fingerprint import fingerprint

if TYPE_CHECKING:
    from publish.fonts import FontCatalog
    from publish.pipeline.looks import Looks
    from publish.pipeline.model import Manuscript
    from publish.publication import Publication


def colophon(publication: Publication, manuscript: Manuscript, looks: Looks, catalog: FontCatalog) -> Colophon:
    """Collect what the booklet's imprint tells; its fingerprint is that of all texts."""
    first = publication.languages[0]
    printed = {*(language.tag for language in publication.languages), labels(first).language.tag}
    sheets = (looks.sheets.text.css, looks.sheets.bare.css)
    return Colophon(
        fonts=looks.families(printed),
        date=write_day(publication.date, first) if publication.date else "",
        fingerprint=fingerprint(publication, manuscript.rst, catalog, sheets),
    )


def leaflet_fingerprints(
    publication: Publication, manuscript: Manuscript, looks: Looks, catalog: FontCatalog
) -> dict[str, str]:
    """Give each leaflet's fingerprint by language tag: of its own text, so an edit of one leaves the others alone."""
    sheets = (looks.leaflet.css, looks.leaflet_bare.css)
    tags = [text.language.tag for text in manuscript.texts]
    return {tag: fingerprint(publication, {tag: manuscript.rst[tag]}, catalog, sheets) for tag in tags}
