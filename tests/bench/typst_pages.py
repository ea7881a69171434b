"""Set Typst files, in the benchmark's own environment: FONTS SOURCE PDF [SOURCE PDF ...]."""

from __future__ import annotations

import sys

import typst


def main(fonts: str, *files: str) -> None:
    """Compile each source into its PDF, tagged (PDF/UA-1)."""
    for source, pdf in zip(files[::2], files[1::2], strict=True):
        typst.compile(source, output=pdf, font_paths=[fonts], ignore_system_fonts=True, pdf_standards="ua-1")


if __name__ == "__main__":
    main(*sys.argv[1:])
