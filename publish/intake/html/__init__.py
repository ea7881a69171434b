"""HTML, however rough: tags and text with their places (`tokens`), and what of it a reader reads (`page`)."""

from publish.intake.html.charset import charset_of
from publish.intake.html.page import read_html

__all__ = ["charset_of", "read_html"]
