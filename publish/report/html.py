"""report/index.html: one file that opens anywhere without a network, for editors, coordinators and printers.

The page's style and script are the only ones that its policy lets run (Content Security Policy level 3, by hash), and
pictures stand in it as data: nothing that an author writes can fetch, run or dress anything.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from publish import __version__
from publish.diagnostics import Severity
from publish.report.cards import cards, language_name, marked_pages, picture_id, product_link
from publish.report.coverage import gate_meaning
from publish.report.excerpt import visible
from publish.report.print_ticket import listed
from publish.report.side_by_side import side_by_side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.intake import Repair
    from publish.intake.repairs import Rule
    from publish.report.cards import Card
    from publish.report.model import Evidence, Report

_FOLDER = Path(__file__).with_name("page")

#: So many repairs are listed; report.json has them all.
_MOST_REPAIRS = 500

#: Of more findings than these, paper shows each page once with all of its marks, not a part of it beside each finding.
_FEW = 40

_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def render(report: Report) -> str:
    """Write a report as one HTML page; the same report gives the same page."""
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(_FOLDER),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_printable,
    )
    style, script = (_asset(name) for name in ("report.css", "report.js"))
    shown = cards(report)
    evidence = report.evidence
    lines = side_by_side(evidence.parity, shown) if evidence.parity else ()
    return environment.get_template("index.html").render(
        report=report,
        evidence=evidence,
        cards=shown,
        counts=_counts(shown, evidence),
        severities=_SEVERITIES,
        codes=sorted({card.diagnostic.code for card in shown}),
        pictures=[
            (picture_id(path, picture.page), picture, base64.b64encode(picture.png).decode())
            for path, pictures in evidence.pictures.items()
            for picture in pictures
        ],
        lines=lines,
        rows={number: at for at, line in enumerate(lines, 1) for cell in line.cells for number in cell.cards},
        marked_pages=marked_pages(shown),
        beside={product.path for product in evidence.products},
        crowded=len(shown) > _FEW,
        repairs=report.repairs[:_MOST_REPAIRS],
        repaired=_by_rule(report.repairs),
        gate_meaning=gate_meaning,
        product_link=product_link,
        language_name=language_name,
        listed=listed,
        version=__version__,
        style=Markup(style),  # noqa: S704 - our own file, which holds nothing of an author's
        script=Markup(script),  # noqa: S704 - the same
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _printable(value: object) -> object:
    """Show controls and bidi controls, which could forge the page's picture, and half surrogates, as their names."""
    if isinstance(value, Markup):
        return value
    return "\n".join(visible(line) for line in str(value).split("\n"))


def _asset(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _counts(shown: Sequence[Card], evidence: Evidence) -> Mapping[str, Mapping[Severity, int]]:
    """Count findings by language tag and severity; under the empty tag those that are of no one language."""
    counted = Counter((card.language.tag if card.language else "", card.diagnostic.severity) for card in shown)
    tags = dict.fromkeys([*(language.tag for language in evidence.languages), *(tag for tag, _ in counted)])
    return {tag: {severity: counted[tag, severity] for severity in _SEVERITIES} for tag in sorted(tags, key=_last)}


def _last(tag: str) -> bool:
    """Sort what is of no one language behind the languages, which keep their order."""
    return not tag


def _by_rule(repairs: Sequence[Repair]) -> tuple[tuple[Rule, int], ...]:
    return tuple(sorted(Counter(repair.rule for repair in repairs).items()))
