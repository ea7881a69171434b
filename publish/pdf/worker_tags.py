"""Language on the structure elements of every element that declares one (ISO 14289-1, 7.2): the engine adds none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags

if TYPE_CHECKING:
    from collections.abc import Iterator


def install() -> None:
    """Wrap the engine's tag builder, which has no public hook; the engine's version is pinned and tested."""
    build = tags._build_box_tree  # noqa: SLF001 - see above

    def build_with_language(box: Any, *rest: Any) -> Iterator[Any]:  # noqa: ANN401 - the engine ships no types
        real = box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001
        language = real.element.get("lang") if real.element is not None else None
        for element in build(box, *rest):
            if language and "Lang" not in element:
                element["Lang"] = pydyf.String(language)
            yield element

    tags._build_box_tree = build_with_language  # noqa: SLF001
