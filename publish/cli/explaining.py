"""The work behind `publish explain`: the page of a code, or the list of all."""

from __future__ import annotations

import json
import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.diagnostics.pages import CodePage, code_page
from publish.diagnostics.search import about

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 88


def explain(words: Sequence[str], form: str) -> str:
    """Write the pages of codes, or the list of those that words are about, or of all; as `text` or `json`.

    A letter stands for the codes that begin with it. Empty where nothing is found.
    """
    codes = [code for word in words for code in _named(word)]
    is_named = bool(words) and all(map(_named, words))
    found = codes if is_named else about(words) if words else sorted(Code)
    pages = [code_page(code) for code in found]
    if not pages:
        return ""
    if form == "json":
        told = json.dumps(
            [{"title": page.code.meaning, **asdict(page)} for page in pages], ensure_ascii=False, indent=2
        )
    elif (is_named and all(word.upper() in set(Code) for word in words)) or len(pages) == 1:
        told = "\n\n\n".join(map(explained, pages))
    else:
        told = "\n".join(f"{page.code}  {page.code.meaning}" for page in pages)
    return f"{told}\n"


def _named(word: str) -> list[Code]:
    """The code that a word is, or those of the letter that it is."""
    said = word.upper()
    return [code for code in sorted(Code) if code == said or (len(said) == 1 and code[0] == said)]


def explained(page: CodePage) -> str:
    """Write a code's page for a terminal."""
    parts = [f"{page.code}: {page.code.meaning}"]
    parts += [f"{heading}\n{_filled(text)}" for heading, text in page.parts]
    parts += [f"This fails\n{_shown(page.fails)}", f"This passes\n{_shown(page.passes)}"]
    return "\n\n".join(parts)


def _filled(text: str) -> str:
    """Fill the paragraphs of a text; indented ones stay as they are."""
    paragraphs = (
        textwrap.indent(paragraph, "  ")
        if paragraph.startswith(" ")
        else textwrap.fill(paragraph, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
        for paragraph in text.split("\n\n")
    )
    return "\n\n".join(paragraphs)


def _shown(example: str) -> str:
    return textwrap.indent(example, "    ")
