"""Equal documents for all programs: the same words, fonts, sizes, measure and pages, as HTML and as Typst.

What is equal is said in the docstrings, what is not in the page that `report.py` writes.
"""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: A5 and the text area of the booklet (`publish.style.grid`), in points: width, height, top, side, bottom.
PAGE = (419.5276, 595.2756, 56.6929, 43.9370, 62.5227)
#: Families, text size and leading of a script in the booklet and in a leaflet, title size (`styles/script`).
LATIN = (("Source Serif 4",), (10.2, 14.0), (10.8, 14.3), 23.0)
ARABIC = (("Scheherazade New", "Source Serif 4"), (12.4, 18.667), (13.2, 19.6), 29.0)


@dataclass(frozen=True, slots=True)
class Block:
    """A title, heading, para or item of a text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """One language's words."""

    tag: str
    blocks: tuple[Block, ...]

    @property
    def script(self) -> tuple[tuple[str, ...], tuple[float, float], tuple[float, float], float]:
        return ARABIC if self.is_rtl else LATIN

    @property
    def is_rtl(self) -> bool:
        return self.tag in {"ar", "fa", "he", "ur"}


def normalized(said: str) -> tuple[Text, ...]:
    """Read what `publish normalize --format json` said."""
    texts: dict[str, list[Block]] = {}
    for block in json.loads(said)["blocks"]:
        texts.setdefault(block["lang"], []).append(Block(block["type"], block["text"]))
    return tuple(Text(tag, tuple(blocks)) for tag, blocks in texts.items())


def write(texts: Sequence[Text], fonts: Path, folder: Path) -> tuple[list[Path], list[Path]]:
    """Write a booklet of all texts and a leaflet of each, as HTML and as Typst; give the files of both, in pairs."""
    pages, sources = [], []
    wanted = [("booklet", tuple(texts), 1), *((f"leaflet-{text.tag}", (text,), 2) for text in texts)]
    for name, parts, size in wanted:
        pages.append(folder / f"{name}.html")
        pages[-1].write_text(as_html(parts, fonts, size), encoding="utf-8")
        sources.append(folder / f"{name}.typ")
        sources[-1].write_text(as_typst(parts, size), encoding="utf-8")
    return pages, sources


def as_html(texts: Sequence[Text], fonts: Path, size: int) -> str:
    """Write HTML; `size` is 1 for the booklet, justified and hyphenated, 2 for a leaflet, ragged."""
    width, height, top, side, bottom = PAGE
    faces = "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url("{path.as_uri()}") }}\n'
        for family, weight, path in _faces(fonts)
    )
    align = "justify; hyphens: auto" if size == 1 else "start"
    rules = [
        f"@page {{ size: {width}pt {height}pt; margin: {top}pt {side}pt {bottom}pt }}",
        "@page { @bottom-center { content: counter(page) } }",
        f"body {{ margin: 0; text-align: {align} }}",
        "article + article { break-before: page } h1, h2 { text-align: start } p { margin: 0 }",
        "ol { margin: 0; padding-inline-start: 1.8em }",
    ]
    for text in texts:
        families, *sizes, title = text.script
        points, leading = sizes[size - 1]
        names = ", ".join(f'"{family}"' for family in families)
        rules.append(f":lang({text.tag}) {{ font: {points}pt/{leading}pt {names} }}")
        rules.append(f"h1:lang({text.tag}) {{ font-size: {title}pt; line-height: 1.2; font-weight: 700 }}")
    body = "".join(_article(text) for text in texts)
    name = html.escape(texts[0].blocks[0].text[:80])
    return (
        f'<!doctype html><html lang="{texts[0].tag}"><meta charset="utf-8"><title>{name}</title>'
        f"<style>{faces}{chr(10).join(rules)}</style>{body}</html>\n"
    )


def as_typst(texts: Sequence[Text], size: int) -> str:
    """Write Typst: lines as far apart as in the HTML, since a line's box is made one em high."""
    width, height, top, side, bottom = PAGE
    lines = [
        f"#set document(title: {_string(texts[0].blocks[0].text[:80])})",
        f'#set page(width: {width}pt, height: {height}pt, numbering: "1")',
        f"#set page(margin: (top: {top}pt, x: {side}pt, bottom: {bottom}pt))",
        f"#set par(justify: {'true' if size == 1 else 'false'})",
        f"#set text(hyphenate: {'true' if size == 1 else 'false'}, top-edge: 0.75em, bottom-edge: -0.25em)",
    ]
    for number, text in enumerate(texts):
        families, *sizes, title = text.script
        points, leading = sizes[size - 1]
        names = ", ".join(_string(family) for family in families)
        lines.append("#pagebreak()" * bool(number) + "#[")
        lines.append(f"#set text(font: ({names},), size: {points}pt, lang: {_string(text.tag)}, fallback: false)")
        lines.append(f"#set par(leading: {leading - points}pt, spacing: {leading}pt)")
        lines.append(f"#show heading.where(level: 1): set text(size: {title}pt)")
        for block in text.blocks:
            mark = {"title": "= ", "heading": "== ", "item": "+ ", "bullet": "- "}.get(block.kind, "\n")
            lines.append(f"{mark}#{_string(block.text)}")
        lines.append("]")
    return "\n".join(lines) + "\n"


def _article(text: Text) -> str:
    parts, inside = [], False
    for block in text.blocks:
        is_item = block.kind in {"item", "bullet"}
        if is_item != inside:
            parts.append("<ol>" if is_item else "</ol>")
            inside = is_item
        name = {"title": "h1", "heading": "h2", "item": "li", "bullet": "li"}.get(block.kind, "p")
        parts.append(f"<{name}>{html.escape(block.text)}</{name}>")
    direction = "rtl" if text.is_rtl else "ltr"
    return f'<article lang="{text.tag}" dir="{direction}">{"".join(parts)}{"</ol>" * inside}</article>'


def _faces(fonts: Path) -> list[tuple[str, int, Path]]:
    serif, naskh = fonts / "source-serif-4", fonts / "scheherazade-new"
    return [
        ("Source Serif 4", 400, serif / "SourceSerif4_400Regular.ttf"),
        ("Source Serif 4", 700, serif / "SourceSerif4_700Bold.ttf"),
        *(("Scheherazade New", weight, path) for weight, path in _naskh(naskh)),
    ]


def _naskh(folder: Path) -> list[tuple[int, Path]]:
    files = sorted(folder.glob("*.ttf"))
    return [
        (700 if "Bold" in path.name else 400, path) for path in files if "Regular" in path.name or "_700" in path.name
    ]


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
