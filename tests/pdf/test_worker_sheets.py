"""A sheet is read once for all sections that share it, and leaves the same in each document."""

from __future__ import annotations

import logging
from typing import Any

import pytest

pytest.importorskip("weasyprint")

from publish.pdf.worker_sheets import _sheet


class Reading:
    """Stands in for the engine's sheet: it declares a page, a layer, a counter and a colour, and may complain."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - as the engine's
        self.page_rules, self.layers = given["page_rules"], given["layers"]
        self.page_rules.append(("page", given["string"]))
        self.layers.append("layer")
        given["counter_style"]["own"] = given["string"]
        given["color_profiles"]["device"] = given["string"]
        if "wrong" in given["string"]:
            logging.getLogger("weasyprint").warning("wrong")


def document(text: str, fonts: object, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - as the engine's
    return {
        "string": text,
        "base_url": "",
        "media_type": "print",
        "font_config": fonts,
        "page_rules": [],
        "layers": [],
        "counter_style": {"decimal": 1},
        "color_profiles": {},
        **more,
    }


def test_a_document_cannot_tell_whether_its_sheet_was_read_for_it() -> None:
    known: dict[Any, Any] = {}
    fonts = object()
    first, second = document("p {}", fonts), document("p {}", fonts)
    one, other = _sheet(Reading, known, **first), _sheet(Reading, known, **second)
    assert len(known) == 1
    assert first == second
    assert other is not one
    assert other.page_rules is second["page_rules"]
    assert other.layers is second["layers"]


def test_other_texts_and_other_fonts_are_read() -> None:
    known: dict[Any, Any] = {}
    fonts = [object(), object()]
    for text, seen in (("a", fonts[0]), ("b", fonts[0]), ("a", fonts[1])):
        _sheet(Reading, known, **document(text, seen))
    assert len(known) == 3


def test_what_is_wrong_is_told_each_time(caplog: pytest.LogCaptureFixture) -> None:
    known: dict[Any, Any] = {}
    for _ in range(2):
        _sheet(Reading, known, **document("wrong", None))
    assert known == {}
    assert len(caplog.messages) == 2


def test_a_second_sheet_of_a_document_is_read() -> None:
    known: dict[Any, Any] = {}
    _sheet(Reading, known, **document("a", None, page_rules=[("page", "before")]))
    assert known == {}


def test_only_so_many_are_kept() -> None:
    known: dict[Any, Any] = {}
    for number in range(40):
        _sheet(Reading, known, **document(str(number), None))
    assert len(known) == 12
