"""The edition for a print shop: the profile of its printing condition, and the file, made inside the fence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.checks.model import Product
from publish.diagnostics import Code, Diagnostic
from publish.fence import FenceError, Limits, open_fence, read_ordinary, told
from publish.geometry import points
from publish.pipeline.imposed import as_they_are
from publish.press.shop import PressWishes

if TYPE_CHECKING:
    from publish.geometry import Size
    from publish.publication import Publication

PRESS = "booklet-press.pdf"

#: Bytes of a profile; the largest that registries give have 3 MB.
_LARGEST = 20_000_000

#: By name: this process opens no pictures and no profiles.
_MAKE, _INKS = "publish.press.shop:press_edition", "publish.pdf.worker_separation:components"

_LIMITS = Limits(seconds=300.0)


def read_profile(publication: Publication) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Read the profile that [press] names, empty where it names none; C010 for a file that is none of a press."""
    named = publication.press.profile
    if not publication.press.make or named is None:
        return b"", ()
    try:
        data = read_ordinary(publication.root / named.name, _LARGEST, publication.root)
    except OSError as error:
        message = f"The profile {named.name} cannot be read: {error.strerror or 'no such file'}."
        return b"", (Diagnostic(Code.C010, message, named.location, "Copy it into the publication's folder."),)
    try:
        with open_fence() as fence:
            inks = fence.call_named(_INKS, data)
    except FenceError:
        inks = 0
    if inks:
        return data, ()
    message = f"{named.name} is no ICC profile of grey or CMYK."
    hint = "Ask the print shop for the profile of its printing condition, or take the line out."
    return b"", (Diagnostic(Code.C010, message, named.location, hint),)


def make_for_shop(
    publication: Publication, product: Product, trim: Size, profile: bytes, title: str
) -> tuple[tuple[tuple[Product, PressWishes], ...], tuple[Diagnostic, ...]]:
    """Make the press edition of a booklet, where the publication wants one."""
    if not publication.press.make:
        return (), ()
    wishes = PressWishes(trim, points(publication.press.bleed), publication.press.condition, profile)
    try:
        with open_fence(limits=_LIMITS) as fence:
            pdf = fence.call_named(_MAKE, product.pdf, wishes, title)
    except FenceError as error:
        return (), (told(error, "The press edition"),)
    places = as_they_are(max(section.first_page + section.rendition.pages - 1 for section in product.sections))
    return ((Product(PRESS, pdf, original=product.path, imposed=places), wishes),), ()
