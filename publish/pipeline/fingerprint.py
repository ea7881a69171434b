"""The fingerprint of an edition: one short code for everything that went into it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from publish import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from publish.fonts import FontCatalog
    from publish.publication import Publication

#: Enough that two editions of one publication never share a code by chance, short enough to be read aloud.
_DIGITS = 12


def fingerprint(
    publication: Publication, rst: Mapping[str, str], catalog: FontCatalog, style_sheets: Iterable[str]
) -> str:
    """Digest the publication's settings, the normalized texts, the locked fonts, the styles, the program's version."""
    digest = hashlib.sha256()
    settings = (
        publication.booklet,
        publication.leaflets,
        publication.theme,
        publication.style,
        publication.date,
        publication.titles,
    )
    for part in (
        __version__,
        publication.id,
        repr(settings),
        *(f"{name}\n{text}" for name, text in rst.items()),
        *(face.sha256 for face in catalog.faces),
        *style_sheets,
    ):
        digest.update(len(part).to_bytes(8, "big") + part.encode())
    code = digest.hexdigest()[:_DIGITS]
    return "-".join(code[start : start + 4] for start in range(0, _DIGITS, 4))
