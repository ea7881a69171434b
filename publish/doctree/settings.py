"""The docutils settings of every parse and every write, in one place, chosen so that a text can open nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import frontend
from docutils.parsers.rst import Parser
from docutils.readers import standalone
from docutils.writers import html5_polyglot

if TYPE_CHECKING:
    from docutils.frontend import Values

#: docutils numbers its messages 1 info, 2 warning, 3 error, 4 severe; nothing reaches 5.
_NOTHING = 5

_SAFE: dict[str, Any] = {
    # A docutils.conf in the working folder would override even the settings below.
    "_disable_config": True,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    # Messages are collected by an observer and become diagnostics; none stops the parse or is printed.
    "report_level": _NOTHING,
    "halt_level": _NOTHING,
    "warning_stream": False,
    "traceback": True,
    # The words that docutils would print are our own table's business.
    "language_code": "en",
    "doctitle_xform": False,
    "sectsubtitle_xform": False,
    "docinfo_xform": False,
    "sectnum_xform": False,
    "smart_quotes": False,
    "datestamp": None,
    "generator": None,
    "source_link": None,
    # Looks live in styles/: docutils embeds none of its own, and calls no highlighter.
    "embed_stylesheet": False,
    "stylesheet_path": [],
    "syntax_highlight": "none",
    "image_loading": "link",
    "compact_lists": False,
    "compact_field_lists": False,
    "toc_backlinks": False,
    "footnote_backlinks": False,
    "section_self_link": False,
    "cloak_email_addresses": False,
    "math_output": "MathML",
}


def safe_settings() -> Values:
    """Return fresh settings for the standalone reader and the HTML 5 writer: no files, no raw HTML, no output."""
    settings = frontend.get_default_settings(Parser, standalone.Reader, html5_polyglot.Writer)
    for name, value in _SAFE.items():
        setattr(settings, name, value)
    return settings
