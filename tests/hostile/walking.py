"""One hostile source on its whole way, to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Severity
from publish.edition.page import section
from publish.fence import Fence, FenceError, Limits, told
from publish.intake import read
from publish.intake.reading import fenced
from publish.locale import language
from publish.pdf.engine import EngineError
from publish.pipeline.manuscript import prepare
from publish.pipeline.work import Work
from publish.publication import load
from publish.understanding import normalized
from tests.hostile.canary import Canary, sings
from tests.hostile.declarations import TOML

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publish.pdf.engine import Engine
    from publish.style import StyleSheet
    from tests.hostile.model import Case

    Walker = Callable[[Path], tuple[set[str], list[bytes]]]

#: A tenth of what a build allows, so that what never ends is soon over.
LIMITS = Limits(seconds=6)


def hold(case: Case, folder: Path, birds: Canary, walker: Walker) -> None:
    """Hold that a case ends as it must, that nobody was visited, and that no secret came out."""
    (folder / "publication.toml").write_text(TOML.replace("*.txt", case.file), encoding="utf-8")
    path = folder / case.file
    path.write_bytes(case.at(birds.http, str(birds.file), str(birds.folder)))
    ends, outputs = walker(path)
    assert ends & case.ends, (ends, outputs[-3:])
    assert not any(sings(one) for one in outputs)
    assert birds.visits == []


def walk(path: Path, fence: Fence, engine: Engine, sheet: StyleSheet) -> tuple[set[str], list[bytes]]:
    """Take one source as far as it gets; return the codes of its errors (or `set`), and all that came out."""
    publication, problems = load(path.parent)
    assert publication, problems
    outputs: list[bytes] = []
    source, found = read(path, path.name, fenced(fence.call))
    diagnostics = list(found)
    if source is not None:
        try:
            text = fence.call(normalized, (source,), publication.languages, {path.name: "en"}, {})
            manuscript, odd = prepare(publication, text, Work(call=fence.call))
            diagnostics += odd
        except FenceError as error:
            return {told(error, "The text").code.value}, [str(error).encode()]
        if manuscript:
            outputs += [rst.encode("utf-8", "surrogatepass") for rst in manuscript.rst.values()]
            outputs += [one.fragment.encode("utf-8", "surrogatepass") for one in manuscript.texts]
            known = language("en")
            assert known
            try:
                (rendition,) = engine.render([section("en", known, "T", manuscript.texts[0].fragment, sheet)])
                outputs += [
                    rendition.pdf,
                    "".join(box.text for box in rendition.boxes).encode("utf-8", "surrogatepass"),
                ]
                outputs += [warning.encode() for warning in rendition.warnings]
                assert not any("Failed to load" in warning for warning in rendition.warnings), rendition.warnings
            except EngineError as error:
                return {"E007"}, [*outputs, str(error).encode()]
    outputs += [repr(one).encode() for one in diagnostics]
    errors = {one.code.value for one in diagnostics if one.severity is Severity.ERROR}
    assert errors or source is not None
    return errors or {"set"}, outputs
