"""Write one language of the handbook as Markdown, reStructuredText, plain text or HTML."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Text = Mapping[str, Any]

_CODE = re.compile(r"``?([^`]+)``?")
_STOPS = {"hi": "।"}


def markdown(tag: str, text: Text) -> str:
    """Write it with a note, a table and a link."""
    words, address = text["link"]
    lines = [f"# {text['title']}", "", text["intro"], "", f"## {text['what']}", "", text["bring"], ""]
    lines += [*(f"- {one}" for one in text["bullets"]), "", f"## {text['how']}", ""]
    lines += [*(f"{number}. {one}" for number, one in enumerate(text["steps"], 1)), "", text["possible"], ""]
    lines += [*(f"- {one}" for one in text["results"]), "", f"> {text['quotation']}", ">", f"> — {text['who']}", ""]
    rows = [text["head"], ["---"] * 3, *text["rows"]]
    lines += [*("| " + " | ".join(row) + " |" for row in rows), "", f"## {text['safety']}", ""]
    lines += [_CODE.sub(r"`\1`", text["rules"]) + "[^1]", "", f"[^1]: {text['note']}", ""]
    return "\n".join([*lines, f"{text['more']} [{words}]({address}){_stop(tag)}", "", text["last"], ""])


def restructured(tag: str, text: Text) -> str:
    """Write it with a note, letters for the results, a table and a link."""
    words, address = text["link"]
    lines = [text["title"], "=" * 60, "", text["intro"], "", text["what"], "-" * 60, "", text["bring"], ""]
    lines += [*(f"* {one}" for one in text["bullets"]), "", text["how"], "-" * 60, ""]
    lines += [*(f"{number}. {one}" for number, one in enumerate(text["steps"], 1)), "", text["possible"], ""]
    lines += [*(f"{letter}) {one}" for letter, one in zip("abc", text["results"], strict=True)), "", ".."]
    lines += [
        "",
        f"   {text['quotation']}",
        "",
        f"   -- {text['who']}",
        "",
        ".. list-table::",
        "   :header-rows: 1",
        "",
    ]
    for row in (text["head"], *text["rows"]):
        lines += [f"   * - {row[0]}", *(f"     - {cell}" for cell in row[1:])]
    rules = _CODE.sub(r"``\1``", text["rules"])
    lines += ["", text["safety"], "-" * 60, "", f"{rules} [#n]_", "", f".. [#n] {text['note']}", ""]
    return "\n".join([*lines, f"{text['more']} `{words} <{address}>`_{_stop(tag)}", "", text["last"], ""])


def plain(_tag: str, text: Text) -> str:
    """Write it as it would stand in a mail: nothing marks a heading, tabs part the cells."""
    _, address = text["link"]
    lines = [text["title"], "", text["intro"], "", text["what"], "", text["bring"], ""]
    lines += [*(f"- {one}" for one in text["bullets"]), "", text["how"], ""]
    lines += [*(f"{number}. {one}" for number, one in enumerate(text["steps"], 1)), "", text["possible"], ""]
    lines += [*(f"- {one}" for one in text["results"]), "", f"> {text['quotation']}", f"> — {text['who']}", ""]
    lines += ["\t".join(row) for row in (text["head"], *text["rows"])]
    lines += ["", text["safety"], "", f"{text['rules']} {text['note']}", "", f"{text['more']} {address}", ""]
    return re.sub(r"\*\*|\*|``|`", "", "\n".join([*lines, text["last"], ""]))


def page(tag: str, text: Text) -> str:
    """Write it as a page of the web, with a menu."""
    words, address = text["link"]
    parts = [f"<h1>{text['title']}</h1>", _paragraph(text["intro"]), f"<h2>{text['what']}</h2>"]
    parts += [_paragraph(text["bring"]), _listing("ul", text["bullets"]), f"<h2>{text['how']}</h2>"]
    parts += [_listing("ol", text["steps"]), _paragraph(text["possible"]), _listing("ul", text["results"])]
    parts += [f"<blockquote>{_paragraph(text['quotation'])}<p>— {text['who']}</p></blockquote>", "<table>"]
    parts += [f"<tr>{''.join(f'<th>{cell}</th>' for cell in text['head'])}</tr>"]
    parts += [f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in text["rows"]]
    parts += ["</table>", f"<h2>{text['safety']}</h2>", _paragraph(f"{text['rules']} {text['note']}")]
    parts += [f'<p>{text["more"]} <a href="{address}">{words}</a>{_stop(tag)}</p>', _paragraph(text["last"])]
    menu = '<nav><a href="/">Home</a> <a href="/about">About</a></nav>'
    return f'<html lang="{tag}"><title>{text["title"]}</title><body>{menu}{"".join(parts)}</body></html>'


def _paragraph(text: str) -> str:
    bare = _CODE.sub(r"<code>\1</code>", html.escape(text, quote=False))
    strong = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", bare)
    slanted = re.sub(r"\*([^*]+)\*", r"<em>\1</em>", strong)
    return f"<p>{slanted}</p>"


def _listing(name: str, items: list[str]) -> str:
    return f"<{name}>{''.join(f'<li>{item}</li>' for item in items)}</{name}>"


def _stop(tag: str) -> str:
    return _STOPS.get(tag, ".")


FORMS: dict[str, Callable[[str, Text], str]] = {"md": markdown, "rst": restructured, "txt": plain, "html": page}
