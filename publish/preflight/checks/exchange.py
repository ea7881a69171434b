"""Exchange: what PDF/X-1a demands of a file beside fonts, boxes, inks and effects. The standard itself is not claimed.

Protects: a print shop's system turns back files without an output intent or with anything that acts. Norm: ISO 15930-1,
6.1 to 6.14, each demand by its name. Passes: an OutputIntent GTS_PDFX that names FOGRA52. Fails: none at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, PagePlace, Severity
from publish.preflight.model import Outcome, Subject, Use

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "demands of PDF/X"


def check(subject: Subject) -> Outcome | None:
    """Ask each demand of the press edition; other products are not for exchange."""
    if subject.use is not Use.PRESS:
        return None
    demands = list(_demands(subject))
    findings = [
        Diagnostic(
            Code.K015,
            f"PDF/X demands {demand}; the file does not meet it.",
            hint="Build again; if it stays so, report it with this source.",
            place=PagePlace(subject.path, 1),
        )
        for demand, met in demands
        if not met
    ]
    told = Diagnostic(
        Code.K014,
        f"The output intent is {subject.facts.output_intent or 'missing'}; of PDF/X {len(demands) - len(findings)} of "
        f"{len(demands)} further demands are met ({', '.join(name for name, met in demands if met)}). "
        "The standard is not claimed: no free program can prove it.",
        place=PagePlace(subject.path, 1),
        severity=Severity.NOTE,
    )
    return Outcome(NAME, subject.path, len(demands), (*findings, told))


def _demands(subject: Subject) -> Iterator[tuple[str, bool]]:
    facts = subject.facts
    yield "an output intent of its own kind", facts.intent_kind == "GTS_PDFX"
    yield "a named printing condition", bool(facts.output_intent)
    yield "the key Trapped", facts.trapped in {"True", "False"}
    yield "a title", bool(facts.title.strip())
    yield "a file identifier", facts.has_file_id
    yield "no encryption", not facts.encrypted
    yield "nothing that acts", not facts.active
    yield "no links or comments on the page", not any(page.links for page in facts.pages)
    yield "a trim box on every page", all("TrimBox" in page.boxes for page in facts.pages)
