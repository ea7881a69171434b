"""Look for characters of a source that are neither in the blocks, and so on a page (gate G7), nor named by a repair.

Run as `python3 tasks.py losses FILE_OR_FOLDER...`. Counted are letters, marks and digits, after compatibility
decomposition; the number of a list marker stands in its block.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from publish.doctree import parse, read_back
from publish.intake import read
from publish.normalize import normalize
from publish.normalize.rst.source import is_rst

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publish.diagnostics import Location
    from publish.intake import SourceText
    from publish.normalize import NormalizedText


def letters(texts: Iterable[str]) -> Counter[str]:
    """Count letters, marks and digits."""
    decomposed = (unicodedata.normalize("NFKD", text) for text in texts)
    return Counter(sign for text in decomposed for sign in text if unicodedata.category(sign)[0] in "LMN")


def lost(source: SourceText, found: NormalizedText) -> Counter[str]:
    """Count what a source has, and neither the blocks nor the repairs."""
    said = [source.text] if source.passages is None else [one.text.text for one in source.passages]
    if is_rst(source.name):
        # What is markup there only docutils can tell.
        said = [block.text for block in read_back(parse(source.text, source.name)[0])]
    kept = letters([*(block.text for block in found.blocks), *(repair.before for repair in found.repairs)])
    return letters(said) - kept - letters(unlogged_markers(found))


def unlogged_markers(found: NormalizedText) -> list[str]:
    """Return the markers that were no repair, since they stand in the source as reStructuredText writes them."""
    logged = [_place(repair.location) for repair in found.repairs if repair.rule == "list-marker"]
    starts = [_place(block.location()) for block in found.blocks]
    return [
        block.enumerator or str(block.number)
        for before, start, block in zip([(0, 0), *starts], starts, found.blocks, strict=False)
        if block.number is not None and not any(before < marker < start for marker in logged)
    ]


def _place(location: Location) -> tuple[int, int]:
    return location.line or 0, location.column or 0


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that are named, and those in folders."""
    for path in paths:
        yield from sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]


def main(paths: list[Path]) -> int:
    """Look at each file; return 1 where anything was lost in silence, or where nothing was read."""
    count = characters = missing = 0
    for path in files(paths):
        source, _ = read(path, path.name)
        if source is None:
            continue
        count, characters = count + 1, characters + letters([source.text]).total()
        gone = lost(source, normalize([source]))
        missing += gone.total()
        if gone:
            print(
                f"{path}: {gone.total()} lost: {''.join(sign * times for sign, times in gone.most_common(20))[:60]!r}"
            )
    print(f"{count} files, {characters:,} letters, marks and digits: {missing} lost in silence")
    return 1 if missing or not count else 0


if __name__ == "__main__":
    sys.exit(main([Path(word) for word in sys.argv[1:]]))
