"""A font of the user's own: taken if its bits and tables allow it, joined to its family, preferred in its scripts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from fontTools.ttLib import TTFont

from publish.diagnostics import Code, Diagnostic, Severity
from publish.fonts import load
from publish.fonts.adding import take
from publish.fonts.audit import audit
from publish.fonts.folder import install, joined, lock_of
from publish.fonts.lock_file import family_name
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ITALIC, BOLD = 0x01, 0x20


def add(folder: Path, path: Path, *scripts: str) -> Diagnostic | None:
    taken = take(path, None, scripts)
    if isinstance(taken, Diagnostic):
        return taken
    present = lock_of(folder)
    assert not isinstance(present, Diagnostic)
    family = joined(present, taken[0].family, scripts_named=bool(scripts))
    assert not isinstance(install(folder, [family], taken[0].files), Diagnostic)
    return None


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"permissions": 0x0002}, "licence bits forbid embedding"),
        ({"permissions": 0x0104}, "licence bits forbid subsets"),
        ({"permissions": 0x0200}, "allow bitmaps only"),
        ({"axes": [("wght", 100, 400, 900, "Weight")]}, "variable font"),
        ({"drop": "OS/2"}, "lacks the table OS/2"),
        ({"drop": "post"}, "lacks the table post"),
        ({"drop": "glyf"}, "no outlines"),
    ],
)
def test_a_font_that_no_booklet_can_be_set_in_is_refused(
    font_file: Callable[..., bytes], tmp_path: Path, facts: dict[str, Any], reason: str
) -> None:
    path = tmp_path / "House.ttf"
    path.write_bytes(font_file(**facts))
    refused = add(tmp_path / "fonts", path)
    assert refused is not None
    assert refused.code is Code.F005
    assert reason in refused.message
    assert not (tmp_path / "fonts").exists()


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"wOF2" + bytes(40), "WOFF2"), (b"ttcf" + bytes(40), "collection"), (b"%PDF-1.7", "Not a TrueType"), (b"", "")],
)
def test_what_is_no_single_font_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "House.ttf"
    path.write_bytes(data)
    refused = add(tmp_path / "fonts", path)
    assert refused is not None
    assert reason in refused.message


@pytest.mark.parametrize(
    ("family", "name", "folder"),
    [
        ('Evil"; } * { color: red } </style><b>', "Evil * color: red style b", "evil-color-red-style-b"),
        ("L'Etoile & Co. +1", "L'Etoile & Co. +1", "l-etoile-co-1"),
        ("A, B\\C", "A B C", "a-b-c"),
        ("100% #1", "100 1", "100-1"),
        ("one\ntwo\x1b[31m\u202ex", "one two 31m x", "one-two-31m-x"),
        ("明朝体", "明朝体", "font-52a5d3"),
        ("../../etc", ".. .. etc", "etc"),
        ('"{}"', '"{}"-Regular', "regular"),
        ("x" * 5000, "x" * 100, "x" * 100),
    ],
)
def test_a_familys_name_is_one_everywhere(
    font_file: Callable[..., bytes], tmp_path: Path, family: str, name: str, folder: str
) -> None:
    (tmp_path / "House.ttf").write_bytes(font_file(family=family))
    assert add(tmp_path / "fonts", tmp_path / "House.ttf") is None
    locked = lock_of(tmp_path / "fonts")
    assert not isinstance(locked, Diagnostic)
    assert (locked[0].name, locked[0].folder) == (family_name(name), folder)
    assert load(fonts_folder(), tmp_path / "fonts")[1] == ()


def test_a_house_font_stands_before_the_products(font_file: Callable[..., bytes], tmp_path: Path) -> None:
    files: dict[str, dict[str, Any]] = {
        "House-Bold.ttf": {"style": "Bold", "weight": 400, "selection": BOLD},
        "House-Regular.ttf": {"permissions": 0x0004},
        "House-Italic.ttf": {"style": "Italic", "selection": ITALIC},
    }
    for name, facts in files.items():
        (tmp_path / name).write_bytes(font_file(**facts))
        assert add(tmp_path / "fonts", tmp_path / name) is None
    catalog, problems = load(fonts_folder(), tmp_path / "fonts")
    assert problems == ()
    assert catalog is not None
    assert catalog.stack("Latn") == ("House", "Source Serif 4", "Noto Serif")
    assert [(face.weight, face.style) for face in catalog.faces if face.family == "House"] == [
        *((400, "normal"), (700, "normal"), (400, "italic")),
    ]
    assert catalog.stack_for("Latn", "Plan")[0] == "House"
    assert catalog.stack_for("Latn", "Plän")[0] == "Source Serif 4", "a letter that the house font lacks"
    locked = lock_of(tmp_path / "fonts")
    assert not isinstance(locked, Diagnostic)
    assert "bbc_Latn" in locked[0].languages
    assert audit(tmp_path / "fonts").diagnostics == ()


def test_only_the_scripts_that_are_named_are_set(font_file: Callable[..., bytes], tmp_path: Path) -> None:
    (tmp_path / "House.ttf").write_bytes(font_file(characters="abcабв "))
    assert add(tmp_path / "fonts", tmp_path / "House.ttf", "Cyrl") is None
    catalog, _ = load(fonts_folder(), tmp_path / "fonts")
    assert catalog is not None
    assert catalog.stack("Cyrl")[0] == "House"
    assert catalog.stack("Latn")[0] == "Source Serif 4"


def test_a_family_keeps_its_scripts_until_others_are_named(font_file: Callable[..., bytes], tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    for name, scripts in {"Regular": ("Cyrl",), "Bold": (), "Regular again": ("Latn",)}.items():
        facts: dict[str, Any] = {"style": "Bold", "weight": 700, "selection": BOLD} if name == "Bold" else {}
        (tmp_path / name).write_bytes(font_file(**facts))
        family = add(folder, tmp_path / name, *scripts) or lock_of(folder)
        assert not isinstance(family, Diagnostic)
        assert family[0].scripts == (scripts or ("Cyrl",))


def test_an_audit_sees_each_change(font_file: Callable[..., bytes], tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    (tmp_path / "House.ttf").write_bytes(font_file())
    assert add(folder, tmp_path / "House.ttf") is None
    path, lock = folder / "house" / "House-Regular.ttf", folder / "fonts.lock.toml"
    good, text = path.read_bytes(), lock.read_text()
    path.write_bytes(good + b"\0")
    assert "is not the one that the lock lists" in audit(folder).diagnostics[0].message
    path.write_bytes(good)
    lock.write_text(text.replace('"bbc_Latn"', '"bbc_Latn", "ru_Cyrl"'))
    assert "covers ru_Cyrl, but it does not" in audit(folder).diagnostics[0].message
    lock.write_text(text.replace("weight = 400", "weight = 700"))
    assert "calls itself 400 normal, the lock 700 normal" in audit(folder).diagnostics[0].message
    lock.write_text(text)
    (folder / "copy.otf").write_bytes(good)
    (folder / "stray.otf").write_bytes(good + b"\0")
    (stray,) = audit(folder).diagnostics
    assert (stray.severity, "stray.otf" in stray.message) == (Severity.WARNING, True)
    path.unlink()
    assert "cannot be read" in audit(folder).diagnostics[0].message
    (folder / "stray.otf").unlink()
    path.symlink_to("/etc/hostname")
    catalog, (problem,) = load(fonts_folder(), folder)
    assert catalog is None
    assert "lies outside its fonts folder" in problem.message


def _swap_letters(data: bytes) -> bytes:
    with TTFont(io.BytesIO(data)) as font:
        for table in font["cmap"].tables:  # some share their letters
            table.cmap = table.cmap | {ord("a"): "b", ord("b"): "a"}
        written = io.BytesIO()
        font.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: data[: len(data) // 2], "is cut off"),
        (lambda data: data[:-300] + bytes(3) + data[-297:], "its checksum is another"),
        (_swap_letters, "letters are swapped"),
    ],
)
def test_a_file_that_is_not_sound_is_refused(tmp_path: Path, change: Callable[[bytes], bytes], reason: str) -> None:
    data = (fonts_folder() / "noto-serif" / "NotoSerif_400Regular.ttf").read_bytes()
    path = tmp_path / "House.ttf"
    path.write_bytes(data)
    assert add(tmp_path / "fonts", path, "Latn") is None
    path.write_bytes(change(data))
    refused = add(tmp_path / "other", path, "Latn")
    assert refused is not None
    assert (refused.code, reason in refused.message) == (Code.F005, True)
