"""What the steps of a build hand to one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.report import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.checks.model import Product
    from publish.diagnostics import Diagnostic
    from publish.edition import Text
    from publish.intake import Repair
    from publish.normalize.model import Block
    from publish.preflight import Outcome, Subject
    from publish.press.ticket import JobTicket, PressJob


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The texts, ready to be set, in the order of the booklet; `blocks` and `rst` by language tag.

    `title_page` is the sources' title page as an HTML fragment, empty where they have none; its blocks stand in
    `blocks` under `cover`, its text in `rst` too. `pictures` are those that stand in the sources, by the addresses in
    `rst`.
    """

    texts: tuple[Text, ...]
    title_page: str
    blocks: Mapping[str, tuple[Block, ...]]
    rst: Mapping[str, str]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """Products, what was found while making them, a job ticket for each that is printed.

    `subjects` are what preflight is asked about, `outcomes` what it said; `press` are the editions for a print shop.
    """

    products: tuple[Product, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    jobs: tuple[JobTicket, ...] = ()
    subjects: tuple[Subject, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    press: tuple[PressJob, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of a build or a check: products by name, everything found, and what went in, for the manifest.

    `repairs` is what normalization did to the layout of the sources, in their order.
    """

    diagnostics: tuple[Diagnostic, ...]
    products: Mapping[str, bytes] = field(default_factory=dict)
    proof: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)
