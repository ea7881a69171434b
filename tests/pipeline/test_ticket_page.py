"""The ticket is one page, however much there is to print."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from publish.pipeline.looks import choose_stacks, compose_looks
from publish.pipeline.ticket import make_ticket_page
from publish.publication import load
from publish.report.print_ticket import PrintTicket, Ticked
from publish.resources import styles_folder
from tests.report.evidence import JOB, SHOP

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publish.checks.model import Product, Proof
    from publish.fonts import FontCatalog
    from publish.pdf.engine import Engine


@pytest.mark.long
@pytest.mark.parametrize("languages", [1, 25, 100])
def test_a_ticket_is_one_page_and_proven(
    languages: int, garden: Path, catalog: FontCatalog, engine: Engine, prove_product: Callable[[Product], Proof]
) -> None:
    publication, _ = load(garden)
    assert publication is not None
    stacks, _ = choose_stacks(publication, catalog, {})
    looks = compose_looks(publication, catalog, stacks, styles_folder())
    leaflet = replace(JOB, sheets=1, pages=4, staples=())
    jobs = (JOB, *(replace(leaflet, file=f"leaflets/x{number}-print.pdf") for number in range(languages)))
    jobs = (*jobs, replace(leaflet, file="leaflets/ar-print.pdf", spine="right"))
    ticked = tuple(Ticked(holds=bool(number % 2), demand=f"Demand {number}", figure="2 files") for number in range(12))
    product = make_ticket_page(engine, publication, PrintTicket("House rules", jobs, (SHOP,), ticked), looks, catalog)
    with pikepdf.open(io.BytesIO(product.pdf)) as pdf:
        assert len(pdf.pages) == 1
    proof = prove_product(product)
    assert proof.proven == proof.drawn > 0
    assert [gate.gate for gate in proof.gates if gate.failed] == []
