"""What an author of reStructuredText meant as markup and docutils does not understand.

Much of what docutils says of a text is of no account, since the words are read all the same; told is what an author
would not expect in print: signs of markup that stand there as they were typed, and directives that are left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Severity
from publish.doctree.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.diagnostics import Diagnostic

_AS_TYPED = "It is printed as it stands."
_LEFT_OUT = "It is left out, with all that belongs to it."
#: What docutils says, what that means, and what becomes of it.
_TOLD = tuple(
    (re.compile(said), meaning, became)
    for said, meaning, became in (
        (
            r"Inline (?P<what>emphasis|strong|literal) start-string",
            "The markup ({what}) that begins here has no end.",
            _AS_TYPED,
        ),
        (r"Inline .* start-string without end-string", "The markup that begins here has no end.", _AS_TYPED),
        (
            r'Unknown target name: "(?P<what>.+)"',
            "Nothing in this text has the name “{what}”, to which this leads.",
            _AS_TYPED,
        ),
        (
            r'Undefined substitution referenced: "(?P<what>.+)"',
            "Nothing in this text says what “{what}” stands for.",
            _AS_TYPED,
        ),
        (r"footnote references: only", "There are fewer notes than calls of notes.", _AS_TYPED),
        (r'Unknown directive type "(?P<what>[^"]+)"', "The directive “{what}” is not known.", _LEFT_OUT),
        (r'"(?P<what>[^"]+)" directive disabled', "The directive “{what}” is not carried out.", _LEFT_OUT),
    )
)


def misunderstood(rst: str, name: str) -> tuple[Diagnostic, ...]:
    """Tell what stands in an author's text as markup and is none that docutils understands (D001, warnings)."""
    return tuple(_told(parse(rst, name)[1]))


def _told(problems: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    for problem in problems:
        for said, meaning, became in _TOLD:
            match = said.search(problem.message)
            if match:
                message = meaning.format(**match.groupdict())
                yield replace(
                    problem, message=message, severity=Severity.WARNING, hint=f"{became} {problem.hint or ''}".strip()
                )
                break
