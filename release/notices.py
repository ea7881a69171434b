"""THIRD-PARTY.md: what publish is built on and what it ships, with each licence. `python3 tasks.py notices`."""

from __future__ import annotations

from pathlib import Path

from release.components import components

FILE = "THIRD-PARTY.md"
_HEAD = """\
# What publish is built on

Written by `python3 tasks.py notices`; a test compares it with requirements.lock and fonts/fonts.lock.toml. Packages are
fetched when publish is set up, each file checked by its hash; fonts lie unmodified in this repository, each beside the
text of its licence.

| package | version | licence, as its authors state it |
|---|---|---|
"""
_FONTS = "\n| font | version | licence |\n|---|---|---|\n"


def notices(root: Path) -> str:
    """Write the page."""
    rows = dict.fromkeys(("package", "font"), "")
    for one in components(root):
        rows[one.kind] += f"| {one.name} | {one.version} | {one.licence} |\n"
    return _HEAD + rows["package"] + _FONTS + rows["font"]


if __name__ == "__main__":
    top = Path(__file__).resolve().parent.parent
    (top / FILE).write_text(notices(top), encoding="utf-8")
