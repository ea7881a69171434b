"""A build that remembers gives the bytes of one that does not, whatever was changed in between."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomlkit

from publish.cli.fonts_write import add_file
from publish.pdf.engine import Engine
from publish.pipeline import build
from publish.pipeline.crews import WarmCrews, open_warm_crews
from publish.publication import load
from publish.publication.declaration import json_schema
from publish.resources import fonts_folder
from publish.standing import program
from publish.store import NO_MEMORY, Memory
from tests.pipeline.conftest import quiet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from publish.edition import Section
    from publish.pdf.model import Rendition
    from publish.pipeline import BuildResult

TOML = """\
[publication]
id = "shed"
languages = ["en", "tr"]
date = 2024-05-01
[sources]
en = "en.txt"
tr = "tr.txt"
[leaflets]
make = false
"""
ENGLISH = (
    "Rules of the shed\n\nTools are cleaned after work and go back into the shed.\n\n1. Water is shared,, always.\n"
)
TURKISH = "Kulübe kuralları\n\nAletler işten sonra temizlenir ve kulübeye geri konur.\n\n1. Su ortaktır, her zaman.\n"
ARABIC = "قواعد الكوخ\n\nتنظف الأدوات بعد العمل وتعاد إلى الكوخ.\n\n1. الماء مشترك دائما.\n"
CORRECTION = '[[correction]]\nfind = "shared,,"\nreplace = "shared,"\nwhy = "A doubled comma."\n'


def replaced(name: str, before: str, after: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert before in text
        (folder / name).write_text(text.replace(before, after), encoding="utf-8")

    return change


def corrected(folder: Path) -> None:
    (folder / "corrections").mkdir()
    (folder / "corrections" / "en.toml").write_text(CORRECTION)


def declared(**tables: dict[str, object]) -> Callable[[Path], None]:
    """Set keys of publication.toml, by table."""

    def change(folder: Path) -> None:
        path = folder / "publication.toml"
        document = tomlkit.parse(path.read_text(encoding="utf-8"))
        for name, keys in tables.items():
            document.setdefault(name, tomlkit.table()).update(keys)
        path.write_text(tomlkit.dumps(document), encoding="utf-8")

    return change


def with_file(name: str, content: str, change: Callable[[Path], None]) -> Callable[[Path], None]:
    def both(folder: Path) -> None:
        (folder / name).write_text(content, encoding="utf-8")
        change(folder)

    return both


def own_font(weight: str) -> Callable[[Path], None]:
    """Add a font of the publication's own, as `publish fonts add` does."""

    def change(folder: Path) -> None:
        source = fonts_folder() / "noto-serif" / f"NotoSerif_{weight}.ttf"
        assert add_file(folder / "fonts", source, ("Latn",), source.parent / "OFL.txt") == 0

    return change


def leaflets(**keys: object) -> Callable[[Path], None]:
    return declared(leaflets={"make": True, **keys})


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
ROUND = LOGO.replace("M0 0h9v9H0z", "M0 4a4 4 0 008 0z")

