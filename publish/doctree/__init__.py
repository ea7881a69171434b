"""Document trees: reStructuredText -> docutils document -> blocks read back, or an HTML fragment."""

from publish.doctree.blocks import TextBlock, read_back
from publish.doctree.html import fragment
from publish.doctree.parse import parse
from publish.doctree.transforms import note_letter, printed_address

__all__ = ["TextBlock", "fragment", "note_letter", "parse", "printed_address", "read_back"]
