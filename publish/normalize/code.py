"""Code in a text: its lines and spaces stand as they are, but for what nobody sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.intake.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"^(?P<margin>[ \t]*)(?P<body>.*?)(?P<end>[ \t]*)$", re.MULTILINE)
#: A tab is so wide.
_TAB = " " * 4


def edits(text: str) -> Iterator[Edit]:
    r"""Take out the margin that all lines have, and what is white at their ends; tabs become spaces.

    Changes `"\tif x:\n\t\ty"` into `"if x:\n    y"`; leaves `"a  b\n\nc"` alone.
    """
    lines = list(_LINE.finditer(text))
    widths = [len(line["margin"].replace("\t", _TAB)) for line in lines if line["body"]]
    margin = min(widths, default=0)
    for line in lines:
        before = line["margin"].replace("\t", _TAB)[margin:] if line["body"] else ""
        if before != line["margin"]:
            yield Edit(*line.span("margin"), before)
        start = line.start("body")
        yield from (Edit(start + tab, start + tab + 1, _TAB) for tab in _tabs(line["body"]))
        if line["end"]:
            yield Edit(*line.span("end"), "")


def _tabs(text: str) -> Iterator[int]:
    return (index for index, character in enumerate(text) if character == "\t")
