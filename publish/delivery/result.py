"""What is asked of `publish.pipeline`.

`publish.pipeline.build(publication, progress=..., memory=...)` renders and proves everything;
`publish.pipeline.check(publication, progress=..., memory=...)` runs every check that needs no rendering. Both read the
sources, write nothing outside the memory, and return an object with the fields of `Result`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from publish.diagnostics import Diagnostic
    from publish.intake import Repair
    from publish.pipeline.crews import Crews
    from publish.publication import Publication
    from publish.report import Evidence
    from publish.store import Memory


class Result(Protocol):
    """What came of a build or a check."""

    @property
    def products(self) -> Mapping[str, bytes]:
        """The products' bytes by name below the output folder; those of a failed build are never written."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found, in the order in which it should be told."""

    @property
    def proof(self) -> str:
        """One line that says how much was checked."""

    @property
    def sources(self) -> Mapping[str, str]:
        """The SHA-256 of each source by its name, in the publication's order."""

    @property
    def fonts(self) -> Mapping[str, str]:
        """The SHA-256 of each font file that was used, by its name in the fonts folder."""

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What was done to the layout of the sources, in their order."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The decoded text of each source by its name, for excerpts."""

    @property
    def evidence(self) -> Evidence:
        """What was learned besides: translations side by side, proof, pictures of pages with findings."""


class Pipeline(Protocol):
    """The module `publish.pipeline`."""

    def build(
        self, publication: Publication, *, progress: Callable[[str], None], memory: Memory, crews: Crews = ...
    ) -> Result:
        """Render and prove everything; `crews` may name the processes to work in."""

    def check(self, publication: Publication, *, progress: Callable[[str], None], memory: Memory) -> Result:
        """Check everything that needs no rendering."""
