"""What a release says of its parts is what its locks say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
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


#: Below these versions an advisory stands open; beside each what it let in.
FLOORS = {
    "babel": ("2.9.1", "CVE-2021-42771: a locale's name opened any file"),
    "brotli": ("1.2.0", "CVE-2025-6176: decompression without end"),
    "fonttools": ("4.60.2", "CVE-2025-66034: a designspace wrote any file"),
    "jinja2": ("3.1.6", "CVE-2025-27516: a template left the sandbox"),
    "lxml": ("4.9.1", "CVE-2022-2309: a crash in iterwalk"),
    "markdown-it-py": ("2.2.0", "CVE-2023-26302: a crash on bytes that are not UTF-8"),
    "pikepdf": ("2.10.0", "CVE-2021-29421: external entities in XMP"),
    "pillow": ("11.3.0", "CVE-2025-48379: a heap overflow in DDS"),
    "pydantic": ("2.4.0", "CVE-2024-3772: endless work on an address"),
    "pypdf": ("6.4.0", "CVE-2025-66019: memory without bound in LZW"),
    "weasyprint": ("70.0", "a style sheet went round the fetcher"),
}


@pytest.mark.parametrize("name", FLOORS)
def test_nothing_is_below_its_floor(name: str) -> None:
    version, _ = locked(ROOT)[name]
    floor, why = FLOORS[name]
    assert Version(version) >= Version(floor), why


def test_each_font_lies_beside_its_licence() -> None:
    for folder in {path.parent for path in (ROOT / "fonts").rglob("*.ttf")}:
        assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8").upper(), folder
