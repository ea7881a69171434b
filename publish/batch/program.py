"""The fingerprint of the program by content: the same on every machine that makes the same bytes.

`publish.store.identity` tells programs on one machine apart by the times of their files; between machines only content
counts.
"""

from __future__ import annotations

import ctypes
import re
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from publish.fonts.lock_file import LOCK
from publish.pdf.libraries import LIBRARIES, engine_environment
from publish.resources import fonts_folder, styles_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = Path(__file__).parents[1]
_DISTRIBUTION = "publish-booklets"
_NAME = re.compile(r"[\w.-]+")

#: What tells a library's release, by its name in `LIBRARIES`.
_RELEASES = {"Pango": "pango_version_string", "HarfBuzz": "hb_version_string"}


@cache
def fingerprint() -> str:
    """Give the SHA-256 of code, data, styles, font lock, the packages that publish pins, and the shaping libraries."""
    digest = sha256(f"{sys.implementation.name} {sys.version_info.major}.{sys.version_info.minor}\n".encode())
    for root in (_PACKAGE, styles_folder()):
        for path in sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
            name = path.relative_to(root).as_posix()
            digest.update(f"{name} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    digest.update((fonts_folder() / LOCK).read_bytes())
    for line in (*_packages(), *_libraries()):
        digest.update(f"{line}\n".encode())
    return digest.hexdigest()


def _packages() -> Iterator[str]:
    """Name each package that publish itself needs, with the version that is installed."""
    for requirement in metadata.requires(_DISTRIBUTION) or ():
        name = _NAME.match(requirement)
        if name and "extra ==" not in requirement:
            try:
                yield f"{name[0]} {metadata.version(name[0])}"
            except metadata.PackageNotFoundError:
                yield f"{name[0]} is missing"


def _libraries() -> Iterator[str]:
    private = engine_environment(Path(sys.prefix)).get("LD_LIBRARY_PATH", "")
    folders = (*map(Path, filter(None, private.split(":"))), Path())
    for name, function in _RELEASES.items():
        for file in (folder / file for folder in folders for file in LIBRARIES[name]):
            with suppress(OSError):
                ask = getattr(ctypes.CDLL(str(file)), function)
                ask.restype = ctypes.c_char_p
                yield f"{name} {ask().decode()}"
                break
