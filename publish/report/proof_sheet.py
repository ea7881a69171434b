"""A proof sheet: every distinct grapheme of a language, drawn large in the fonts that set it, for the eye to judge.

One HTML file without anything from elsewhere: the glyphs stand in it as outlines of the locked fonts, shaped by the
rules of the language, so that it shows the same on every machine.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from publish.checks.codepoints import named
from publish.checks.styling import Style
from publish.fonts.drawing import EM, draw
from publish.fonts.itemization import FontStack
from publish.fonts.setting import Manner
from publish.fonts.weights import REGULAR, display_weight
from publish.locale import english_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.checks.graphemes_used import GraphemeUse
    from publish.fonts import FontCatalog
    from publish.fonts.drawing import Drawing
    from publish.locale import Language

#: What a line of the sheet shows above and below the baseline, in units of the drawing: nastaliq needs the most.
_ABOVE, _BELOW, _SIDE = 1250, 950, 120
#: Pixels of an em on a screen: 54 are half an inch and more.
_SIZE = 54
_STYLE = """\
body { font: 13px/1.4 system-ui, sans-serif; margin: 2em; color: #111; background: #fff }
h1 { font-size: 20px; margin: 0 } p { margin: .3em 0 1.5em; color: #444 }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(250px, 1fr)); gap: 1px; background: #ccc; \
border: 1px solid #ccc }
figure { margin: 0; padding: .6em .8em; background: #fff; break-inside: avoid }
svg { overflow: visible; vertical-align: top; margin-inline-end: 14px } path { fill: #000 }
.baseline { stroke: #8ac; stroke-width: 6 }
figcaption { font-size: 11px; color: #333 } figcaption b { font-size: 12px } .missing { color: #b00; font-weight: bold }
@media print { main { grid-template-columns: repeat(3, 1fr) } }
"""


def render(
    language: Language, uses: Sequence[GraphemeUse], catalog: FontCatalog, families: Sequence[str], title: str
) -> str:
    """Write the sheet of one language.

    Args:
        language: The language.
        uses: Its graphemes (`graphemes_used`).
        catalog: The locked faces.
        families: The declared stack, best first.
        title: The publication's name.

    Returns:
        HTML; the same arguments give the same bytes.
    """
    styles = _styles(language, uses)
    stacks = {style: _stack(catalog, families, style) for style in styles}
    cells = "\n".join(_cell(use, language, stacks) for use in uses)
    drawn = [name for name in families if f">{escape(name)} " in cells or f", {escape(name)} " in cells]
    total = sum(use.count for use in uses)
    name = escape(f"{language.endonym} ({language.tag})")
    summary = (
        f"{escape(title)}: {english_name(language)}, {len(uses):,} graphemes in {total:,} places. "
        f"Drawn in {', '.join(map(str, styles))}; families: {escape(', '.join(drawn))}."
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{name}</title>\n'
        f"<style>\n{_STYLE}</style></head>\n<body><h1>{_heading(language, stacks)} ({language.tag})</h1>\n"
        f"<p>{summary}</p>\n<main>\n{cells}\n</main></body></html>\n"
    )


def _heading(language: Language, stacks: dict[Style, FontStack]) -> str:
    """Draw the language's own name in the style of headings, as letters where its fonts lack one of them."""
    drawing = draw(language.endonym, stacks[Style(display_weight(language.script))], _manner(language))
    return _svg(drawing, language.endonym, 28) if drawing else escape(language.endonym)


def _manner(language: Language) -> Manner:
    return Manner(language.tag, language.direction)


def _svg(drawing: Drawing, text: str, size: int, line: str = "") -> str:
    """Write a drawing at a size in pixels; `line` stands behind it, across its whole width."""
    left, width, scale = drawing.left - _SIDE, drawing.right - drawing.left + 2 * _SIDE, size / EM
    baseline = line and f'<line class="{line}" x1="{left:.0f}" x2="{left + width:.0f}" y1="0" y2="0"/>'
    return (
        f'<svg width="{width * scale:.0f}" height="{(_ABOVE + _BELOW) * scale:.0f}" '
        f'viewBox="{left:.0f} {-_ABOVE} {width:.0f} {_ABOVE + _BELOW}" role="img">'
        f'<title>{escape(text)}</title>{baseline}<path d="{drawing.path}"/></svg>'
    )


def _styles(language: Language, uses: Sequence[GraphemeUse]) -> list[Style]:
    """Say in which styles every grapheme is shown: regular, that of headings, and what else the text is set in."""
    used = {style for use in uses for style in use.styles}
    always = {Style(REGULAR), Style(display_weight(language.script))}
    return sorted(used | always, key=lambda style: (style.slant != "normal", style.weight))


def _stack(catalog: FontCatalog, families: Sequence[str], style: Style) -> FontStack:
    faces = (catalog.face(family, style.weight, style.slant) for family in families)
    return FontStack([face for face in faces if face is not None])


def _cell(use: GraphemeUse, language: Language, stacks: dict[Style, FontStack]) -> str:
    shown = []
    fonts: list[str] = []
    for style, stack in stacks.items():
        drawing = draw(use.cluster, stack, _manner(language))
        if drawing is None:
            wanted = style in use.styles
            shown.append(f'<span class="{"missing" if wanted else ""}">no {style}</span>')
            continue
        fonts += (face.label for face in drawing.faces)
        shown.append(_svg(drawing, f"{use.cluster} {style}", _SIZE, "baseline"))
    return (
        f"<figure>{''.join(shown)}<figcaption><b>{escape(named(use.cluster))}</b><br>"
        f"{use.count:,} × · first at {escape(str(use.first))}<br>"
        f"{escape(', '.join(dict.fromkeys(fonts)))}</figcaption></figure>"
    )
