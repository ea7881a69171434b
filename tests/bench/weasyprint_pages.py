"""Print HTML files with the engine alone, as anybody would: PAGE PDF [PAGE PDF ...]."""

from __future__ import annotations

import sys

from weasyprint import HTML


def main(*files: str) -> None:
    """Print each page into its PDF, tagged (PDF/UA-1)."""
    for source, pdf in zip(files[::2], files[1::2], strict=True):
        HTML(filename=source).write_pdf(pdf, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main(*sys.argv[1:])
