"""Legacy code pages: which of them bytes are in that are no Unicode, where that is certain."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from publish.intake.certainty import explains, is_enough, is_orderly, nearly_utf8, oddities
from publish.intake.html import charset_of
from publish.intake.prior import contradicts, expected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from charset_normalizer import CharsetMatch

#: Code pages that people's files are really in; of two that fit equally well the one named first is taken.
_CODE_PAGES = (
    "cp1252", "cp1251", "cp1250", "cp1254", "cp1256", "cp1253", "cp1255", "cp1257", "cp1258", "cp932", "gb18030",
    "big5", "cp949", "euc_kr", "euc_jp", "iso2022_jp", "cp874", "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7",
    "iso8859_8", "iso8859_9", "iso8859_15", "koi8_r", "koi8_u", "cp866", "cp1125", "mac_cyrillic", "cp737", "cp720",
    "johab",
)  # fmt: skip
#: Those of old machines, asked only where none of the others is certain.
_OLD = ("mac_roman", "mac_latin2", "cp850", "cp852", "cp857", "cp861", "cp775", "iso8859_13", "iso8859_16")
#: Those for Latin letters: they make readable text of each other's bytes, only with the wrong letters here and there.
_LATIN = frozenset(
    {"cp1252", "cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2", "iso8859_9", "iso8859_15", "mac_roman"}
    | {"mac_latin2", "cp850", "cp852", "cp857", "cp861", "cp775", "iso8859_13", "iso8859_16"}
)
_CYRILLIC = frozenset({"cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "cp1125", "mac_cyrillic"})
#: The same of Cyrillic ones. Beside each family the disorder, as charset-normalizer measures it, that sets a page
#: apart from the best one: pages that exchange capitals and small letters (KOI8-R) differ in nothing else.
_FAMILIES = ((_LATIN, 0.1), (_CYRILLIC, 0.03))
#: Disorder and coherence, its measure of how much a text is like one in a known language, by which pages of two
#: scripts must differ where the text is short.
_LEVEL = 0.05
#: Disorder that is let pass where nothing fits well, as when two scripts stand mixed in one text.
_LENIENT = 0.4
#: The letters of cp862, the forms of five of them that end words, and these where a word goes on; letters that tell.
_HEBREW = re.compile(rb"[\x80-\x9a]")
_FINALS = re.compile(rb"[\x8a\x8d\x8f\x93\x95]")
_INNER_FINALS = re.compile(rb"[\x8a\x8d\x8f\x93\x95](?=[\x80-\x9a])")
_HEBREW_LETTERS, _MOSTLY = 40, 0.97

#: So many characters beyond ASCII come on one that stands oddly, at least.
_SELDOM = 10

#: What a page calls its code page, and what its bytes are really in (WHATWG Encoding, 4.2).
_REALLY = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "big5": "big5hkscs",
    "utf-8": "utf-8",
}  # fmt: skip


def declared(data: bytes) -> tuple[str, str] | None:
    """Decode a web page by the code page that it declares; None where it declares none, or a wrong one."""
    name = charset_of(data)
    try:
        known = codecs.lookup(name or "").name
        encoding = _REALLY.get(known, known)
        text = data.decode(encoding) if codecs.lookup(encoding)._is_text_encoding else None  # noqa: SLF001 - zlib and rot13 are codecs too, and nothing public tells
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if text is None else (text, encoding)


def legacy(data: bytes, languages: tuple[str, ...] = ()) -> tuple[str | None, str]:
    """Decode bytes that are in a legacy code page.

    Args:
        data: the bytes.
        languages: the tags of the languages that they may be in, none where nobody says.

    Returns:
        The text and the Python name of the code page; None where no page makes text of the bytes, or no page
        for certain.
    """
    meant = expected(data, languages)
    if meant:
        return meant
    for pages in (_CODE_PAGES, (*_CODE_PAGES, *_OLD)):
        found = _certain(data, pages)
        if found[0] is not None and not contradicts(found[0], languages):
            return found
    return None, ""


def _certain(data: bytes, among: Sequence[str]) -> tuple[str | None, str]:
    """Decode bytes that are in one of some code pages, where that is certain."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and most texts are UTF-8

    pages = list(among)
    matches = from_bytes(data, cp_isolation=pages) or from_bytes(data, cp_isolation=pages, threshold=_LENIENT)
    if _is_old_hebrew(data):
        return data.decode("cp862"), "cp862"
    best = matches.best()
    if best is None or nearly_utf8(data, latin=best.encoding in _LATIN):
        return None, ""
    first = best
    family, worse = next(((pages, worse) for pages, worse in _FAMILIES if best.encoding in pages), (frozenset(), 0.0))
    kin = [match for match in matches if match.encoding in family and match.chaos <= first.chaos + worse]
    best = max(kin, key=_fit, default=first)
    strangers = [match for match in matches if match.encoding not in family and _is_level(match, first)]
    decided = family is _LATIN or is_enough(data) or all(str(match) == str(best) for match in strangers)
    return (str(best), best.encoding) if decided and _is_certain(best, kin) else (None, "")


def _is_old_hebrew(data: bytes) -> bool:
    """Tell whether bytes are in cp862: its letters and hardly another sign, the final forms at the ends of words."""
    letters = len(_HEBREW.findall(data))
    finals, inner = len(_FINALS.findall(data)), len(_INNER_FINALS.findall(data))
    beyond = sum(byte >= 0x80 for byte in data)  # noqa: PLR2004 - ASCII
    return letters >= _HEBREW_LETTERS and letters >= _MOSTLY * beyond and finals > 0 and inner * 20 <= finals


def _is_level(match: CharsetMatch, best: CharsetMatch) -> bool:
    """Tell whether a page makes as much of the bytes as the best one, across scripts."""
    return match.chaos <= best.chaos + _LEVEL and match.coherence >= best.coherence - _LEVEL


def _is_certain(best: CharsetMatch, kin: Sequence[CharsetMatch]) -> bool:
    """Tell whether a page makes orderly text, and no other of its family makes another that fits as well."""
    if not is_orderly(str(best)):
        return False
    if not kin:
        beyond = sum(not character.isascii() for character in str(best))
        return oddities(str(best)) * _SELDOM <= beyond
    share, _ = _fit(best)
    return explains(share) and all(str(match) == str(best) or _fit(match)[0] < share for match in kin)


def _fit(match: CharsetMatch) -> tuple[float, int]:
    """Say how well the letters that a page makes go together: the best share that one language explains.

    What stands oddly counts against it.
    """
    beyond = Counter(str(match).lower())
    for character in filter(str.isascii, list(beyond)):
        del beyond[character]
    table, signs = _alphabets()
    shares = (sum(n for one, n in beyond.items() if one in letters or one in signs) for letters in table)
    return (max(shares) - oddities(str(match))) / max(beyond.total(), 1), -(*_CODE_PAGES, *_OLD).index(match.encoding)


@lru_cache(maxsize=1)
def _alphabets() -> tuple[tuple[frozenset[str], ...], frozenset[str]]:
    table = tomllib.loads(files("publish.intake").joinpath("data", "alphabets.toml").read_text(encoding="utf-8"))
    signs = frozenset(table.pop("signs"))
    return tuple(frozenset(letters) for letters in table.values()), signs
