"""The system libraries that the layout engine loads: where a private copy lies, which are missing, how to get them.

Standard library only and quick to import: the command line, the engine's worker and the set-up all ask here. A
process must be started with `engine_environment` before `missing_libraries` can speak for a private copy, because
the dynamic loader reads its search path once, at the start of a process.

`python -m publish.pdf.libraries` tells what the engine would miss on this machine, and exits with 1 if anything.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Each library that WeasyPrint 70.0 opens (weasyprint/text/ffi.py), by its file names on Linux, macOS and Windows.
#: HarfBuzz-Subset is optional to WeasyPrint and required here: without it fonts are subset by other code, in twice
#: the time and to other bytes. (libharfbuzz-vector is optional and not used: it draws colour fonts.)
LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "GObject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "HarfBuzz-Subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
    "Fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
}

#: How an engine process that lacks some of them begins its last words.
CANNOT_LOAD = "cannot load the system libraries"

#: The command that installs them, and the packages to name to it; each package pulls what it needs itself.
PACKAGES: Mapping[str, tuple[str, ...]] = {
    "apt-get install": ("libpangoft2-1.0-0", "libharfbuzz-subset0"),
    "dnf install": ("pango", "harfbuzz"),
    "pacman -S": ("pango", "harfbuzz"),
    "brew install": ("pango", "harfbuzz", "fontconfig"),
}


def engine_environment(prefix: Path) -> dict[str, str]:
    """Return the variables that let a child process find the private copy of the libraries.

    `prefix` is the environment's folder (`sys.prefix`); the set-up unpacks the libraries into `system/` under it where
    it may not install them. Empty where there is no such folder: the machine's own libraries serve.
    """
    # Debian keeps libraries in a folder per architecture, under /usr/lib and, before the merge of both, /lib.
    folders = sorted(path for top in ("usr/lib", "lib") for path in (prefix / "system" / top).glob("*-linux-*"))
    return {"LD_LIBRARY_PATH": os.pathsep.join(map(str, folders))} if folders else {}


def missing_libraries(load: Callable[[str], object] = ctypes.CDLL) -> tuple[str, ...]:
    """Name the libraries that this process cannot load, in the order of `LIBRARIES`; empty when all is well.

    `load` opens a library by file name and raises OSError where that fails.
    """
    return tuple(name for name, files in LIBRARIES.items() if not any(_loads(load, file) for file in files))


def _loads(load: Callable[[str], object], file: str) -> bool:
    try:
        load(file)
    except OSError:
        return False
    return True


def install_hint() -> str:
    """Say how to install the libraries, by package manager."""
    commands = (f"`{command} {' '.join(names)}`" for command, names in PACKAGES.items())
    return "Install the engine's libraries with one of " + ", ".join(commands) + "."


def main() -> int:
    """Tell what an engine process would miss on this machine, and the way out; return 1 if it misses anything."""
    ask = "import sys; from publish.pdf.libraries import missing_libraries as ask; sys.stdout.write(', '.join(ask()))"
    environment = {**os.environ, **engine_environment(Path(sys.prefix))}
    child = subprocess.run([sys.executable, "-c", ask], env=environment, check=True, capture_output=True, text=True)  # noqa: S603 - our own interpreter
    if child.stdout:
        sys.stdout.write(f"Missing: {child.stdout}.\n{install_hint()}\n")
    return 1 if child.stdout else 0


if __name__ == "__main__":
    sys.exit(main())