#: Changes, by the key of publication.toml where they are of one.
CHANGES = {
    "a letter": replaced("en.txt", "cleaned", "Cleaned"),
    "a line that moves the lines below": replaced("en.txt", "Tools", "\nTools"),
    "a correction": corrected,
    "a font of its own": own_font("400Regular"),
    "publication.id": declared(publication={"id": "hut"}),
    "publication.languages": declared(publication={"languages": ["tr", "en"]}),
    "publication.title": declared(publication={"title": {"tr": "Bahçe"}}),
    "publication.date": replaced("publication.toml", "05-01", "05-02"),
    "sources.files": replaced("publication.toml", 'en = "en.txt"\ntr = "tr.txt"', 'files = ["*.txt"]'),
    "booklet.trim": declared(booklet={"trim": "A6"}),
    "booklet.sheet": declared(booklet={"sheet": "A3"}),
    "booklet.folds": declared(booklet={"folds": 2, "sheet": "A3"}),
    "booklet.binding": declared(booklet={"binding": "sewn"}),
    "booklet.signature": declared(booklet={"binding": "sewn", "signature": 8}),
    "booklet.spine": declared(booklet={"spine": "right"}),
    "booklet.mixed": with_file(
        "ar.txt",
        ARABIC,
        declared(
            publication={"languages": ["en", "tr", "ar"]}, sources={"ar": "ar.txt"}, booklet={"mixed": "from-back"}
        ),
    ),
    "paper.grammage": declared(paper={"grammage": 200}),
    "paper.calliper": declared(paper={"calliper": 300}),
    "leaflets.make": leaflets(),
    "leaflets.fold": leaflets(fold="tri"),
    "leaflets.sheet": leaflets(sheet="A3"),
    "leaflets.pages": leaflets(pages=8),
    "press.make": declared(press={"make": True}),
    "press.bleed": declared(press={"make": True, "bleed": 5}),
    "press.condition": declared(press={"make": True, "condition": "FOGRA51"}),
    "job.copies": declared(job={"copies": 30}),
    "job.currency": declared(job={"currency": "USD", "sheet_price": 0.1}),
    "job.sheet_price": declared(job={"sheet_price": 0.2}),
    "job.copy_price": declared(job={"sheet_price": 0.1, "copy_price": 0.3}),
    "job.setup_price": declared(job={"sheet_price": 0.1, "setup_price": 7}),
    "style.theme": declared(style={"theme": "institutional"}),
    "style.css": with_file("house.css", "p { color: #123456 }", declared(style={"css": "house.css"})),
    "style.links": declared(style={"links": "notes"}),
    "style.cover": with_file("cover.svg", LOGO, declared(style={"cover": "cover.svg"})),
    "style.logo": with_file(
        "logo.svg", LOGO, declared(style={"logo": {"image": "logo.svg", "alternative": "A square"}})
    ),
    "style.colours": declared(style={"colours": {"accent": "#aa0000"}}),
    "allow.code": replaced(
        "publication.toml",
        "[leaflets]",
        '[[allow]]\ncode = "P006"\nlanguage = "tr"\nitem = "1"\nreason = "So it is."\n[leaflets]',
    ),
}
#: What is changed a second time: what a key names, by what it holds.
AGAIN = {
    "style.css": lambda folder: (folder / "house.css").write_text("p { color: #654321 }"),
    "style.cover": lambda folder: (folder / "cover.svg").write_text(ROUND),
    "style.logo": lambda folder: (folder / "logo.svg").write_text(ROUND),
    "a correction": replaced("corrections/en.toml", '"shared,"', '"shared!"'),
    "a font of its own": own_font("700Bold"),
}
#: Keys that are changed together with their neighbours, and one that wants a profile which not every machine has.
NEIGHBOURS = {"allow.language", "allow.item", "allow.reason", "press.profile"}
#: Those that run with every test run; the others run with `tasks.py long`.
OFTEN = ("a letter",)


def made(crews: WarmCrews, folder: Path, memory: Memory) -> BuildResult:
    publication, problems = load(folder)
    assert problems == ()
    assert publication is not None
    return build(publication, progress=quiet, memory=memory, crews=crews.crews())


@pytest.fixture(scope="module")
def crews() -> Iterator[WarmCrews]:
    """A worker's start costs more than these few pages."""
    with open_warm_crews() as crews:
        yield crews


