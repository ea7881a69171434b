"""The work behind `publish explain`: the page of a code, or the list of all."""

from __future__ import annotations

import json
import textwrap
from dataclasses import asdict

from publish.diagnostics import Code
from publish.diagnostics.pages import CodePage, code_page

_WIDTH = 88


def explain(code: str | None, form: str) -> str:
    """Write a code's page, or without one the list of all codes, as `text` or `json`."""
    pages = [code_page(Code[code])] if code else [code_page(one) for one in sorted(Code)]
    if form == "json":
        told = json.dumps(
            [{"title": page.code.meaning, **asdict(page)} for page in pages], ensure_ascii=False, indent=2
        )
    elif code:
        told = explained(pages[0])
    else:
        told = "\n".join(f"{page.code}  {page.code.meaning}" for page in pages)
    return f"{told}\n"


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
