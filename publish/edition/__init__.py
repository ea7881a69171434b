"""Editions: the booklet's and the leaflets' sections as HTML pages, and the furniture that binding puts around them."""

from publish.edition.model import BookSheets, Colophon, Section, Text

__all__ = ["BookSheets", "Colophon", "Section", "Text"]
