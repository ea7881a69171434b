"""Print HTML files from one running Chromium, in the benchmark's own environment: CHROMIUM PAGE PDF [PAGE PDF ...]."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def main(chromium: str, *files: str) -> None:
    """Print each page into its PDF, tagged, once its fonts are there."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for source, pdf in zip(files[::2], files[1::2], strict=True):
            page.goto(Path(source).absolute().as_uri())
            page.evaluate("document.fonts.ready")
            page.pdf(path=pdf, prefer_css_page_size=True, tagged=True, outline=True)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
