"""Style: the grid of the page and the sheet that a section is laid out with."""

from publish.style.grid import Grid, bare_panels, book_grid, panel_grid, text_panels
from publish.style.sheet import Stack, StyleSheet, compose

__all__ = ["Grid", "Stack", "StyleSheet", "bare_panels", "book_grid", "compose", "panel_grid", "text_panels"]
