"""What a style sheet does to a page is told at its line: by laying the page out without one rule after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from publish.diagnostics import Diagnostic, Location, Severity
from publish.edition.page import section
from publish.fence import FenceError, Trouble
from publish.locale import language
from publish.pdf.engine import EngineError
from publish.pipeline import build
from publish.pipeline.suspects import Suspects
from publish.publication import NamedFile, Style, load
from publish.style import House, StyleSheet
from tests.pipeline.conftest import quiet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from publish.edition import Section
    from publish.fonts import FontCatalog
    from publish.pdf.model import Rendition
    from publish.pipeline.rendering import RememberingRenderer
    from publish.publication import Publication

SHEET = """\
h2 { color: red; margin: 0 }
li::marker { content: "x" }
p { margin: 0 }
"""


class Stopping:
    """An engine that stops at a page whose style sheet has certain words."""

    def __init__(self, words: str, trouble: Trouble = Trouble.RAISED) -> None:
        english = language("en")
        assert english is not None
        self.words, self.trouble, self.trials = words, trouble, 0
        self.sections = {"en": section("en", english, "", "", StyleSheet("", {}, SHEET))}

    def render(self, sections: Sequence[Section]) -> tuple[Rendition, ...]:
        self.trials += 1
        (one,) = sections
        if self.words in one.html:
            raise EngineError(one.name, "ValueError: x") from FenceError(self.trouble, "stopped", "ValueError: x")
        return cast("tuple[Rendition, ...]", (None,))


class Declared:
    """A publication of which only the looks are asked for."""

    style = Style(css=NamedFile("house.css", Location("publication.toml", 9, 7)))


def stopped_by(engine: Stopping) -> Diagnostic | None:
    suspects = Suspects(
        cast("Publication", Declared()),
        House(own=SHEET),
        cast("RememberingRenderer", engine),
        cast("FontCatalog", None),
    )
    with pytest.raises(EngineError) as stop:
        engine.render([engine.sections["en"]])
    return suspects.stopped(stop.value)


def test_the_declaration_at_which_the_engine_stops_is_named() -> None:
    engine = Stopping('content: "x"')
    found = stopped_by(engine)
    assert found is not None
    assert str(found.location) == "house.css:2:14"
    assert found.message.startswith('The rendering engine stops at `content: "x"` (section en: ValueError: x).')
    assert engine.trials <= 6


def test_an_engine_that_stops_without_the_sheet_too_leaves_it_alone() -> None:
    assert stopped_by(Stopping("<body")) is None


def test_what_takes_too_long_is_not_tried_again() -> None:
    engine = Stopping('content: "x"', Trouble.TIME)
    assert stopped_by(engine) is None
    assert engine.trials == 1


@pytest.mark.long
@pytest.mark.parametrize(
    ("css", "code", "line", "message"),
    [
        ("p { margin: 0 }\nli { opacity: .5 }", "C008", 2, "`opacity: .5` is at fault here: “"),
        ("li { transform: rotate(-90deg) }", "C008", 1, "`transform: rotate(-90deg)` is at fault here: "),
        ("li { display: none }\n\nh1 { color: #fff }", "C008", 1, "`display: none` is at fault here: "),
        ("p {\n  height: 0;\n  overflow: hidden }", "C008", 3, "`overflow: hidden` is at fault here: "),
        ("p { font-size: 0 }", "E002", 1, "The rendering engine stops at `font-size: 0`"),
    ],
)
def test_a_fault_of_the_style_sheet_is_told_once_and_at_its_line(
    garden: Path, css: str, code: str, line: int, message: str
) -> None:
    (garden / "house.css").write_text(css, encoding="utf-8")
    with (garden / "publication.toml").open("a", encoding="utf-8") as file:
        file.write('[leaflets]\nmake = false\n[style]\ncss = "house.css"\n')
    publication, _ = load(garden)
    assert publication is not None
    found = [one for one in build(publication, progress=quiet).diagnostics if one.severity is Severity.ERROR]
    places = [(one.code.value, one.location.path, one.location.line) for one in found if one.location]
    assert (code, "house.css", line) in places
    assert all(path == "house.css" for _, path, _ in places)
    assert any(one.message.startswith(message) for one in found)
