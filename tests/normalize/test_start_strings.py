"""Stars are markup where docutils takes them for markup, and text everywhere else: none is lost."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import example, given
from hypothesis import strategies as st

from publish.intake import SourceText
from publish.normalize import InlineRole, normalize

SAFE = {"_disable_config": True, "file_insertion_enabled": False, "raw_enabled": False, "report_level": 5}
ROLES = {"emphasis": InlineRole.EMPHASIS, "strong": InlineRole.STRONG}


def ours(paragraph: str) -> tuple[str, list[tuple[str, InlineRole]]]:
    (block,) = normalize([SourceText("x.rst", paragraph)], given={"x.rst": "en"}).blocks
    return block.text, [(block.text[one.start : one.end], one.role) for one in block.inlines]


def theirs(paragraph: str) -> tuple[str, list[tuple[str, InlineRole]]]:
    (found, *_) = publish_doctree(paragraph, settings_overrides=SAFE).findall(nodes.paragraph)
    spans = [(one.astext(), ROLES[kind]) for one in found for kind in ROLES if isinstance(one, getattr(nodes, kind))]
    return found.astext(), spans


@given(st.text("ab *\\()\"'.-,«»„“”‚§", max_size=20).map(lambda text: f"x {' '.join(text.split())}".strip()))
@example("x 5 * 3 is 15, and *args and **kwargs too.")
@example("x (*a*) «*b*» a*b*c *a\\* b* **a*** ***a**")
@example('x "*" (*) *a **b* c**')
@example("x *a\\ * b*")
@example("x *a*„ §*a* *a*§")
def test_stars_are_read_as_docutils_reads_them(paragraph: str) -> None:
    assert ours(paragraph) == theirs(paragraph)


@pytest.mark.parametrize("string", ["*", "**"])
def test_what_is_never_closed_is_looked_for_once(string: str) -> None:
    text = f"x{f' {string}a' * 20_000}"
    assert ours(text)[0] == text
