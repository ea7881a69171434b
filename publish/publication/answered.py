"""Whether the answers of publication.toml ([[allow]]) can be about anything: languages it declares, codes there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.locale import language
from publish.publication.allowable import ALLOWABLE, way_out
from publish.publication.faults import nearest, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.publication.document import TomlDocument


def check_answers(document: TomlDocument, declared: Sequence[str]) -> Iterator[Diagnostic]:
    """Check the languages and codes of the answers; `declared` are the publication's language tags."""
    entries = document.data.get("allow")
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if not isinstance(entry, dict):
            continue
        tag, code = entry.get("language"), entry.get("code")
        if isinstance(tag, str) and not ((known := language(tag)) and known.tag in declared):
            near = nearest(tag, declared)
            meant = f'Did you mean "{near}"? ' if near else ""
            message = f"{shown(tag)} in [[allow]] is no language of the publication."
            hint = f"{meant}Declared: {', '.join(declared)}."
            yield Diagnostic(Code.C003, message, document.at_value("allow", number, "language"), hint)
        if isinstance(code, str) and code.startswith("P0") and code not in ALLOWABLE:
            message = f"{shown(code)} in [[allow]] is no code of a difference between translations."
            yield Diagnostic(Code.C003, message, document.at_value("allow", number, "code"), way_out(code))
