"""Document trees: reStructuredText -> docutils document -> blocks read back, or an HTML fragment."""

from publish.doctree.blocks import TextBlock, read_back
from publish.doctree.html import fragment
from publish.doctree.parse import parse

__all__ = ["TextBlock", "fragment", "parse", "read_back"]
