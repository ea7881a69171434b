"""Packages: only the files that the catalogue lists, with their licence, out of the package that it lists."""

from __future__ import annotations

import hashlib
import io
import tarfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Code, Diagnostic
from publish.fonts import load
from publish.fonts.catalogue import CatalogueFace, CatalogueFamily, CataloguePackage
from publish.fonts.fetching import Package, obtain, unpack
from publish.fonts.folder import install
from publish.fonts.packages import integrity
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LICENCE = b"SIL Open Font License\nPERMISSION & CONDITIONS\n"


def tarred(members: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as packed:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            packed.addfile(entry, io.BytesIO(data))
    return written.getvalue()


def debian(members: dict[str, bytes]) -> bytes:
    parts = {"debian-binary": b"2.0\n", "control.tar.gz": tarred({}), "data.tar.gz": tarred(members)}
    out = b"!<arch>\n"
    for name, data in parts.items():
        out += f"{name:<16}{0:<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n".encode() + data + b"\n" * (len(data) % 2)
    return out


@pytest.fixture
def font(font_file: Callable[..., bytes]) -> bytes:
    return font_file(family="Noto Sans Math")


def listed(font: bytes, data: bytes, client: str = "npm") -> CatalogueFamily:
    kind = "sha512" if client == "npm" else "sha256"
    package = CataloguePackage("some-fonts", client, "1.0", integrity(data, kind), "OFL-1.1", "doc/LICENSE")  # type: ignore[arg-type]  # one of two words
    sha256 = hashlib.sha256(font).hexdigest()
    face = CatalogueFace("fonts/Math-Regular.ttf", 400, "normal", len(font), sha256, "Version 1.5")
    return CatalogueFamily("Noto Sans Math", "noto-sans-math", package, (face,))


def members(font: bytes) -> dict[str, bytes]:
    return {"fonts/Math-Regular.ttf": font, "doc/LICENSE": LICENCE, "fonts/Other.ttf": b"other", "install.sh": b"rm"}


@pytest.mark.parametrize(("client", "pack"), [("npm", tarred), ("apt", debian)])
def test_a_family_is_written_and_loaded(
    font: bytes, tmp_path: Path, client: str, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    data = pack(members(font))
    family = listed(font, data, client)
    fetched = unpack(family.package, Package(data, "some-fonts_1.0_all.deb"), [family])
    assert not isinstance(fetched, Diagnostic)
    (one,) = fetched
    assert set(one.files) == {"noto-sans-math/Math-Regular.ttf", "noto-sans-math/OFL.txt"}
    assert not isinstance(install(tmp_path / "fonts", [one.family], one.files), Diagnostic)
    catalog, problems = load(fonts_folder(), tmp_path / "fonts")
    assert problems == ()
    assert catalog is not None
    assert catalog.face("Noto Sans Math") is not None
    assert sorted(path.name for path in (tmp_path / "fonts").rglob("*") if path.is_file()) == [
        *("Math-Regular.ttf", "OFL.txt", "fonts.lock.toml"),
    ]


def test_what_differs_from_the_catalogue_is_refused(font: bytes) -> None:
    data = tarred(members(font))
    family = listed(font, data)
    changed = tarred(members(font[:-1] + b"x"))
    no_licence = tarred({**members(font), "doc/LICENSE": b"All rights reserved"})
    no_font = tarred({"doc/LICENSE": LICENCE})
    for bad, reason in (
        (changed, "is not the file that the catalogue lists"),
        (no_licence, "does not hold the licence OFL-1.1"),
        (no_font, "is not in the package"),
        (data[:-200], "cannot be read"),
        (b"<html>", "cannot be read"),
    ):
        listed_as_bad = replace(family, package=replace(family.package, integrity=integrity(bad)))
        refused = unpack(listed_as_bad.package, Package(bad, "some-fonts.tgz"), [listed_as_bad])
        assert isinstance(refused, Diagnostic)
        assert refused.code is Code.F004
        assert reason in refused.message
    other = unpack(family.package, Package(changed, "some-fonts.tgz"), [family])
    assert isinstance(other, Diagnostic)
    assert "its digest differs" in other.message


def test_another_build_of_a_debian_package_is_judged_by_its_files(font: bytes) -> None:
    family = listed(font, debian(members(font)), "apt")
    rebuilt = debian({**members(font), "doc/changelog": b"rebuilt"})
    fetched = unpack(family.package, Package(rebuilt, "some-fonts_1.0-2_all.deb"), [family])
    assert not isinstance(fetched, Diagnostic)
    assert (fetched[0].family.package_version, fetched[0].family.integrity) == ("1.0-2", integrity(rebuilt, "sha256"))


def test_the_users_own_client_is_called(font: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = debian(members(font))
    (tmp_path / "package").write_bytes(data)
    client = tmp_path / "apt-get"
    client.write_text(f'#!/bin/sh\n[ "$1" = download ] && /bin/cat {tmp_path}/package > "$2_1.0_all.deb"\n')
    client.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert obtain(listed(font, data, "apt").package) == Package(data, "some-fonts_1.0_all.deb")
    missing = obtain(listed(font, data, "npm").package)
    assert isinstance(missing, Diagnostic)
    assert "npm, which this machine does not have" in missing.message
    assert "--from FILE" in (missing.hint or "")
    client.write_text("#!/bin/sh\necho 'E: Unable to locate package' >&2\nexit 100\n")
    failed = obtain(listed(font, data, "apt").package)
    assert isinstance(failed, Diagnostic)
    assert "E: Unable to locate package" in failed.message
