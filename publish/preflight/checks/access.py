"""Access: figures have a text in their place, links and outline are still there, no identifier stands twice.

Protects: a screen reader that meets a figure without a text says "image"; an editor who prints it never notices. Norm:
ISO 14289-1, 7.3 (figures), 7.9 (identifiers), 7.18.5 (links); ISO 32000-2, 12.3.3. Passes: a Figure with /Alt. Fails:
one without; a file of five links where six were set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.preflight.model import Outcome, Subject, Use

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "tags, links and outline"


def check(subject: Subject) -> Outcome | None:
    """Look at what readers of the screen edition need; print files are not asked."""
    if subject.use is not Use.SCREEN:
        return None
    facts = subject.facts
    looked_at = facts.figures + facts.ids + subject.links + subject.outline
    return Outcome(NAME, subject.path, looked_at, tuple(_findings(subject)))


def _findings(subject: Subject) -> Iterator[Diagnostic]:
    facts = subject.facts
    for page, count in sorted(facts.unnamed_figures.items(), key=lambda item: item[0] or 0):
        what = "A figure has" if count == 1 else f"{count} figures have"
        yield Diagnostic(
            Code.K010,
            f"{what} no text for those who do not see.",
            hint="Say in the source what the picture shows: `:alt:` in reStructuredText, alt in HTML and Markdown.",
            place=PagePlace(subject.path, page or 1),
        )
    links = sum(page.links for page in facts.pages)
    if links < subject.links:
        yield _lost(subject, f"The file has {links} links; {subject.links} were set.")
    if facts.outline != subject.outline:
        yield _lost(subject, f"The outline has {facts.outline} lines; {subject.outline} were set.")
    if not facts.tagged:
        yield _lost(subject, "The file has no tags.")
    for name in facts.duplicate_ids:
        yield Diagnostic(
            Code.K012,
            f'The identifier "{name}" stands twice in the tags.',
            hint="Name headings and notes differently; links lead to the first one only.",
            place=PagePlace(subject.path, 1),
        )


def _lost(subject: Subject, message: str) -> Diagnostic:
    hint = "Build again; if it stays so, report it with this source."
    return Diagnostic(Code.K011, message, hint=hint, place=PagePlace(subject.path, 1))
