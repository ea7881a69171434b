"""What the booklet carries inside: the normalized text of each language, and a manifest of all that went into it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from publish import __version__
from publish.pdf.attach import Attachment

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
    faces = sorted((face for face in catalog.faces if str(face.path) in declared), key=lambda face: face.file)
    content = {
        "version": 1,
        "tool": {"name": "publish", "version": __version__},
        "publication": publication.id,
        "languages": [language.tag for language in publication.languages],
        "sources": [{"path": name, "sha256": digest} for name, digest in sources.items()],
        "texts": [{"file": name, "sha256": sha256(data).hexdigest()} for name, data in sorted(texts.items())],
        "fonts": [{"file": face.file, "sha256": face.sha256} for face in faces],
    }
    manifest = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return (
        *(
            Attachment(name, f"Normalized text ({name.removesuffix('.rst')})", "text/x-rst", "Source", data)
            for name, data in texts.items()
        ),
        Attachment(INSIDE, "What this document was made from", "application/json", "Data", manifest.encode()),
    )
