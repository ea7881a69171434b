"""manifest.json: what a build is made of and what it made, with a fingerprint of each file.

It also marks a folder as ours: only a folder whose manifest.json we wrote is ever replaced.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from publish.provenance import TOOL, digest, manifest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from publish.provenance import Inputs

#: The manifest's name in the output folder.
MANIFEST = "manifest.json"


def write(products: Mapping[str, bytes], inputs: Inputs) -> bytes:
    """Write the manifest of a set of products; the same set gives the same bytes."""
    made = [{"path": name, "bytes": len(data), "sha256": digest(data)} for name, data in sorted(products.items())]
    return manifest(inputs, {"products": made})


def listed_products(folder: Path) -> frozenset[str] | None:
    """Read which products a folder's manifest lists, by path; None where it has no manifest of ours."""
    listed = listed_digests(folder)
    return None if listed is None else frozenset(listed)


def listed_digests(folder: Path) -> Mapping[str, str] | None:
    """Read the SHA-256 of each product that a folder's manifest lists, by path; None without a manifest of ours."""
    try:
        content: Any = json.loads((folder / MANIFEST).read_bytes())
        ours = content["tool"]["name"] == TOOL
        return {str(product["path"]): str(product["sha256"]) for product in content["products"]} if ours else None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def made(target: Path) -> Mapping[str, str]:
    """Give the SHA-256 of every product that a build has just put into a folder, and of the list of them.

    Nothing where the disk refuses to read them: what is not known is not remembered.
    """
    try:
        return {MANIFEST: sha256((target / MANIFEST).read_bytes()).hexdigest(), **(listed_digests(target) or {})}
    except OSError:
        return {}
