"""The faults that a checker must catch: what all of them share, and the table of how many each gate caught."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from publish.checks.model import PlacedSection, Product
from publish.checks.proof import check_texts, prove
from publish.edition.page import section
from publish.fonts import FontCatalog, FontFace
from publish.fonts.characters import read_face_data
from publish.geometry import PAPER
from publish.normalize.model import Block, BlockType, Origin
from publish.pdf.engine import open_engine
from publish.resources import styles_folder
from publish.style import Stack, StyleSheet, book_grid, compose
from tests.conftest import layer, prover
from tests.faults.damaging import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pikepdf
    from _pytest.terminal import TerminalReporter

    from publish.checks.model import Proof
    from publish.locale import Language
    from publish.pdf.engine import Engine

#: One short text in each of four scripts, and the family that sets it.
TEXTS = {"en": "Plan of action", "ar": "خطة عمل مشتركة", "hi": "कार्य योजना हिन्दी", "th": "ที่ประชุม ปั้น"}
FAMILIES = {"en": "Source Serif 4", "ar": "Scheherazade New", "hi": "Noto Serif Devanagari", "th": "Noto Serif Thai"}
PROPERTY = "caught by"
#: The parts of fonts in tests/subsets: file, family, script (ISO 15924).
PARTS = (
    ("NotoSerifThai-Regular.ttf", "Noto Serif Thai", "Thai"),
    ("NotoSerifSC_400Regular.ttf", "Noto Serif SC", "Hans"),
    ("NotoSansJavanese-Regular.ttf", "Noto Sans Javanese", "Java"),
    ("NotoSansTaiTham-Regular.ttf", "Noto Sans Tai Tham", "Lana"),
)
SUBSETS = Path(__file__).parents[1] / "subsets"


def part(file: str, family: str, _script: str) -> FontFace:
    """Take a part of a font as a face."""
    data = (SUBSETS / file).read_bytes()
    name, characters = read_face_data(data)
    sha256 = hashlib.sha256(data).hexdigest()
    return FontFace(family, 400, "normal", file, SUBSETS / file, sha256, name, characters)


@pytest.fixture
def caught(record_property: Callable[[str, object], None]) -> Callable[[Proof, str], None]:
    """Hold that a proof fails at the gate that should catch the fault, proves less, and says where."""

    def hold(proof: Proof, gate: str) -> None:
        failed = {result.gate for result in proof.gates if result.failed}
        assert gate in failed
        findings = [finding for finding in proof.findings if finding.gate == gate]
        assert findings
        assert all(finding.diagnostic.hint for finding in findings)
        assert any(finding.diagnostic.location or finding.diagnostic.place for finding in findings)
        record_property(PROPERTY, gate)

    return hold


@pytest.fixture
def caught_before(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """Hold that the gates before rendering catch a fault of texts or fonts."""

    def hold(blocks: tuple[Block, ...], catalog: FontCatalog, stacks: dict[str, tuple[str, ...]], gate: str) -> None:
        results, findings = check_texts(blocks, (), catalog, stacks)
        assert gate in {result.gate for result in results if result.failed}
        found = next(finding for finding in findings if finding.gate == gate)
        assert str(found.diagnostic.location).startswith("a.txt:7:")
        assert found.diagnostic.hint
        record_property(PROPERTY, gate)

    return hold


@pytest.fixture(scope="session")
def make_block() -> Callable[[str, str], Block]:
    """Make a paragraph of a language that begins at a.txt, line 7."""
    return lambda tag, text: Block(BlockType.PARA, tag, text, "a.txt", (Origin(0, 7, 1),))


@pytest.fixture
def block() -> Callable[..., Block]:
    """Make a block that begins at a.txt, line 7: the text of its script, unless another is given."""

    def make(tag: str, text: str = "", type_: BlockType = BlockType.PARA) -> Block:
        return Block(type_, tag, text or TEXTS[tag], "a.txt", (Origin(0, 7, 1),))

    return make


@pytest.fixture
def face(wide: FontCatalog, tmp_path: Path) -> Callable[..., FontFace]:
    """Take the face that sets a script; with a change, a changed copy under a family name of its own."""

    def take(tag: str, change: Callable[[TTFont], None] | None = None, weight: int = 400) -> FontFace:
        found = wide.face(FAMILIES[tag], weight)
        assert found is not None
        return found if change is None else _changed(found, change, tmp_path)

    return take


def _changed(face: FontFace, change: Callable[[TTFont], None], folder: Path) -> FontFace:
    with TTFont(face.path) as font:
        change(font)
        written = io.BytesIO()
        font.save(written)
    data = written.getvalue()
    sha256 = hashlib.sha256(data).hexdigest()
    path = folder / f"{sha256[:12]}.ttf"
    path.write_bytes(data)
    family, characters = f"{face.family} {sha256[:8]}", read_face_data(data)[1]
    return replace(face, family=family, path=path, file=path.name, sha256=sha256, characters=characters)


def _sheet(*faces: FontFace, css: str = "") -> StyleSheet:
    """Declare faces and nothing else; the first one's family sets everything."""
    address = {face: f"font:{face.sha256[:16]}/{face.file}" for face in faces}
    rules = [
        f'@font-face {{ font-family: "{face.family}"; src: url("{address[face]}"); '
        f"font-weight: {face.weight}; font-style: {face.style} }}"
        for face in faces
    ]
    page = f'@page {{ size: A5; margin: 20mm }} p, li {{ font-family: "{faces[0].family}" }} {css}'
    return StyleSheet("\n".join([*rules, page]), {address[face]: str(face.path) for face in faces})


