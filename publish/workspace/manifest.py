"""manifest.json: what a build is made of and what it made, with a fingerprint of each file.

It also marks a folder as ours: only a folder whose manifest.json we wrote is ever replaced.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from publish import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: The manifest's name in the output folder.
MANIFEST = "manifest.json"

_VERSION = 1
_TOOL = "publish"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What went into a build: the publication's id, and the SHA-256 (hexadecimal) of each source and font by name."""

    publication: str
    sources: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)


def write(products: Mapping[str, bytes], inputs: Inputs) -> bytes:
    """Write the manifest of a set of products; the same set gives the same bytes."""
    content = {
        "version": _VERSION,
        "tool": {"name": _TOOL, "version": __version__},
        "publication": inputs.publication,
        "products": [
            {"path": name, "bytes": len(data), "sha256": sha256(data).hexdigest()}
            for name, data in sorted(products.items())
        ],
        "sources": [{"path": name, "sha256": digest} for name, digest in inputs.sources.items()],
        "fonts": [{"file": name, "sha256": digest} for name, digest in sorted(inputs.fonts.items())],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def listed_products(folder: Path) -> frozenset[str] | None:
    """Read which products a folder's manifest lists, by path; None where it has no manifest of ours."""
    listed = listed_digests(folder)
    return None if listed is None else frozenset(listed)


def listed_digests(folder: Path) -> Mapping[str, str] | None:
    """Read the SHA-256 of each product that a folder's manifest lists, by path; None without a manifest of ours."""
    try:
        content: Any = json.loads((folder / MANIFEST).read_bytes())
        ours = content["tool"]["name"] == _TOOL
        return {str(product["path"]): str(product["sha256"]) for product in content["products"]} if ours else None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
