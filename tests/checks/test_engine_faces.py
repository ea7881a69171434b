"""Gate G9: nothing but the lock is visible to the engine, and it says nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publish.checks.engine_faces import check
from publish.diagnostics import Code
from publish.pdf.model import VisibleFace

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import Product
    from publish.fonts import FontCatalog


def test_the_engine_sees_the_lock(lay_out: Callable[..., Product], catalog: FontCatalog) -> None:
    result, findings = check(lay_out("en", "Plan"), catalog)
    assert (result.failed, findings) == (0, ())
    assert result.checked > 10


@pytest.mark.parametrize(
    ("faces", "warnings", "words"),
    [
        ((VisibleFace("Comic Neue", "00" * 32),), (), "Comic Neue (declared by a style sheet"),
        ((VisibleFace("DejaVu Sans", "00" * 32, declared=False),), (), "DejaVu Sans (of the system"),
        (None, ("Ignored `font-family` at 3:1.",), "Ignored `font-family` at 3:1."),
        ((), (), "saw no font at all"),
    ],
)
def test_what_is_not_locked_or_not_silent_is_seen(
    lay_out: Callable[..., Product],
    catalog: FontCatalog,
    faces: tuple[VisibleFace, ...] | None,
    warnings: tuple[str, ...],
    words: str,
) -> None:
    product = lay_out("en", "Plan")
    (placed,) = product.sections
    seen = placed.rendition.faces if faces is None else faces
    rendition = replace(placed.rendition, faces=seen, warnings=warnings)
    result, (finding,) = check(replace(product, sections=(replace(placed, rendition=rendition),)), catalog)
    assert result.failed == 1
    assert finding.diagnostic.code is Code.G009
    assert words in finding.diagnostic.message


def test_a_locked_face_from_the_system_is_still_none_of_ours(
    lay_out: Callable[..., Product], catalog: FontCatalog
) -> None:
    product = lay_out("en", "Plan")
    (placed,) = product.sections
    faces = tuple(replace(face, declared=False) for face in placed.rendition.faces)
    rendition = replace(placed.rendition, faces=faces)
    result, _ = check(replace(product, sections=(replace(placed, rendition=rendition),)), catalog)
    assert result.failed == len(faces)
