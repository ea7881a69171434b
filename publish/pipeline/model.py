"""What the steps of a build hand to one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.checks.model import Product
    from publish.diagnostics import Diagnostic
    from publish.edition import Text
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
