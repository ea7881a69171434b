"""What the proof is made of: gates, their results, findings, and the products that they judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.diagnostics import Diagnostic, Location
    from publish.fonts import FontFace
    from publish.fonts.glyph_picture import GlyphPicture
    from publish.geometry import Size
    from publish.normalize.model import Block
    from publish.pdf.model import Rendition


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate: its stable id, what it protects in a few words, and the norm that it holds to."""

    id: str
    title: str
    norm: str


#: What is left to do about a fault that neither the text nor the publication's own looks cause (`pipeline.suspects`).
REPORT_IT = "This is no fault of your text: build again, and if it stays so, report it with this source and its styles."

#: The ids of all gates, in their order.
ALL_GATES = ("G0", "G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9")


@dataclass(frozen=True, slots=True)
class Tally:
    """A part of what a gate looked at, by language (BCP 47), font family and style; None where it asks for none."""

    language: str | None
    font: str | None
    style: str | None
    checked: int
    failed: int


@dataclass(frozen=True, slots=True)
class GateResult:
    """How much a gate looked at and how much of that failed, in the gate's own unit; and the parts of both."""

    gate: str
    checked: int
    failed: int
    tallies: tuple[Tally, ...] = ()


class Count:
    """Counts what a gate looks at, by language, font family and style."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str | None, str | None, str | None], list[int]] = {}

    def add(
        self,
        checked: int,
        failed: int = 0,
        *,
        language: str | None = None,
        face: FontFace | None = None,
        style: str | None = None,
    ) -> None:
        """Count so many things looked at, and how many of them failed. A face says its own family and style."""
        key = (language, face.family if face else None, face.style_name if face else style)
        self._add(key, checked, failed)

    def _add(self, key: tuple[str | None, str | None, str | None], checked: int, failed: int) -> None:
        count = self._counts.setdefault(key, [0, 0])
        count[0] += checked
        count[1] += failed

    def merge(self, result: GateResult) -> None:
        """Count what another result has counted; what is in none of its parts stands by itself."""
        for tally in result.tallies:
            self._add((tally.language, tally.font, tally.style), tally.checked, tally.failed)
        rest = [
            total - sum(parts)
            for total, parts in (
                (result.checked, [one.checked for one in result.tallies]),
                (result.failed, [one.failed for one in result.tallies]),
            )
        ]
        if any(rest):
            self._add((None, None, None), *rest)

    def result(self, gate: str) -> GateResult:
        """Return the sum and its parts, in a fixed order."""
        ordered = sorted(self._counts.items(), key=lambda item: tuple(part or "" for part in item[0]))
        tallies = tuple(Tally(*key, *counts) for key, counts in ordered)
        return GateResult(gate, sum(one.checked for one in tallies), sum(one.failed for one in tallies), tallies)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the text: the code point at `offset` of a block."""

    block: Block
    offset: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault that a gate found: the diagnostic for a person, and what machines ask for.

    `text` is the characters concerned, `codepoints` the same as `U+0041`; `anchor` leads to the page later,
    `picture` shows the characters as a font draws them. Findings of several products with one `cause` are told once.
    """

    gate: str
    diagnostic: Diagnostic
    text: str = ""
    language: str | None = None
    font: str | None = None
    anchor: Anchor | None = None
    picture: GlyphPicture | None = None
    cause: str = ""

    @property
    def codepoints(self) -> tuple[str, ...]:
        """The code points of `text`."""
        return tuple(f"U+{ord(character):04X}" for character in self.text)


@dataclass(frozen=True, slots=True)
class PrintedText:
    """Words that the product itself prints (labels, names of languages, folios), in the style that they are set in.

    `location` is where they were declared; `block` the author's text that they are, character for character, as a title
    that stands in running heads too.
    """

    text: str
    language: str
    weight: int = 400
    location: Location | None = None
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section where it stands in a product.

    `first_page` is the product's page (from 1) on which the section's page 1 stands; `blocks` the text that the
    section sets, by the index that its boxes carry; `printed` the words that the edition itself sets in it;
    `shifts` how far each page's body was moved to the right at binding, in points, empty for not at all.
    """

    rendition: Rendition
    first_page: int
    blocks: tuple[Block, ...] = ()
    printed: tuple[str, ...] = ()
    shifts: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class ImposedPage:
    """Where a page of an original stands: its number, the side of a sheet (both from 1), and how it got there.

    A place (x, y) of the page's trim box lies at (`scale` x + `across`, `scale` y + `up`) in that of the side, in
    points; a negative scale turns it upside down.
    """

    page: int
    side: int
    scale: float = 1.0
    across: float = 0.0
    up: float = 0.0


@dataclass(frozen=True, slots=True)
class Product:
    """A finished PDF, by its path under the build folder, and the sections that were bound into it.

    `original` names the product whose pages this one imposes, as `imposed` says; it has no sections of its own then.
    `sizes` are those of its pages, where binding cuts them to others than they were laid out in: panels that fold in.
    `title` is what readers call the bound document; empty for a file that is no whole document.
    """

    path: str
    pdf: bytes
    sections: tuple[PlacedSection, ...] = ()
    original: str | None = None
    imposed: tuple[ImposedPage, ...] = ()
    sizes: tuple[Size, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class FileProof:
    """The proof of one product: glyphs drawn and proven, text boxes, the locked faces it draws with, gates."""

    path: str
    pages: int
    drawn: int
    proven: int
    boxes: int
    fonts: tuple[FontFace, ...]
    gates: tuple[GateResult, ...]


def parts_per_million(proven: int, drawn: int, gates: Iterable[tuple[int, int]]) -> int:
    """Return how many glyphs of a million drawn are proven, rounded down; a million only where no gate fails.

    Text that is lost is no glyph that was drawn: where all glyphs are proven and a gate fails, the figure is what it
    did not fail, of a million that it looked at. `gates` has how much failed of how much each gate looked at; where one
    looked at nothing, nothing is proven.
    """
    if proven != drawn or not drawn:
        return proven * 1_000_000 // drawn if drawn else 0
    return min(max(checked - failed, 0) * 1_000_000 // checked if checked else 0 for failed, checked in gates)


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof of a build. `languages` and `characters` count what the texts hold (tags, distinct code points)."""

    files: tuple[FileProof, ...]
    gates: tuple[GateResult, ...]
    findings: tuple[Finding, ...]
    languages: int
    characters: int

    @property
    def drawn(self) -> int:
        """Glyphs drawn in all files."""
        return sum(file.drawn for file in self.files)

    @property
    def proven(self) -> int:
        """Glyphs proven in all files."""
        return sum(file.proven for file in self.files)

    @property
    def ppm(self) -> int:
        """Glyphs proven of a million drawn (see `parts_per_million`); nought where any file draws nothing."""
        if not self.files or any(not file.drawn for file in self.files):
            return 0
        return parts_per_million(self.proven, self.drawn, [(gate.failed, gate.checked) for gate in self.gates])

    @property
    def fonts(self) -> tuple[FontFace, ...]:
        """The locked faces that any file draws with, by file name."""
        faces = {face.file: face for file in self.files for face in file.fonts}
        return tuple(faces[name] for name in sorted(faces))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings as diagnostics."""
        return tuple(finding.diagnostic for finding in self.findings)
