"""Fonts: the locked files, what they map, and which families set which script."""

from publish.fonts.lock import load, own_folders
from publish.fonts.model import FontCatalog, FontFace

__all__ = ["FontCatalog", "FontFace", "load", "own_folders"]
