"""What the engine puts in a box tree for a box that is positioned: its place; the box itself stands behind."""

from __future__ import annotations

from typing import Any

from weasyprint.layout.absolute import AbsolutePlaceholder


def box_of(child: Any) -> Any:  # noqa: ANN401 - the engine ships no types
    """Return the box that a child of another one is, or that a placeholder stands for."""
    return child._box if isinstance(child, AbsolutePlaceholder) else child  # noqa: SLF001 - no public way; the version is pinned
