"""`publish explain`: what a code means, why it matters, how to mend it and how to allow it."""

from __future__ import annotations

import json
import textwrap
from dataclasses import asdict

import click

from publish.cli import options
from publish.diagnostics import Code
from publish.diagnostics.pages import CodePage, code_page

_WIDTH = 88


class _CodeName(options.Name):
    """A code in capitals or small letters; a wrong one is answered with the nearest."""

    name = "code"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Accept a known code."""
        return super().convert(value.upper(), param, ctx)


_CODES = _CodeName([str(code) for code in Code], listed="publish explain")


@click.command()
@click.argument(
    "code", metavar="[CODE]", required=False, type=_CodeName([str(code) for code in Code], listed="publish explain")
)
@click.option(
    "--format",
    "format_",
    type=options.Name(("text", "json")),
    default="text",
    show_default=True,
    help="How to print it.",
)
def command(code: str | None, format_: str) -> int:
    """Explain a CODE that a report names. Without one, list all codes.

    \b
    Examples:
      publish explain G001
      publish explain
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    pages = [code_page(Code[code])] if code else [code_page(one) for one in sorted(Code)]
    if format_ == "json":
        told = json.dumps(
            [{"title": page.code.meaning, **asdict(page)} for page in pages], ensure_ascii=False, indent=2
        )
    elif code:
        told = explained(pages[0])
    else:
        told = "\n".join(f"{page.code}  {page.code.meaning}" for page in pages)
    click.echo(f"{told}\n".encode(), nl=False)
    return 0


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
