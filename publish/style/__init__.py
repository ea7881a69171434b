"""Style: the grid of the page and the sheet that a section is laid out with."""

from publish.style.grid import Grid, bare_panels, book_grid, panel_grid, text_panels
from publish.style.house import House, house_css, read_own_sheet
from publish.style.pictures import Judge, Picture, PictureFault, drawing_fault, find_picture, inspect
from publish.style.sheet import Stack, StyleSheet, compose

__all__ = [
    "Grid",
    "House",
    "Judge",
    "Picture",
    "PictureFault",
    "Stack",
    "StyleSheet",
    "bare_panels",
    "book_grid",
    "compose",
    "drawing_fault",
    "find_picture",
    "house_css",
    "inspect",
    "panel_grid",
    "read_own_sheet",
    "text_panels",
]
