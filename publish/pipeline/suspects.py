"""Which declaration of a publication's own looks a fault of its pages comes of.

A style sheet may do anything to a page, and a gate sees what came of it, not what did it. So where the publication has
looks of its own, a section with faults is laid out again without them. If it is clean then, the first declaration with
which the faults begin is found by halves, and what follows of it is told once, at its line.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from publish.checks.file import judge
from publish.checks.model import Finding, PlacedSection, Product
from publish.checks.pages import PageMap
from publish.diagnostics import Code, Diagnostic, Location, Severity
from publish.edition.page import with_house
from publish.fence import FenceError, Trouble
from publish.pdf.engine import EngineError
from publish.style.declarations import Piece, cut, put_together
from publish.style.house import COLOURS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from publish.checks.model import Proof
    from publish.edition import Section
    from publish.fonts import FontCatalog
    from publish.pdf.model import Rendition
    from publish.pipeline.crews import Crews
    from publish.pipeline.rendering import RememberingRenderer
    from publish.publication import Publication
    from publish.style import House

#: The gates over pages; what stands in the text itself is no style's fault.
_GATES = frozenset({"G4", "G5", "G6", "G7", "G8"})
#: How often a section is laid out again in all, and how many declarations are named.
_MOST_TRIALS, _MOST_NAMED = 64, 6

_HINT = "Take the declaration out, or give it another value."
_KEEP = "Take the declaration out: what is not to be read is left out in the source."
_ROOM = "Let the box grow with its text: take the height or the cut out."
_MOVE = "Take the declaration out, or move the text by margins and padding."
#: What to use instead of what cannot be proven, by property.
_HINTS = {
    "opacity": "Give the text a lighter colour instead, as color: #777.",
    "transform": _MOVE,
    "rotate": _MOVE,
    "scale": "Take the declaration out, or give the text another font-size.",
    "translate": _MOVE,
    "position": _MOVE,
    "z-index": _MOVE,
    "float": "Take the declaration out, or set a passage apart by margins, a border or a tint.",
    "display": _KEEP,
    "visibility": _KEEP,
    "overflow": _ROOM,
    "height": _ROOM,
    "max-height": _ROOM,
    "clip": _ROOM,
    "white-space": "Take the declaration out, so that lines may break.",
    "font-weight": "Use a weight that the family has: 400 or 700; `publish fonts list` shows them.",
    "font-style": "Use a style that the family has; `publish fonts list` shows them.",
    "line-height": "Give the lines more room.",
    "content": 'Write into the text what belongs to it; items have list-style-type: "\u2192 ".',
}
_COLOURS = frozenset({"color", "background", "background-color", *COLOURS.values()})
_OTHER_COLOUR = "Give the text, or what it stands on, another colour."


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What the search came to: a diagnostic for each declaration to blame, and the findings that are explained."""

    diagnostics: tuple[Diagnostic, ...] = ()
    explained: tuple[Finding, ...] = ()

    def without_explained(self, proof: Proof) -> Proof:
        """Leave out of a proof the findings that are explained; what was counted stays."""
        explained = set(map(id, self.explained))
        return replace(proof, findings=tuple(one for one in proof.findings if id(one) not in explained))


@contextmanager
def open_suspects(
    publication: Publication, house: House, renderer: RememberingRenderer, catalog: FontCatalog, crews: Crews
) -> Iterator[Suspects]:
    """Give the search for what a fault comes of; a style sheet is cut behind the fence, as it was read."""
    with ExitStack() as stack:

        def read(css: str) -> tuple[Piece, ...]:
            return stack.enter_context(crews.fence()).call(cut, css) if css else ()

        yield Suspects(publication, house, renderer, catalog, read)


