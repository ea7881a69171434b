"""Pictures of the pages on which something was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from publish.pdf.pictures import picture_pages
from publish.store import identity, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publish.checks.model import Product
    from publish.diagnostics import Diagnostic
    from publish.pdf.pictures import PagePicture
    from publish.store import Memory

#: Pages of which pictures are made, the first that have findings: a report of some 10 MB still opens on a phone.
_MOST_PAGES = 200


def pictures_of(
    memory: Memory, diagnostics: Iterable[Diagnostic], products: Sequence[Product]
) -> Mapping[str, tuple[PagePicture, ...]]:
    """Draw each page that a finding names, or remember it; by the product's path, pages in their order."""
    named = list(dict.fromkeys((one.place.path, one.place.page) for one in diagnostics if one.place))[:_MOST_PAGES]
    pages = {product.path: sorted(page for path, page in named if path == product.path) for product in products}
    wanted = {product.path: (product.pdf, pages[product.path]) for product in products if pages[product.path]}
    known = {path: memory.get(key("pictures", identity(), *parts)) for path, parts in wanted.items()}
    missing = {path: parts for path, parts in wanted.items() if known[path] is None}
    drawn = dict(zip(missing, picture_pages(list(missing.values())), strict=True)) if missing else {}
    for path, pictures in drawn.items():
        memory.put(key("pictures", identity(), *missing[path]), pictures)
    return {path: drawn.get(path) or _kept(known[path]) for path in wanted}


def _kept(value: tuple[object] | None) -> tuple[PagePicture, ...]:
    return cast("tuple[PagePicture, ...]", value[0]) if value else ()