@pytest.fixture(scope="module")
def remembered(crews: WarmCrews, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A publication that was built once, and the folder that remembers it."""
    folder, store = tmp_path_factory.mktemp("shed"), tmp_path_factory.mktemp("store")
    for name, text in {"publication.toml": TOML, "en.txt": ENGLISH, "tr.txt": TURKISH}.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert made(crews, folder, Memory(store)).products
    return folder, store


def test_nothing_is_made_twice(crews: WarmCrews, remembered: tuple[Path, Path]) -> None:
    folder, store = remembered
    memory = Memory(store)
    assert made(crews, folder, memory).products
    assert memory.made == 0


def test_another_place_is_the_same_publication(crews: WarmCrews, remembered: tuple[Path, Path], tmp_path: Path) -> None:
    folder, store = remembered
    memory = Memory(store)
    assert (
        made(crews, Path(shutil.copytree(folder, tmp_path / "copy")), memory).products
        == made(crews, folder, memory).products
    )
    assert memory.made == 0


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in OFTEN else pytest.mark.long) for name in CHANGES]
)
def test_whatever_is_changed_the_bytes_are_those_of_a_clean_build(
    crews: WarmCrews, remembered: tuple[Path, Path], tmp_path: Path, name: str
) -> None:
    folder, store = remembered
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    for change in (CHANGES[name], *([AGAIN[name]] if name in AGAIN else [])):
        change(copy)
        memory = Memory(store)
        warm, clean = made(crews, copy, memory), made(crews, copy, NO_MEMORY)
        assert warm.products == clean.products
        assert warm.diagnostics == clean.diagnostics
        assert warm.repairs == clean.repairs
        assert (warm.proof, warm.sources, warm.fonts) == (clean.proof, clean.sources, clean.fonts)
        assert (warm.texts, warm.evidence) == (clean.texts, clean.evidence)


def test_every_key_of_a_publication_is_changed() -> None:
    schema = json_schema()
    keys = set()
    for table, node in schema["properties"].items():
        entry = node.get("items", node)
        properties = schema["$defs"][entry["$ref"].split("/")[-1]]["properties"] if "$ref" in entry else {}
        keys |= {f"{table}.{key}" for key in (properties or entry.get("properties", {}))}
    assert len(keys) > 30
    assert keys - NEIGHBOURS <= CHANGES.keys()


@pytest.mark.long
def test_nothing_is_remembered_of_another_program(
    crews: WarmCrews, remembered: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, store = remembered
    own, first = Memory(Path(shutil.copytree(store, tmp_path / "store"))), Memory(tmp_path / "empty")
    monkeypatch.setattr(program, "_asked", {"identity": "another"})
    assert made(crews, folder, own).products == made(crews, folder, first).products
    assert own.made == first.made > 0


@pytest.mark.long
def test_the_clock_of_the_environment_is_not_looked_at(
    crews: WarmCrews, remembered: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, store = remembered
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert made(crews, folder, NO_MEMORY).products == made(crews, folder, Memory(store)).products


def laid_out(
    crews: WarmCrews, folder: Path, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[str], BuildResult]:
    """Build, and list the sections that the engine laid out for it."""
    names: list[str] = []
    render = Engine.render

    def noticed(
        engine: Engine, sections: Sequence[Section], done: Callable[[], None] | None = None
    ) -> tuple[Rendition, ...]:
        names.extend(section.name for section in sections)
        return render(engine, sections, done)

    with monkeypatch.context() as patch:
        patch.setattr(Engine, "render", noticed)
        return names, made(crews, folder, memory)


def test_an_edit_lays_out_its_language_and_what_depends_on_it(
    crews: WarmCrews, remembered: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, store = remembered
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    replaced("en.txt", "cleaned", "mended")(copy)
    names, result = laid_out(crews, copy, Memory(store), monkeypatch)
    assert result.products
    # The imprint tells the fingerprint of the whole edition, the ticket how many glyphs were proven.
    assert names == ["en", "imprint", "ticket"]


@pytest.mark.long
def test_an_edit_leaves_the_leaflets_of_other_languages_alone(
    crews: WarmCrews, remembered: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copytree(remembered[0], tmp_path / "copy"))
    replaced("publication.toml", "make = false", "make = true")(copy)
    store = tmp_path / "store"
    before, _ = laid_out(crews, copy, Memory(store), monkeypatch)
    assert {"leaflet-en", "leaflet-tr"} <= set(before)
    replaced("en.txt", "after work", "after use")(copy)
    after, result = laid_out(crews, copy, Memory(store), monkeypatch)
    assert result.products
    assert set(after) == {"en", "imprint", "leaflet-en", "ticket"}
