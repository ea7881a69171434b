"""What a release says of its parts is what its locks say."""

from __future__ import annotations

import re
from pathlib import Path

from packaging.utils import canonicalize_name
from packaging.version import Version

from release.components import components, locked
from release.notices import FILE, notices

ROOT = Path(__file__).resolve().parents[2]


def test_the_list_of_licences_is_that_of_the_locks() -> None:
    assert (ROOT / FILE).read_text(encoding="utf-8") == notices(ROOT), "run python3 tasks.py notices"


def test_every_part_has_a_licence_and_hashes() -> None:
    found = components(ROOT)
    assert {one.kind for one in found} == {"package", "font"}
    assert [one.name for one in found if not one.licence or not one.hashes] == []


def test_everything_in_the_lock_is_pinned_and_hashed() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    named = {canonicalize_name(name) for name in re.findall(r"^([A-Za-z0-9][\w.-]*)", text, re.MULTILINE)}
    assert named
    assert named == set(locked(ROOT))
    assert all(hashes for _, hashes in locked(ROOT).values())


def test_the_engine_is_not_below_its_floor() -> None:
    version, _ = locked(ROOT)["weasyprint"]
    assert Version(version) >= Version("70.0"), "below 70.0 a style sheet went round the fetcher"


def test_each_font_lies_beside_its_licence() -> None:
    for folder in {path.parent for path in (ROOT / "fonts").rglob("*.ttf")}:
        assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8").upper(), folder
