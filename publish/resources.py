"""Where the style sheets and fonts lie that come with the program, as a wheel and in the repository."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # its module and pathlib cost more than a build with nothing to do may take
if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = os.path.dirname(os.path.realpath(__file__))


def fonts_folder() -> Path:
    """Find the folder of the font families and their lock, fonts.lock.toml."""
    return _as_path(fonts_place())


def styles_folder() -> Path:
    """Find the folder of the style sheets."""
    return _as_path(styles_place())


def fonts_place() -> str:
    """Find the same as `fonts_folder`, for those who must begin at once."""
    return _place("fonts")


def styles_place() -> str:
    """Find the same as `styles_folder`, for those who must begin at once."""
    return _place("styles")


def _place(name: str) -> str:
    # A wheel carries the folders inside the package (pyproject.toml maps them there); in the repository they stand
    # at the top, beside the package.
    packed = os.path.join(_PACKAGE, "_data", name)
    return packed if os.path.isdir(packed) else os.path.join(os.path.dirname(_PACKAGE), name)


def _as_path(place: str) -> Path:
    from pathlib import Path  # noqa: PLC0415 - see above

    return Path(place)
