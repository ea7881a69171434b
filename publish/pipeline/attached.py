"""What the booklet carries inside: the normalized text of each language, and a manifest of all that went into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.pdf.attach import Attachment
from publish.provenance import Inputs, digest, manifest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.fonts import FontCatalog
    from publish.pipeline.looks import Looks
    from publish.pipeline.model import Manuscript
    from publish.publication import Publication

#: The manifest's name inside the booklet. It lists what went in; the one beside the products lists these too.
INSIDE = "manifest.json"


def attached(
    publication: Publication,
    manuscript: Manuscript,
    looks: Looks,
    catalog: FontCatalog,
    sources: Mapping[str, str],
) -> tuple[Attachment, ...]:
    """Make the booklet's associated files.

    Args:
        publication: for its identifier and languages.
        manuscript: whose reStructuredText is embedded, as it stands in the folder rst.
        looks: for the fonts that its sheets declare.
        catalog: what is known of these.
        sources: the SHA-256 of each source by its name.
    """
    texts = {f"{name}.rst": text.encode() for name, text in manuscript.rst.items()}
    declared = {*looks.sheets.text.fonts.values(), *looks.sheets.bare.fonts.values()}
    inputs = Inputs(
        publication.id, sources, {face.file: face.sha256 for face in catalog.faces if str(face.path) in declared}
    )
    what = manifest(
        inputs,
        {
            "languages": [language.tag for language in publication.languages],
            "texts": [{"file": name, "sha256": digest(data)} for name, data in sorted(texts.items())],
        },
    )
    return (
        *(
            Attachment(name, f"Normalized text ({name.removesuffix('.rst')})", "text/x-rst", "Source", data)
            for name, data in texts.items()
        ),
        Attachment(INSIDE, "What this document was made from", "application/json", "Data", what),
    )
