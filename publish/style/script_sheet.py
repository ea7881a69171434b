"""The sheet of a script: the sizes of its roles, and its own file in styles/script, else the scaled reference."""

from __future__ import annotations

import re
from math import floor
from typing import TYPE_CHECKING

from publish.fonts.stacks import CODE, REFERENCE, TEXT, script_settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from publish.fonts.stacks import ScriptSetting

#: Lengths that grow with the letters, and those that grow with the lines.
_SIZES, _LINES = (
    re.compile(r"(--[a-z-]*size: )([\d.]+)pt"),
    re.compile(r"(--(?:[a-z]+-)?(?:leading|half|gap): )([\d.]+)pt"),
)
#: What no script but those that slant may have: slanted emphasis, words divided by a dictionary of another script.
_UPRIGHT = "hyphens: manual; letter-spacing: 0;\nem { font-style: normal; font-weight: 700 }\n"


#: What each role with families of its own is, in CSS.
_SELECTORS = {
    "title": "h1",
    "heading": "h2, h3, h4, h5, h6",
    "cover": ".cover h1",
    CODE: "code, pre",
}


def script_sheet(folder: Path, script: str) -> str:
    """Return the CSS of a script, to stand inside the rule of a language; `folder` is that of the style sheets."""
    own = folder / "script" / f"{script}.css"
    settings = script_settings()
    setting = settings.get(script, settings[REFERENCE])
    if own.is_file():
        return _sizes(setting) + own.read_text(encoding="utf-8")
    css = (folder / "script" / f"{REFERENCE}.css").read_text(encoding="utf-8")
    if setting.script != REFERENCE:
        css = _scaled(css, setting, settings[REFERENCE])
    return _sizes(setting) + css + ("" if setting.slants else _UPRIGHT)


def role_families(script: str, families: Sequence[str]) -> str:
    """Return the CSS of the roles of a script that have families of their own among those of a language."""
    setting = script_settings().get(script)
    rules = []
    for role, selector in _SELECTORS.items() if setting else ():
        ordered = setting.ordered(role, families) if setting else ()
        if ordered != tuple(families):
            rules.append(f"{selector} {{ font-family: {quoted(ordered)} }}")
    return "\n".join(rules)


def quoted(families: Sequence[str]) -> str:
    """Write families as CSS has them."""
    return ", ".join(f'"{family}"' for family in families)


def _sizes(setting: ScriptSetting) -> str:
    """Write the sizes and leadings of a script's roles as custom properties; half a line, and the gap of one.

    `--open` is the leading as a share of the size: what a line needs at any size, so that its ink meets no other.
    """
    leading = setting.leading
    lines = ["code, pre { font-variant-ligatures: none }"] if setting.slants else []
    lines += [f"--open: {leading / setting.size:.3f};"]
    lines += [f"--leading: {leading:g}pt; --half: {floor(leading * 500) / 1000:g}pt; --gap: {leading:g}pt;"]
    for name, role in setting.roles.items():
        if name != CODE:
            lines.append(f"--{name}-size: {role.size:g}pt;")
        if role.leading and name not in {TEXT, CODE}:
            lines.append(f"--{name}-leading: {role.leading:g}pt;")
    return " ".join(lines) + "\n"


def _scaled(reference: str, setting: ScriptSetting, model: ScriptSetting) -> str:
    """Scale the steps of the reference sheet: letters by the script's size, lines by its leading."""

    def scale(pattern: re.Pattern[str], factor: float, css: str) -> str:
        return pattern.sub(lambda found: f"{found[1]}{round(float(found[2]) * factor, 3):g}pt", css)

    lines = scale(_LINES, setting.leading / model.leading, reference)
    return scale(_SIZES, setting.size / model.size, lines)
