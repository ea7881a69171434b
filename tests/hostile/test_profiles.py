"""Hostile ICC profiles, as [press] names them and as they lie in pictures: refused, or of use, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Code
from publish.fence import Fence, FenceError, Trouble, open_fence
from publish.pipeline.shop import read_profile
from publish.publication import load
from tests.hostile.declarations import TEXT, TOML
from tests.hostile.model import some
from tests.hostile.profiles import CASES
from tests.hostile.walking import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.hostile.canary import Canary

_SEPARATE = """
import io, pikepdf
from PIL import Image
from publish.pdf.worker_separation import Condition, separate
file = pikepdf.new()
for form in ("PNG", "JPEG"):
    written = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 60)).save(written, form, icc_profile=open({path!r}, "rb").read())
    picture = Image.open(io.BytesIO(written.getvalue()))
    picture.load()
    Condition(open({press!r}, "rb").read()).picture(picture.convert("RGB"))
"""


@pytest.fixture(scope="module")
def fence(birds: Canary) -> Iterator[Fence]:
    del birds
    with open_fence(limits=LIMITS) as running:
        yield running


@pytest.mark.parametrize("name", some(CASES, 15))
def test_a_hostile_profile_of_a_press_is_refused_or_of_use(
    name: str, tmp_path: Path, birds: Canary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publish.pipeline.shop.open_fence", lambda: open_fence(limits=LIMITS))
    (tmp_path / "publication.toml").write_text(f'{TOML}[press]\nmake = true\nprofile = "a.icc"\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.icc").write_bytes(CASES[name]())
    publication, problems = load(tmp_path)
    assert publication, problems
    data, problems = read_profile(publication)
    assert (data == CASES[name]()) is (problems == ()) or not CASES[name]()
    assert {one.code for one in problems} <= {Code.C010}
    assert name != "honest" or not problems
    assert not any("\x1b" in one.message for one in problems)
    assert birds.visits == []


@pytest.mark.parametrize("name", some(CASES, 15))
def test_a_hostile_profile_in_a_picture_ends(name: str, tmp_path: Path, fence: Fence) -> None:
    path, press = tmp_path / "a.icc", tmp_path / "press.icc"
    path.write_bytes(CASES[name]())
    press.write_bytes(CASES["honest"]())
    try:
        fence.call_named("builtins:exec", _SEPARATE.format(path=str(path), press=str(press)), {})
    except FenceError as error:
        assert error.trouble not in {Trouble.START, Trouble.DISK}, error  # noqa: PT017 - every other is an end
        assert name != "honest"
