"""Problems as values: what is wrong, where in the author's file, and the way out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publish.diagnostics.codes import Code


class Severity(StrEnum):
    """How much a diagnostic weighs; only an ERROR fails a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the author's own file, whatever stage found the problem.

    `path` is as the author would name it (relative to the publication where it lies inside it);
    `line` and `column` count from 1, columns in code points.
    """

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Write `path:line:column`, as compilers do."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A place in a product: the file's name under the build folder, the page counted from 1, and the box.

    `box` is (left, bottom, right, top) in points from the lower left corner of the page.
    """

    path: str
    page: int
    box: tuple[float, float, float, float] | None = None

    def __str__(self) -> str:
        """Write the place as a person would say it."""
        return f"{self.path} page {self.page}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable code, a sentence for a person, its places, and a hint that says how to mend it.

    `language` is the BCP 47 tag of the text that it is about, where that is known.
    """

    code: Code
    message: str
    location: Location | None = None
    hint: str | None = None
    place: PagePlace | None = None
    severity: Severity = Severity.ERROR
    language: str | None = None


def has_errors(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> bool:
    """Tell whether any of the diagnostics fails the build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
