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


#: Below these versions an advisory stands open; beside each what it let in. Numbers and versions were read in the
#: advisories (osv.dev, the projects' release notes) on 2026-11-29.
FLOORS = {
    "babel": ("2.9.1", "CVE-2021-42771: a locale's name opened any file"),
    "brotli": ("1.2.0", "CVE-2025-6176: decompression without end"),
    "fonttools": ("4.60.2", "CVE-2025-66034: a designspace wrote any file"),
    "jinja2": ("3.1.6", "CVE-2025-27516: a template left the sandbox"),
    "lxml": ("6.1.0", "CVE-2026-41066: external entities read local files"),
    "markdown-it-py": ("2.2.0", "CVE-2023-26302: a crash on bytes that are not UTF-8"),
    "pikepdf": ("2.10.0", "CVE-2021-29421: external entities in XMP"),
    "pillow": ("13.0.0", "CVE-2026-112403: a heap overflow in decoding JPEG, and fourteen more"),
    "pydantic": ("2.4.0", "CVE-2024-3772: endless work on an address"),
    "pypdf": ("7.0.0", "work without end in object streams, XFA forms and images (release notes of 7.0.0)"),
    "weasyprint": ("70.0", "CVE-2026-55073: metadata and style sheets went round the fetcher, EPS images"),
}


@pytest.mark.parametrize("name", FLOORS)
def test_nothing_is_below_its_floor(name: str) -> None:
    version, _ = locked(ROOT)[name]
    floor, why = FLOORS[name]
    assert Version(version) >= Version(floor), why


def test_each_font_lies_beside_its_licence() -> None:
    for folder in {path.parent for path in (ROOT / "fonts").rglob("*.ttf")}:
        assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8").upper(), folder
