"""What manifests say alike: which program made something for which publication, and of which sources and fonts."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from publish import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

TOOL = "publish"

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Inputs:
    """What went into a build: the publication's id, and the SHA-256 (hexadecimal) of each source and font by name."""

    publication: str
    sources: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)


def tool() -> dict[str, str]:
    """Name the program and its version, as all that it writes for programs does."""
    return {"name": TOOL, "version": __version__}


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return sha256(data).hexdigest()


def manifest(inputs: Inputs, more: Mapping[str, Any]) -> bytes:
    """Write a manifest of what went in, with more of its own; the same inputs give the same bytes."""
    content = {
        "version": _VERSION,
        "tool": tool(),
        "publication": inputs.publication,
        **more,
        "sources": [{"path": name, "sha256": told} for name, told in inputs.sources.items()],
        "fonts": [{"file": name, "sha256": told} for name, told in sorted(inputs.fonts.items())],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
