"""Whether the answers of publication.toml ([[allow]]) can be about anything: languages it declares, codes there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.locale import language
from publish.publication.faults import nearest, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.publication.document import TomlDocument

#: What an answer may name: the differences between translations, not the finding about the answer itself.
_CODES = tuple(str(code) for code in Code if code.startswith("P0") and code is not Code.P090)


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
        if isinstance(code, str) and code.startswith("P0") and code not in _CODES:
            near = nearest(code, _CODES)
            meant = f'Did you mean "{near}"? ' if near else ""
            message = f"{shown(code)} in [[allow]] is no code of a difference between translations."
            hint = f"{meant}They are {_CODES[0]} to {_CODES[-1]}: see publish explain {near or _CODES[0]}."
            yield Diagnostic(Code.C003, message, document.at_value("allow", number, "code"), hint)
