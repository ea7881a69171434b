"""What `pre` holds: code stands as it was typed, plain text that was typed elsewhere is read as plain text."""

from __future__ import annotations

import pytest

from publish.intake import decode
from publish.intake.passages import Form
from publish.normalize import normalize

CODE = "if x:\n    return  y\n"


def forms(html: str) -> list[tuple[str, bool]]:
    source, _ = decode(html.encode(), "a.html")
    assert source
    blocks = normalize([source], given={"a.html": "en"}).blocks
    return [(block.text, block.form is Form.CODE) for block in blocks]


@pytest.mark.parametrize(
    "marked",
    [
        f"<pre><code>{CODE}</code></pre>",
        f"<pre class='src src-python'>{CODE}</pre>",
        f"<pre class='language-python'>\n{CODE}</pre>",
        "<div class=highlight><pre><span></span><span class='k'>if</span> x:\n    return  y\n\n</pre></div>",
    ],
)
def test_code_keeps_its_lines_and_spaces(marked: str) -> None:
    found = forms(f"<p>Type this on the machine, and wait:</p>{marked}<p>Then it is done, and you may go home.</p>")
    assert found[1:2] == [(CODE.rstrip(), True)]
    assert [code for _, code in found] == [False, True, False]


def test_lines_that_are_typed_at_a_prompt_are_code() -> None:
    assert forms("<p>Type this, and wait:</p><pre>$ make\n$ ./run --fast</pre>")[1] == ("$ make\n$ ./run --fast", True)


def test_a_letter_is_no_code() -> None:
    letter = "Dear all,\n\nplease come on Monday, and bring what\nyou need for the day.\n\n1. cups\n2. plates\n"
    found = forms(f"<p>They wrote to all of us:</p><pre>{letter}</pre>")
    assert found[2:] == [
        ("please come on Monday, and bring what you need for the day.", False),
        ("cups", False),
        ("plates", False),
    ]


def test_numbers_of_lines_and_links_to_edit_are_no_text() -> None:
    page = (
        "<h2>The garden<span class='mw-editsection'>[<a href='?e'>edit</a>]</span></h2><p>It is open all day long.</p>"
        "<table><tr><td class='linenos'><pre>1\n2</pre></td><td><pre>x = 1\ny = 2</pre></td></tr></table>"
    )
    assert forms(page) == [("The garden", False), ("It is open all day long.", False), ("x = 1\ny = 2", True)]
