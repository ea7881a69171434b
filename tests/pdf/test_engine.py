"""The engine behind its seam: what goes in as HTML comes out as pages and text boxes, or as an error in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publish.edition.page import section
from publish.fence import Limits
from publish.pdf.engine import Engine, EngineError, open_engine

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from publish.edition import Section
    from publish.locale import Language
    from publish.style import StyleSheet


@pytest.fixture
def page(sheet: StyleSheet, known: Callable[[str], Language]) -> Callable[..., Section]:
    def make(body: str, tag: str = "en", name: str = "text") -> Section:
        return section(name, known(tag), "Title", body, sheet)

    return make


def test_every_line_comes_back_with_its_block_and_its_place(engine: Engine, page: Callable[..., Section]) -> None:
    (rendition,) = engine.render([page('<h1 data-block="0">Plan</h1><ol><li data-block="1">One item</li></ol>')])
    assert rendition.pages == 1
    assert rendition.warnings == ()
    found = [(box.text.strip(), box.block, box.generated, box.weight) for box in rendition.boxes]
    assert found == [("Plan", 0, False, 700), ("1", 1, True, 700), ("One item", 1, False, 400)]
    left, bottom, right, top = rendition.boxes[0].box
    assert 40 < left < right < rendition.size.width - 40
    assert 480 < bottom < top < rendition.size.height - 50


def test_markers_follow_the_digits_of_the_language(engine: Engine, page: Callable[..., Section]) -> None:
    (rendition,) = engine.render([page("<ol><li>واحد</li><li>اثنان</li></ol>", "ar")])
    assert [box.text.strip() for box in rendition.boxes if box.generated] == ["١", "٢"]


def test_the_engine_sees_the_declared_fonts_and_nothing_else(engine: Engine, page: Callable[..., Section]) -> None:
    (rendition,) = engine.render([page("<p>漢</p>")])
    assert any("漢" in box.text for box in rendition.boxes)
    assert b"CJK" not in rendition.pdf
    assert rendition.warnings, "a character without a glyph must not pass in silence"


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "http://127.0.0.1:9/x.png", "data:image/png;base64,AAAA", "x.png"]
)
def test_no_address_opens(engine: Engine, page: Callable[..., Section], address: str) -> None:
    (rendition,) = engine.render([page(f'<p>text</p><img alt="a" src="{address}">')])
    assert any("Failed to load image" in warning for warning in rendition.warnings)


def test_sections_come_back_in_the_order_asked_for(page: Callable[..., Section]) -> None:
    wanted = [page(f"<p>{'word ' * (300 - 60 * number)}</p>", name=f"s{number}") for number in range(5)]
    with open_engine(2) as two:
        assert [rendition.section for rendition in two.render(wanted)] == ["s0", "s1", "s2", "s3", "s4"]


def test_the_same_section_gives_the_same_bytes_in_another_process(engine: Engine, page: Callable[..., Section]) -> None:
    wanted = [page("<p>office <em>files</em></p>"), page("<p>خطة عمل</p>", "ar")]
    with open_engine(1) as other:
        assert [item.pdf for item in engine.render(wanted)] == [item.pdf for item in other.render(wanted)]


def test_a_worker_that_is_killed_costs_one_retry(page: Callable[..., Section]) -> None:
    with open_engine(1) as running:
        running.render([page("<p>warm</p>")])
        _process(running).kill()
        (rendition,) = running.render([page("<p>text</p>")])
        assert [box.text for box in rendition.boxes] == ["text"]


@pytest.mark.long
def test_a_section_that_never_ends_is_given_up_in_words(page: Callable[..., Section]) -> None:
    endless = "<div style='display: flex'>" * 40 + "x"
    with open_engine(1, deadline=3) as running:
        with pytest.raises(EngineError, match="section text: it did not end within 3 seconds"):
            running.render([page(endless)])
        (rendition,) = running.render([page("<p>next</p>")])
        assert rendition.pages == 1, "the next section gets a fresh worker"


def test_a_worker_that_cannot_start_is_an_error_in_words(
    page: Callable[..., Section], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with open_engine(1) as broken, pytest.raises(EngineError, match="section text: it could not be begun"):
        broken.render([page("<p>text</p>")])


def test_the_fence_is_closed_or_its_gaps_are_told(engine: Engine, page: Callable[..., Section]) -> None:
    engine.render([page("<p>text</p>")])
    status = Path(f"/proc/{_process(engine).pid}")
    if not status.exists():
        pytest.skip("this system shows no process status")
    assert "NoNewPrivs:\t1" in (status / "status").read_text(encoding="ascii")
    network = Path(status / "ns" / "net").readlink() != Path("/proc/self/ns/net").readlink()
    assert network or any("network" in gap for gap in engine.fence.gaps)
    limits = (status / "limits").read_text(encoding="ascii")
    assert str(Limits().memory) in limits


def _process(engine: Engine) -> subprocess.Popen[bytes]:
    """Reach for the engine's only process, as a system that kills it would."""
    (worker,) = engine.fence._workers  # noqa: SLF001 - see above
    process: subprocess.Popen[bytes] = worker._process  # noqa: SLF001 - see above
    return process


def test_a_passage_in_another_language_is_tagged_with_it(engine: Engine, page: Callable[..., Section]) -> None:
    (rendition,) = engine.render([page('<p>The word <span lang="ru">мир</span> means peace.</p>')])
    assert b"(ru)" in _objects(rendition.pdf)


def _objects(pdf: bytes) -> bytes:
    import io  # noqa: PLC0415 - one test

    import pikepdf  # noqa: PLC0415 - one test

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return b"\n".join(
            bytes(str(f"({item.Lang})"), "ascii")
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/Lang" in item
        )
