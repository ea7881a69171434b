"""The sheet of a script: its own file in styles/script, else the reference sheet in the script's size and leading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.fonts.stacks import script_settings

if TYPE_CHECKING:
    from pathlib import Path

    from publish.fonts.stacks import ScriptSetting

#: The sheet that the grid is made for; Cyrillic, Greek and all scripts without a sheet of their own follow it.
_REFERENCE = "Latn"
_TEXT_SIZE, _LEADING = re.compile(r"--text-size:\s*([\d.]+)pt"), re.compile(r"--leading:\s*([\d.]+)pt")
#: Lengths that grow with the letters, and those that grow with the lines.
_SIZES, _LINES = (
    re.compile(r"(--[a-z-]*size: )([\d.]+)pt"),
    re.compile(r"(--(?:[a-z]+-)?(?:leading|half|gap): )([\d.]+)pt"),
)
#: What no script but those that slant may have: slanted emphasis, words divided by a dictionary of another script.
_UPRIGHT = "hyphens: manual; letter-spacing: 0;\nem { font-style: normal; font-weight: 700 }\n"


def script_sheet(folder: Path, script: str) -> str:
    """Return the CSS of a script, to stand inside the rule of a language; `folder` is that of the style sheets."""
    own = folder / "script" / f"{script}.css"
    reference = (folder / "script" / f"{_REFERENCE}.css").read_text(encoding="utf-8")
    setting = script_settings().get(script)
    css = own.read_text(encoding="utf-8") if own.is_file() else reference
    if not own.is_file() and setting is not None:
        css = _scaled(reference, setting)
        css += "" if setting.slants else _UPRIGHT
    return css


def text_size(css: str) -> tuple[float, float]:
    """Read size and leading of running text, in points, out of a script's sheet."""
    size, leading = _TEXT_SIZE.search(css), _LEADING.search(css)
    return (float(size[1]) if size else 0.0), (float(leading[1]) if leading else 0.0)


def _scaled(reference: str, setting: ScriptSetting) -> str:
    """Scale the reference sheet: letters by the script's size, lines by its leading."""
    size, leading = text_size(reference)

    def scale(pattern: re.Pattern[str], factor: float, css: str) -> str:
        return pattern.sub(lambda found: f"{found[1]}{round(float(found[2]) * factor, 3):g}pt", css)

    return scale(_LINES, setting.leading / leading, scale(_SIZES, setting.size / size, reference))