@pytest.fixture(scope="session")
def spoiled_engine() -> Iterator[Engine]:
    """Keep an engine that may see spoiled fonts; every fault has families of its own in it."""
    with open_engine(1) as running:
        yield running


@pytest.fixture
def set_with(spoiled_engine: Engine, known: Callable[[str], Language]) -> Callable[..., Proof]:
    """Set one block with the given faces, and prove it against a catalogue of `locked` ones (all given by default)."""

    def run(text: Block, *faces: FontFace, locked: tuple[FontFace, ...] = (), css: str = "", body: str = "") -> Proof:
        body = body or f'<p data-block="0">{escape(text.text)}</p>'
        page = section(text.language, known(text.language), "Title", body, _sheet(*faces, css=css))
        (rendition,) = spoiled_engine.render([page])
        product = Product("text.pdf", rendition.pdf, (PlacedSection(rendition, 1, (text,)),))
        catalog = FontCatalog(locked or faces, {})
        return prove([text], [], [product], catalog, {text.language: (faces[0].family,)})

    return run


@pytest.fixture(scope="session")
def wide(catalog: FontCatalog) -> FontCatalog:
    """Add the parts of fonts that the tests carry (tests/subsets) to the shipped ones."""
    parts = tuple(part(*row) for row in PARTS)
    stacks = {script: (face.family,) for face, (_, _, script) in zip(parts, PARTS, strict=True)}
    return FontCatalog((*catalog.faces, *parts), {**stacks, **catalog.stacks})


@pytest.fixture(scope="session")
def lay_out(engine: Engine, wide: FontCatalog, known: Callable[[str], Language]) -> Callable[..., Product]:
    """Lay paragraphs out as the root's fixture does, in the scripts of `wide` too."""
    languages = [known(tag) for tag in (*TEXTS, "tr", "fa", "mr", "he", "zh", "jv-Java", "kkh-Lana")]
    stacks = [Stack(one, wide.stack_for(one.script, "")) for one in languages]
    sheet = compose(
        styles_folder(), ("base.css", "text.css"), "plain", wide, stacks, book_grid(PAPER["A5"]).text_page()
    )
    return layer(engine, sheet, known)


@pytest.fixture(scope="session")
def prove_product(wide: FontCatalog, known: Callable[[str], Language]) -> Callable[[Product], Proof]:
    """Prove a product of `lay_out`."""
    return prover(wide, known)


@pytest.fixture(scope="session")
def whole(
    lay_out: Callable[..., Product], prove_product: Callable[[Product], Proof]
) -> Callable[[str, tuple[str, ...]], Product]:
    """Lay paragraphs out, once for all faults that are made in them, and hold that they are proven."""

    @cache
    def make(tag: str, paragraphs: tuple[str, ...]) -> Product:
        product = lay_out(tag, *paragraphs)
        proof = prove_product(product)
        assert proof.proven == proof.drawn > 0
        # The fonts of the trial have the letters of these texts alone: their languages lack some (G3).
        assert {gate.gate for gate in proof.gates if gate.failed} <= {"G3"}
        return product

    return make


@pytest.fixture
def damage_is_caught(
    prove_product: Callable[[Product], Proof], caught: Callable[[Proof, str], None]
) -> Callable[[Product, Callable[[pikepdf.Pdf], None], str], None]:
    """Hold that a gate catches what is done to the file of a product that is proven (`whole`)."""

    def hold(product: Product, damage: Callable[[pikepdf.Pdf], None], gate: str) -> None:
        proof = prove_product(replace(product, pdf=written(product.pdf, damage)))
        caught(proof, gate)
        assert proof.ppm < 1_000_000

    return hold


@dataclass(frozen=True)
class Bench:
    """What a fault of a font is made and caught with: blocks, faces, the engine, the gates."""

    block: Callable[..., Block]
    face: Callable[..., FontFace]
    set_with: Callable[..., Proof]
    caught: Callable[[Proof, str], None]
    texts: Callable[..., None]

    def caught_before(self, tag: str, change: Callable[[TTFont], None], gate: str) -> None:
        """Hold that the gates before rendering catch a changed font."""
        spoiled = self.face(tag, change)
        self.texts((self.block(tag),), FontCatalog((spoiled,), {}), {tag: (spoiled.family,)}, gate)

    def set(
        self,
        tag: str,
        *faces: FontFace,
        text: str = "",
        type_: BlockType = BlockType.PARA,
        locked: tuple[FontFace, ...] = (),
        css: str = "",
    ) -> Proof:
        """Set a text in faces, and prove it."""
        return self.set_with(self.block(tag, text, type_), *faces, locked=locked, css=css)


@pytest.fixture
def bench(
    block: Callable[..., Block],
    face: Callable[..., FontFace],
    set_with: Callable[..., Proof],
    caught: Callable[[Proof, str], None],
    caught_before: Callable[..., None],
) -> Bench:
    """Return all that a fault of a font needs."""
    return Bench(block, face, set_with, caught, caught_before)


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print how many faults each gate caught."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    faults = [report for report in reports if report.when == "call" and "tests/faults/" in report.nodeid]
    caught = [{str(value) for key, value in report.user_properties if key == PROPERTY} for report in faults]
    # What holds no fault, and passed, tells that nothing is found where nothing is wrong.
    gates = [gates for gates, report in zip(caught, faults, strict=True) if gates or report.failed]
    if gates:
        by_gate = sorted(Counter(gate for caught in gates for gate in caught).items())
        counted = ", ".join(f"{gate} {number}" for gate, number in by_gate)
        terminalreporter.write_line(f"faults: {sum(map(bool, gates))} of {len(gates)} caught; by gate: {counted}")
