"""Document trees: reStructuredText -> docutils document -> blocks read back, or an HTML fragment."""

from publish.doctree.authors import misunderstood
from publish.doctree.blocks import TextBlock, read_back
from publish.doctree.html import fragment
from publish.doctree.parse import parse

__all__ = ["TextBlock", "fragment", "misunderstood", "parse", "read_back"]
