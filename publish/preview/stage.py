"""What the preview shows: the last good products, and what the last build found."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from threading import Condition
from typing import TYPE_CHECKING, Protocol

from publish.diagnostics import Severity, has_errors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.diagnostics import Diagnostic
    from publish.report import Report

#: Pictures that are kept, in bytes: those of a few hundred pages.
_MOST = 64_000_000


class Artist(Protocol):
    """Who draws pages (`publish.pdf.pictures.open_artist`)."""

    def sizes(self, pdf: bytes) -> tuple[tuple[float, float], ...]:
        """Give width and height of each page, in points; none of what is no PDF."""

    def draw(self, pdf: bytes, page: int) -> bytes | None:
        """Draw a page, counted from 1, as PNG; None where that is not possible."""


@dataclass(frozen=True, slots=True)
class _Product:
    path: str
    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    digest: str


@dataclass(slots=True)
class Stage:
    """The state of the preview; any thread may ask, one builds. `number` grows with every change."""

    artist: Artist
    number: int = field(default=0, init=False)
    building: bool = field(default=False, init=False)
    seconds: float = field(default=0.0, init=False)
    _products: dict[str, _Product] = field(default_factory=dict, init=False)
    _report: Report | None = field(default=None, init=False)
    _title: str = field(default="", init=False)
    _pictures: dict[tuple[str, int], bytes] = field(default_factory=dict, init=False)
    _changed: Condition = field(default_factory=Condition, init=False)

    def begin(self) -> None:
        """A build has begun."""
        self.building = True
        self._tell()

    def show(self, report: Report, products: Mapping[str, bytes], seconds: float) -> None:
        """A build has ended. Without products, which a failed one has not, the pages of the last good one stay.

        Args:
            report: what was found.
            products: all files by name; those that are PDF are shown.
            seconds: how long it took.
        """
        if products and not has_errors(report.diagnostics):
            pdfs = {path: data for path, data in products.items() if path.endswith(".pdf")}
            self._products = {path: self._product(path, data) for path, data in sorted(pdfs.items(), key=_place)}
        shown = tuple(_in_order(report.diagnostics))
        self._report, self.building, self.seconds = replace(report, diagnostics=shown), False, seconds
        self._title = report.evidence.title or report.evidence.publication or self._title
        self._tell()

    def wait(self, known: int, seconds: float) -> int:
        """Wait until the state is another one than `known`, but no longer than so many seconds; give its number."""
        with self._changed:
            self._changed.wait_for(lambda: self.number != known, seconds)
            return self.number

    def state(self) -> dict[str, object]:
        """Describe everything that is shown, for the page."""
        report = self._report
        found = report.diagnostics if report else ()
        return {
            "number": self.number,
            "building": self.building,
            "built": report is not None,
            "failed": has_errors(found),
            "seconds": round(self.seconds, 1),
            "title": self._title,
            "tally": report.tally if report else "",
            "proof": report.proof if report else "",
            "products": [
                {"path": one.path, "digest": one.digest, "sizes": one.sizes} for one in self._products.values()
            ],
            "findings": [_finding(one) for one in found],
        }

    def pdf(self, path: str) -> bytes | None:
        """Give a product by its path; None where there is none of that path."""
        product = self._products.get(path)
        return product.pdf if product else None

    def picture(self, digest: str, page: int) -> bytes | None:
        """Give the picture of a page of the product with this digest; None where there is none now."""
        known = self._pictures.get((digest, page))
        product = next((one for one in self._products.values() if one.digest == digest), None)
        if known or product is None or not 1 <= page <= len(product.sizes):
            return known
        drawn = self.artist.draw(product.pdf, page)
        if drawn:
            if sum(map(len, list(self._pictures.values()))) > _MOST:
                self._pictures.clear()
            self._pictures[digest, page] = drawn
        return drawn

    def _product(self, path: str, pdf: bytes) -> _Product:
        digest = sha256(pdf).hexdigest()
        known = self._products.get(path)
        return known if known and known.digest == digest else _Product(path, pdf, self.artist.sizes(pdf), digest)

    def _tell(self) -> None:
        with self._changed:
            self.number += 1
            self._changed.notify_all()


def _place(item: tuple[str, bytes]) -> tuple[bool, bool, str]:
    """Order products as one looks at them: what is read, the booklet first; then what goes to the printer."""
    path = item[0]
    read = path == "booklet.pdf" or ("/" in path and not path.endswith("-print.pdf"))
    return not read, path != "booklet.pdf", path


def _in_order(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    order = list(Severity)
    return sorted(
        (one for one in found if one.severity is not Severity.NOTE), key=lambda one: order.index(one.severity)
    )


def _finding(one: Diagnostic) -> dict[str, object]:
    return {
        "code": str(one.code),
        "severity": str(one.severity),
        "message": one.message,
        "hint": one.hint or "",
        "where": str(one.location) if one.location else "",
        "place": {"path": one.place.path, "page": one.place.page, "box": one.place.box} if one.place else None,
    }
