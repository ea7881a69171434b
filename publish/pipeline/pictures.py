"""Pictures of the pages on which something was found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from publish.pdf.pictures import picture_pages

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
    return {
        product.path: memory.recall(
            "pictures", product.pdf, pages[product.path], make=partial(picture_pages, product.pdf, pages[product.path])
        )
        for product in products
        if pages[product.path]
    }
