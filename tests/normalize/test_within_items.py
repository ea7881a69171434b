"""What stands in an item stays in it: quotations, tables, code, terms; in pages, in Markdown, in reStructuredText."""

from __future__ import annotations

import pytest
from docutils import nodes

from publish.doctree import parse
from publish.intake import decode
from publish.normalize import normalize
from publish.normalize.rst import write

PAGE = b"""<ol><li>One<blockquote>Said.<ul><li>Again</li></ul></blockquote><p>Behind it.</p></li>
<li>Two<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>
<dl><dt>Term</dt><dd>Meaning.</dd></dl><pre class="code">x = 1;</pre><p>Last.</p></li></ol>
<blockquote>Outside.</blockquote>"""
MARKDOWN = b"""1. One

   > Said.
   >
   > - Again

   Behind it.

2. Two

   | a | b |
   |---|---|
   | c | d |

   ```
   x = 1;
   ```

   Last.

> Outside.
"""


@pytest.mark.parametrize(("name", "data"), [("a.html", PAGE), ("a.md", MARKDOWN)])
def test_what_stands_in_an_item_stays_in_it(name: str, data: bytes) -> None:
    source, _ = decode(data, name)
    assert source
    written = write(normalize([source], given={name: "en"}).blocks, "en")
    document, messages = parse(written, "a.rst")
    assert messages == ()
    one, two = (item for item in document.findall(nodes.list_item) if isinstance(item.parent, nodes.enumerated_list))
    assert [type(child).__name__ for child in one] == ["paragraph", "block_quote", "paragraph"]
    assert [type(child).__name__ for child in one[1].children] == ["paragraph", "bullet_list"]
    shown = ["paragraph", "table", *(["definition_list"] if name == "a.html" else []), "literal_block", "paragraph"]
    assert [type(child).__name__ for child in two] == shown
    assert isinstance(document.children[-1], nodes.block_quote)
    again, _ = decode(written.encode(), "a.rst")
    assert again
    assert write(normalize([again], given={"a.rst": "en"}).blocks, "en") == written
