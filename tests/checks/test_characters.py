"""Gate G0: what must not reach a page is found where the author wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.checks.characters import check
from publish.normalize.model import Block, BlockType, Origin

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("character", "kind"),
    [
        ("\u0092", "control character"),
        ("\t", "control character"),
        ("\ue000", "private use"),
        ("\U000f0000", "private use"),
        ("\ud800", "surrogate"),
        ("\ufdd0", "no character"),
        ("\U0001ffff", "no character"),
        ("\u0378", "no character"),
        ("\ufffd", "replacement"),
        ("\ufffc", "placeholder"),
        ("\u2028", "separator"),
        ("\ufe8e", "presentation form"),
        ("\ufb01", "presentation form"),
        ("\u202e", "unbalanced"),
        ("\u2069", "unbalanced"),
        ("\u2066\u202c", "unbalanced"),
    ],
)
def test_forbidden(block: Callable[..., Block], character: str, kind: str) -> None:
    result, findings = check([block("fine"), block(f"ab{character}c")])
    assert (result.checked, result.failed) == (7 + len(character), len(character))
    assert all(kind in finding.diagnostic.message for finding in findings)
    assert str(findings[0].diagnostic.location) == "a.txt:7:5"
    assert findings[0].diagnostic.hint
    assert findings[0].text == character[0]


@pytest.mark.parametrize(
    "text",
    [
        "Қазақстан 2024 — «ә»",
        "می\u200cخواهم",
        "\ufdf2 \ufdfd \ufdfc \ufd3e\ufd3f",
        "a\u202bעברית\u202cb \u2066x\u2067y\u2069\u2069",
        "soft\u00adhyphen, one\nline",
        "of Unicode 16: \u1c89 \u2427",
        "\U0001f469\u200d\U0001f680 ½ ② Ａ",
    ],
)
def test_allowed(block: Callable[..., Block], text: str) -> None:
    result, findings = check([block(text)])
    assert (result.checked, result.failed, findings) == (len(text), 0, ())


@given(
    st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd", "Mn", "Po", "Zs"), codec="utf-8"), max_size=30), st.data()
)
def test_a_replacement_character_is_found_wherever_it_stands(text: str, data: st.DataObject) -> None:
    before = check([Block(BlockType.PARA, "en", text, "a.txt", (Origin(0, 1, 1),))])[0].failed
    at = data.draw(st.integers(0, len(text)))
    damaged = Block(BlockType.PARA, "en", f"{text[:at]}\ufffd{text[at:]}", "a.txt", (Origin(0, 1, 1),))
    result, findings = check([damaged])
    assert result.failed == before + 1
    assert f"a.txt:1:{at + 1}" in {str(finding.diagnostic.location) for finding in findings if finding.text == "\ufffd"}