@dataclass(slots=True)
class Suspects:
    """The declarations of a publication's looks, and the search among them. `read` cuts the style sheet (`cut`)."""

    publication: Publication
    house: House
    renderer: RememberingRenderer
    catalog: FontCatalog
    read: Callable[[str], tuple[Piece, ...]] = cut
    _sheet: tuple[Piece, ...] = ()
    _pieces: tuple[Piece, ...] = ()
    _culprits: dict[int, Finding] = field(default_factory=dict)
    _tried: dict[tuple[str, tuple[int, ...]], tuple[Finding, ...]] = field(default_factory=dict)

    def stopped(self, error: EngineError) -> Diagnostic | None:
        """Find the declaration at which the engine stops; None where it stops without any as well."""
        section = self.renderer.sections.get(error.section)
        cause = error.__cause__
        if section is None or not (isinstance(cause, FenceError) and cause.trouble in {Trouble.RAISED, Trouble.DIED}):
            return None  # one that takes too long would take as long again
        every = self._known()
        if not every or self._stops(section, ()) or not self._stops(section, every):
            return None
        found = self._first(every, lambda kept: self._stops(section, kept))
        said = f"The rendering engine stops at `{self._shown(found)}` (section {error.section}: {error.reason})."
        return Diagnostic(Code.E002, said, self._place(found), self._hint(found))

    def explain(self, proof: Proof, products: Sequence[Product]) -> Suspicion:
        """Find what the faults of a proof come of."""
        faults = list(filter(_is_fault, proof.findings))
        every = self._known() if faults else ()
        if not every:
            return Suspicion()
        explained: dict[int, Finding] = {}
        for product in products:
            for placed in product.sections:
                own = [one for one in faults if id(one) not in explained and _is_of(one, product, placed)]
                codes = self._codes_explained(placed, every, own) if own else frozenset()
                explained |= {id(one): one for one in own if one.diagnostic.code in codes}
        originals = {product.path: product.original for product in products if product.original}
        clear = {one.diagnostic.place.path for one in faults if id(one) not in explained and one.diagnostic.place}
        for one in faults:  # sheets are wrong as their original is
            original = originals.get(one.diagnostic.place.path) if one.diagnostic.place else None
            if explained and original and original not in clear:
                explained[id(one)] = one
        return Suspicion(tuple(self._told()), tuple(explained.values()))

    def _codes_explained(self, placed: PlacedSection, every: Sequence[int], own: Sequence[Finding]) -> frozenset[Code]:
        """Blame declarations until a section is as it is without any; return the codes of what they did to it."""
        section = self.renderer.sections.get(placed.rendition.section)
        wanted = frozenset(one.diagnostic.code for one in own)
        if section is None:
            return frozenset()
        if len(self._tried) >= _MOST_TRIALS:
            return wanted if self._culprits else frozenset()
        left = [one for one in every if one not in self._culprits]
        if self._culprits and not self._faults(section, placed, left):
            return wanted
        base = set(map(_key, self._faults(section, placed, ())))

        def new(kept: Sequence[int]) -> list[Finding]:
            return [one for one in self._faults(section, placed, kept) if _key(one) not in base]

        codes = frozenset(one.diagnostic.code for one in new(every))
        while (codes & wanted) and new(left) and len(self._culprits) < _MOST_NAMED and len(self._tried) < _MOST_TRIALS:
            found = self._first(left, lambda kept: bool(new(kept)))
            told = [one.diagnostic.message for one in new(left[: left.index(found) + 1])]
            self._culprits[found] = next((one for one in own if one.diagnostic.message in told), own[0])
            left.remove(found)
        return codes if self._culprits else frozenset()

    def _first(self, among: Sequence[int], fails: Callable[[Sequence[int]], bool]) -> int:
        """Find by halves a declaration with which, behind those before it, the faults begin."""
        clean, faulty = 0, len(among)
        while faulty - clean > 1:
            middle = (clean + faulty) // 2
            clean, faulty = (clean, middle) if fails(among[:middle]) else (middle, faulty)
        return among[faulty - 1]

    def _stops(self, section: Section, kept: Sequence[int]) -> bool:
        try:
            self._laid_out(section, kept)
        except EngineError:
            return True
        return False

    def _faults(self, section: Section, placed: PlacedSection, kept: Sequence[int]) -> tuple[Finding, ...]:
        key = (section.name, tuple(kept))
        if key not in self._tried:
            self._tried[key] = tuple(self._judged(section, placed, kept))
        return self._tried[key]

    def _judged(self, section: Section, placed: PlacedSection, kept: Sequence[int]) -> Iterator[Finding]:
        try:
            rendition = self._laid_out(section, kept)
        except EngineError as error:
            yield Finding("", Diagnostic(Code.E002, f"The rendering engine stops: {error.reason}."))
            return
        product = Product("section", rendition.pdf, (PlacedSection(rendition, 1, placed.blocks, placed.printed),))
        yield from filter(_is_fault, judge(product, PageMap(product), self.catalog, None).findings)

    def _laid_out(self, section: Section, kept: Sequence[int]) -> Rendition:
        """Lay a section out with these declarations alone."""
        behind = len(self._sheet)
        own = put_together(self._sheet, frozenset(kept))
        css = put_together(self._pieces[behind:], {at - behind for at in kept})
        (rendition,) = self.renderer.render([with_house(section, self.house, replace(self.house, css=css, own=own))])
        return rendition

    def _known(self) -> tuple[int, ...]:
        """Number the declarations: those of the style sheet, then those that publication.toml stands for."""
        if not self._pieces:
            self._sheet = self.read(self.house.own)
            self._pieces = (*self._sheet, *cut(self.house.css))
        return tuple(at for at, piece in enumerate(self._pieces) if piece.name)

    def _shown(self, at: int) -> str:
        named = {COLOURS[one.name]: one for one in self.publication.style.colours}
        colour = named.get(self._pieces[at].name) if at >= len(self._sheet) else None
        if colour:
            return f'{colour.name} = "{colour.value}"'
        return " ".join(self._pieces[at].css.rstrip(";").split())[:60]

    def _place(self, at: int) -> Location | None:
        style, piece = self.publication.style, self._pieces[at]
        if at < len(self._sheet):
            return Location(style.css.name, piece.line, piece.column) if style.css else None
        colours = {COLOURS[one.name]: one.location for one in style.colours}
        return colours.get(piece.name, style.cover.location if style.cover else None)

    def _hint(self, at: int) -> str:
        name = self._pieces[at].name
        return _OTHER_COLOUR if name in _COLOURS else _HINTS.get(name, _HINT)

    def _told(self) -> Iterator[Diagnostic]:
        for at, finding in self._culprits.items():
            message = f"`{self._shown(at)}` is at fault here: {finding.diagnostic.message}"
            yield Diagnostic(Code.C008, message, self._place(at), self._hint(at), finding.diagnostic.place)


def _is_fault(finding: Finding) -> bool:
    return finding.gate in _GATES and finding.diagnostic.severity is Severity.ERROR


def _is_of(finding: Finding, product: Product, placed: PlacedSection) -> bool:
    """Tell whether a finding is of a section: it stands on its pages, or is about its text where it stands on none."""
    where = finding.diagnostic.place
    if where is None:
        return bool(placed.blocks) and finding.language == placed.rendition.language
    pages = range(placed.first_page, placed.first_page + placed.rendition.pages)
    return where.path == product.path and where.page in pages


def _key(finding: Finding) -> tuple[str, str]:
    return finding.diagnostic.code.value, finding.diagnostic.message
