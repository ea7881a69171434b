"""The parent reads bytes and never finds out what they mean: nothing that anybody may have written is parsed there.

Once by running: with every parser broken in this process, a publication in all formats is understood all the same. And
once by reading: SECURITY.md lists each place of the code where bytes of a file are parsed.
"""

from __future__ import annotations

import ast
import io
import re
import zipfile
from contextlib import redirect_stdout
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

import docutils.parsers.rst
import markdown_it
import PIL.Image
import pytest
import tinycss2

import publish.intake.decoding
import publish.normalize
from publish.cli import main
from tests.hostile.documents import _docx as docx  # an honest one, too

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
#: Libraries that find out what bytes mean. Those that read our own tables count as well.
PARSERS = {
    "email",
    "quopri",
    *("PIL", "charset_normalizer", "docutils", "fontTools", "ftfy", "lxml", "markdown_it", "pikepdf", "pypdf"),
    *("pypdfium2", "tarfile", "tinycss2", "tomlkit", "tomllib", "uharfbuzz", "weasyprint", "xml", "zipfile"),
}
#: Those that write as well: they count where they read.
READING = {"json": {"load", "loads"}, "pickle": {"load", "loads"}, "zlib": {"decompress", "decompressobj"}}
_NAMED = re.compile("|".join((*PARSERS, *READING)))
WORDS = "The members of the garden agree on these rules for the coming year."
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="5" height="5"/></svg>'
PUBLICATION = """\
[publication]
id = "plan"
languages = ["en"]
[sources]
files = ["*.md", "*.html", "*.docx", "*.rst", "*.txt"]
[style]
css = "own.css"
[style.logo]
image = "logo.svg"
alternative = "A square"
"""
BROKEN = (
    (expat, "ParserCreate"),
    (zipfile, "ZipFile"),
    (docutils.parsers.rst.Parser, "parse"),
    (markdown_it.MarkdownIt, "parse"),
    (tinycss2, "parse_stylesheet"),
    (tinycss2, "parse_component_value_list"),
    (PIL.Image, "open"),
    (publish.intake.decoding, "decode"),
    (publish.normalize, "normalize"),
)


def write(folder: Path) -> None:
    """Write a publication in all formats."""
    (folder / "publication.toml").write_text(PUBLICATION, encoding="utf-8")
    (folder / "a.md").write_text(f"# A plan\n\n{WORDS}\n\n![A square](logo.svg)\n", encoding="utf-8")
    (folder / "b.html").write_text(f"<!doctype html><p>{WORDS}</p>", encoding="utf-8")
    (folder / "c.docx").write_bytes(docx(f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"))
    (folder / "d.rst").write_text(f"{WORDS}\n", encoding="utf-8")
    (folder / "e.txt").write_text(f"{WORDS}\n", encoding="utf-8")
    (folder / "logo.svg").write_text(SVG, encoding="utf-8")
    (folder / "own.css").write_text("p { color: black }", encoding="utf-8")


def test_with_every_parser_broken_in_the_parent_all_formats_are_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        message = "parsed in the parent"
        raise AssertionError(message)

    write(tmp_path)
    for owner, name in BROKEN:
        monkeypatch.setattr(owner, name, broken)
    told = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(told):
        status = main(["check", str(tmp_path), "--no-cache"])
    told.flush()
    said = told.buffer.getvalue().decode()
    assert status == 0, said
    with pytest.raises(AssertionError, match="in the parent"):
        zipfile.ZipFile(io.BytesIO())


def parsing() -> Iterator[tuple[str, str]]:
    """Yield every file of the product that imports a parser, with the parser."""
    for path in sorted((ROOT / "publish").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if not _NAMED.search(source):
            continue
        nodes = list(ast.walk(ast.parse(source)))
        uses = {
            (one.value.id, one.attr)
            for one in nodes
            if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name)
        }
        file = path.relative_to(ROOT).as_posix()
        yield from ((file, name) for name, calls in READING.items() if any((name, call) in uses for call in calls))
        for node in nodes:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            for name in {name.split(".")[0] for name in names} & PARSERS:
                yield file, name


def listed() -> list[tuple[list[str], frozenset[str]]]:
    """Read the table of SECURITY.md: patterns of files, and the parsers in them."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:-1] for line in text.splitlines() if line.startswith("| `publish/")]
    return [(re.findall(r"`(publish/[^`]+)`", row[0]), frozenset(re.findall(r"[\w.]+", row[1]))) for row in rows]


def test_security_md_lists_every_place_where_bytes_are_parsed() -> None:
    found, table = set(parsing()), listed()
    assert found
    assert [
        f"{file}: {name}"
        for file, name in sorted(found)
        if not any(name in parsers and any(fnmatch(file, one) for one in patterns) for patterns, parsers in table)
    ] == []
    for patterns, parsers in table:
        there = {(pattern, name) for pattern in patterns for file, name in found if fnmatch(file, pattern)}
        assert {pattern for pattern, name in there if name in parsers} == set(patterns)
        assert {name for _, name in there} >= parsers, patterns
