"""Markdown (CommonMark, tables, footnotes, struck-out text): its blocks, and the markup inside of them."""

from publish.intake.markdown.blocks import read_markdown

__all__ = ["read_markdown"]
