"""Content beyond lists, from the example that shows all of it to the structure of the bound document."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from publish.pipeline import build
from publish.publication import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from publish.pipeline import BuildResult

EXAMPLE = Path(__file__).parents[2] / "examples" / "seed-library"


def quiet(_: str) -> None:
    """Nobody waits."""


def copied(folder: Path) -> Path:
    """Copy the example, with two of its languages: a left-to-right and a right-to-left one."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("build"))
    toml = (folder / "publication.toml").read_text(encoding="utf-8")
    toml = re.sub(r"(?m)^(?:ru|hi) = .*\n", "", toml)
    (folder / "publication.toml").write_text(toml.replace('"ru", "ar", "hi"', '"ar"'), encoding="utf-8")
    return folder


def made(folder: Path) -> BuildResult:
    publication, problems = load(folder)
    assert problems == ()
    assert publication is not None
    return build(publication, progress=quiet)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    return made(copied(tmp_path_factory.mktemp("content") / "seed-library"))


@pytest.fixture(scope="module")
def booklet(result: BuildResult) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(result.products["booklet.pdf"])) as document:
        yield document


@pytest.fixture(scope="module")
def elements(booklet: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(walk(booklet.Root.StructTreeRoot.K[0]))


def walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in element.get("/K", []) if isinstance(element.get("/K"), pikepdf.Array) else []:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from walk(kid)


def named(elements: list[pikepdf.Object], name: str) -> list[pikepdf.Object]:
    return [element for element in elements if name == element.S]


def test_everything_is_set_and_every_glyph_is_proven(result: BuildResult) -> None:
    assert [str(one.code) for one in result.diagnostics if one.severity.value == "error"] == []
    assert " 1,000,000 ppm" in result.proof


def test_every_kind_of_content_has_its_place_in_the_structure(elements: list[pikepdf.Object]) -> None:
    kinds = {str(element.S) for element in elements}
    assert {"/H1", "/H2", "/H3", "/H4", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TH", "/TD"} <= kinds
    assert {"/Note", "/Reference", "/Figure", "/Caption", "/BlockQuote", "/Code", "/Link", "/Span"} <= kinds


def test_notes_have_names_of_their_own_and_the_tree_knows_them(
    booklet: pikepdf.Pdf, elements: list[pikepdf.Object]
) -> None:
    names = [bytes(note.ID) for note in named(elements, "/Note")]
    assert len(names) == len(set(names)) == 8  # two of the author's and two of links in each language
    (leaf,) = booklet.Root.StructTreeRoot.IDTree.Kids
    known = [bytes(name) for name in list(leaf.Names)[::2]]
    assert set(names) <= set(known)
    assert known == sorted(known)


def test_a_table_is_one_over_its_pages_and_every_head_says_what_it_heads(elements: list[pikepdf.Object]) -> None:
    heads = named(elements, "/TH")
    assert {str(cell.A.Scope) for cell in heads} == {"/Column"}
    assert len(heads) == 3 * len(named(elements, "/Table"))
    assert len(named(elements, "/Table")) == 2
    assert any(len({cell.Pg.objgen for cell in named(list(walk(one)), "/TD")}) > 1 for one in named(elements, "/Table"))
    names = {bytes(cell.ID) for cell in heads}
    assert all(bytes(name) in names for cell in named(elements, "/TD") for name in cell.A.Headers)


def test_figures_speak(elements: list[pikepdf.Object]) -> None:
    spoken = [str(figure.Alt) for figure in named(elements, "/Figure")]
    assert spoken[0] == "A seedling in a ring"
    assert "Three seed packets, a green, a red and a yellow one." in spoken
    assert len(spoken) == 5


def test_a_term_is_the_label_of_what_it_means(elements: list[pikepdf.Object]) -> None:
    definitions = [
        [str(kid.S) for kid in item.K]
        for item in named(elements, "/LI")
        if [str(kid.S) for kid in item.K][:1] == ["/Lbl"]
    ]
    assert definitions.count(["/Lbl", "/LBody"]) >= 6


def test_a_foreign_word_has_its_language(booklet: pikepdf.Pdf) -> None:
    spoken = {
        (str(part.Lang), str(element.Lang))
        for part in booklet.Root.StructTreeRoot.K[0].K
        for element in walk(part)
        if element.S == "/Span" and "/Lang" in element
    }
    assert {("en", "la"), ("en", "ar"), ("ar", "la"), ("ar", "hi")} <= spoken


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (lambda text: text.replace("../images/packets.png", "../images/none.png"), "D002", 63),
        pytest.param(lambda text: re.sub(r"   :alt: Three.*\n", "", text), "D003", 63, marks=pytest.mark.long),
        pytest.param(
            lambda text: text.replace("../images/packets.png", "https://example.org/packets.png"),
            "D002",
            63,
            marks=pytest.mark.long,
        ),
    ],
)
def test_a_missing_image_or_alternative_is_told_at_its_line(
    tmp_path: Path, change: Callable[[str], str], code: str, line: int
) -> None:
    folder = copied(tmp_path / "seed-library")
    source = folder / "sources" / "en.rst"
    source.write_text(change(source.read_text(encoding="utf-8")), encoding="utf-8")
    found = made(folder)
    assert [
        (str(one.code), one.location and one.location.path, one.location and one.location.line)
        for one in found.diagnostics
        if one.severity.value == "error"
    ] == [(code, "sources/en.rst", line)]
    assert not found.products
