"""The HTML fragment: a readable golden, block numbers that agree with the blocks, closed doors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.doctree import fragment, parse, read_back

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
==============
Plan of Action
==============

The 23\\ :sup:`rd` meeting & its *will*:

3. first

   * a bullet

#. second

   with more

.. class:: language-ar

نص عربي

План
----

See `the site <https://example.org/>`_, :strong:`now`.
"""

GOLDEN = """\
<h1 class="title" data-block="0" id="en-plan-of-action">Plan of Action</h1>
<p class="preamble" data-block="1">The 23<sup>rd</sup> meeting &amp; its <em>will</em>:</p>
<ol class="arabic" start="3" style="counter-reset: list-item 2">
<li data-block="2">first<ul>
<li data-block="3">a bullet</li>
</ul>
</li>
<li data-item="4"><p data-block="4">second</p>
<p data-block="5">with more</p>
</li>
</ol>
<p data-block="6" dir="rtl" lang="ar">نص عربي</p>
<h2 data-block="7" id="en-section-1">План</h2>
<p data-block="8">See <a class="reference external" href="https://example.org/">the site</a>, <strong>now</strong>.</p>
"""


def html(rst: str, tag: str = "en") -> str:
    return fragment(parse(rst, "x.rst")[0], tag)


def test_golden() -> None:
    assert html(TEXT) == GOLDEN


def test_writing_leaves_the_tree_as_it_was() -> None:
    document, _ = parse(TEXT, "en.rst")
    before = document.pformat()
    assert fragment(document, "en") == fragment(document, "en")
    assert document.pformat() == before


def test_ids_of_two_languages_differ() -> None:
    ids = [set(re.findall(r'id="([^"]+)"', html("План\n====\n\nТекст\n", tag))) for tag in ("ru", "bg")]
    assert ids == [{"ru-section-1"}, {"bg-section-1"}]


@pytest.mark.parametrize(
    ("rst", "expected"),
    [
        ("T\n=\n\nNo list follows.\n\nMore.\n", 0),
        ("T\n=\n\nOne.\n\nTwo.\n\n* list\n", 1),
        ("T\n=\n\n* list\n\nAfter.\n", 0),
        ("One.\n\n* list\n", 0),
    ],
)
def test_a_preamble_stands_between_title_and_list(rst: str, expected: int) -> None:
    assert html(rst).count('class="preamble"') == expected


def test_a_passage_in_the_texts_own_language_is_not_marked() -> None:
    assert html(".. class:: language-ar\n\nنص\n", "ar") == '<p data-block="0">نص</p>\n'


def test_a_section_in_another_language_is_marked_as_a_whole() -> None:
    written = html("T\n=\n\n.. class:: language-ar\n\nجزء\n---\n\nنص\n\nEnd\n---\n\nText\n")
    assert written == (
        '<h1 class="title" data-block="0" id="en-t">T</h1>\n'
        '<section dir="rtl" lang="ar">\n'
        '<h2 data-block="1" id="en-section-1">جزء</h2>\n'
        '<p data-block="2">نص</p>\n'
        "</section>\n"
        '<h2 data-block="3" id="en-end">End</h2>\n'
        '<p data-block="4">Text</p>\n'
    )


def test_images_are_never_read(tmp_path: Path) -> None:
    picture = tmp_path / "canary.svg"
    picture.write_text("<svg xmlns='http://www.w3.org/2000/svg'><text>canary</text></svg>", encoding="utf-8")
    document, _ = parse(f".. image:: {picture}\n   :alt: sign\n   :loading: embed\n", "en.rst")
    written = fragment(document, "en", {str(picture): "image:1"})
    assert "<text>" not in written
    assert 'alt="sign"' in written


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x"])
def test_links_of_other_schemes_become_text(address: str) -> None:
    written = html(f"See `here <{address}>`_ now.\n")
    assert "<a" not in written
    assert "See here now." in written


def test_markup_in_the_text_is_text() -> None:
    assert "<script" not in html("<script>alert(1)</script> & <b>\n")


PIECES = st.sampled_from(
    [
        "Text *em* here.",
        "* bullet\n\n  * nested\n\n* more",
        "1. one\n2. two\n\n   para",
        "term\n   definition",
        "| a line\n| of verse",
        "    a quotation\n\n    -- by someone",
        "literal::\n\n    code",
        "=== ===\na   b\n=== ===\n1   2\n=== ===",
        ":field: body",
        ".. note:: take care",
        ".. a comment",
        ".. rubric:: Rubric",
        ">>> doctest",
        "Head\n----",
    ]
)


@given(st.lists(PIECES, max_size=6))
def test_every_block_is_in_the_html_once_and_in_order(pieces: list[str]) -> None:
    document, _ = parse("Title\n=====\n\n" + "\n\n".join(pieces) + "\n", "x.rst")
    numbers = re.findall(r'data-block="(\d+)"', fragment(document, "en"))
    assert numbers == [str(index) for index in range(len(read_back(document)))]


def test_nothing_stands_around_a_link_in_an_item() -> None:
    assert html("1. See https://example.org/a.\n2. (`Here <https://example.org/b>`__)\n").count("\n") == html(
        "1. See.\n2. (Here)\n"
    ).count("\n")
    assert '">https://example.org/a</a>.</li>' in html("1. See https://example.org/a.\n2. None.\n")


def test_who_said_what_is_quoted_stands_below_it() -> None:
    assert '<p class="said-by" data-block="1">— Ana</p>' in html("   It stays.\n\n   \\— Ana\n")
    assert "said-by" not in html("   — Ana, she said.\n") + html("   It stays.\n\n   And goes.\n")
