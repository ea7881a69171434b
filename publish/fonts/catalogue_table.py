"""Make catalogue.toml and coverage.tsv from packages: `python3 tasks.py catalogue "FILE..."`.

Taken are all families that stacks.toml names and the product does not carry itself, and some with signs. The packages
are fetched beforehand with `apt-get download` and `npm pack`; each family is taken from the first that has it.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from publish.fonts.font_file import read_facts
from publish.fonts.lock_file import LOCK, read_lock
from publish.fonts.packages import integrity, read_package
from publish.fonts.ranges import write_ranges
from publish.fonts.stacks import script_settings
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.fonts.font_file import FontFacts

_SIGNS = ("Noto Sans Math", "Noto Sans Symbols", "Noto Sans Symbols2")
_HEAD = """\
# What `publish fonts fetch` can bring: packages, and the files of each family in them. `python3 tasks.py catalogue`
# makes this file and coverage.tsv from the packages. No registry's address stands here: each client knows its own.
"""
_COVERAGE_HEAD = "# The code points of each catalogued family's Regular: the family, a tab, hexadecimal ranges.\n"
#: The files of a package by what their names say: NotoSerifKhmer-Bold.ttf, NotoSerifJP_400Regular.ttf.
_FACE = re.compile(
    r"/(?P<family>[^/_-]+)[_-](?:\d{3})?(?P<style>Regular|Bold|Italic|Bold_?Italic|Regular_Italic)\.ttf$"
)
_DEBIAN = re.compile(r"(?P<name>[a-z0-9+.-]+)_(?P<version>[^_]+)_all\.deb$")
_NPM = re.compile(r"expo-google-fonts-(?P<name>[a-z0-9-]+)-(?P<version>\d+\.\d+\.\d+)\.tgz$")
_OPEN_FONT_LICENCE = "SIL Open Font License"


def main(*paths: str) -> None:
    """Write both tables beside this file."""
    packages, families, coverage = [], [], []
    wanted = _wanted()
    for path in map(Path, paths):
        data = path.read_bytes()
        members = read_package(data).members
        found = {name: faces for name in wanted if (faces := _faces(name, members))}
        if not found:
            continue
        wanted = [name for name in wanted if name not in found]
        identity = _identity(path.name, data, members)
        packages.append(identity)
        for name, faces in found.items():
            rows = "".join(f"  {_inline(member, facts, members[member])},\n" for member, facts in faces)
            families.append((name, f'\n[[family]]\nname = "{name}"\npackage = "{identity[0]}"\nfaces = [\n{rows}]\n'))
            coverage.append(f"{name}\t{write_ranges(faces[0][1].characters)}\n")
    folder = Path(__file__).parent
    text = "".join((_HEAD, *(_package(*identity) for identity in packages), *(row for _, row in sorted(families))))
    (folder / "catalogue.toml").write_text(text, encoding="utf-8")
    (folder / "coverage.tsv").write_text(_COVERAGE_HEAD + "".join(sorted(coverage)), encoding="utf-8")
    if wanted:
        sys.exit(f"No package has {', '.join(wanted)}.")


def _wanted() -> list[str]:
    shipped = {family.name for family in read_lock((fonts_folder() / LOCK).read_text(encoding="utf-8"))}
    named = dict.fromkeys(name for setting in script_settings().values() for name in setting.families)
    return [name for name in (*named, *_SIGNS) if name not in shipped]


def _faces(name: str, members: dict[str, bytes]) -> list[tuple[str, FontFacts]]:
    """Find the files of a family, the Regular first."""
    matches = [(member, _FACE.search(member)) for member in sorted(members)]
    own = [member for member, match in matches if match and match["family"] == name.replace(" ", "")]
    faces = [(member, read_facts(members[member])) for member in own]
    return sorted(faces, key=lambda face: (face[1].style == "italic", face[1].weight))


def _identity(file: str, data: bytes, members: dict[str, bytes]) -> Sequence[str]:
    """Tell name, client, version, integrity, licence and its member of a package."""
    member = next(
        name
        for name, content in sorted(members.items())
        if _OPEN_FONT_LICENCE.encode() in content and b"PERMISSION" in content and not name.endswith("tf")
    )
    if debian := _DEBIAN.search(file):
        return debian["name"], "apt", debian["version"], integrity(data, "sha256"), "OFL-1.1", member
    npm = _NPM.search(file)
    if npm is None:
        sys.exit(f"{file} is no package of Debian and none of @expo-google-fonts.")
    return f"@expo-google-fonts/{npm['name']}", "npm", npm["version"], integrity(data), "OFL-1.1", member


def _package(*identity: str) -> str:
    keys = ("name", "client", "version", "integrity", "licence", "licence_member")
    rows = "".join(f"{key} = {json.dumps(value)}\n" for key, value in zip(keys, identity, strict=True))
    return f"\n[[package]]\n{rows}"


def _inline(member: str, facts: FontFacts, data: bytes) -> str:
    pairs: Iterator[tuple[str, object]] = iter(
        (
            ("member", member),
            ("weight", facts.weight),
            ("style", facts.style),
            ("bytes", len(data)),
            ("sha256", hashlib.sha256(data).hexdigest()),
            ("version", facts.version),
        )
    )
    return f"{{ {', '.join(f'{key} = {json.dumps(value)}' for key, value in pairs)} }}"


if __name__ == "__main__":
    main(*sys.argv[1:])
