"""Where the style sheets and fonts lie that come with the program, as a wheel and in the repository."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def fonts_folder() -> Path:
    """Find the folder of the font families and their lock, fonts.lock.toml."""
    return _folder(_PACKAGE, "fonts")


def styles_folder() -> Path:
    """Find the folder of the style sheets."""
    return _folder(_PACKAGE, "styles")


def _folder(package: Path, name: str) -> Path:
    # A wheel carries the folders inside the package (pyproject.toml maps them there); in the repository they stand
    # at the top, beside the package.
    packed = package / "_data" / name
    return packed if packed.is_dir() else package.parent / name
