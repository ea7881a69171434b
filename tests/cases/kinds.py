"""The kinds of damage: each makes of a clean text a source and its right reading, always the same for the same seed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.locale import script_of
from tests.cases import numerals
from tests.cases.layouts import Layout, Piece, cells, laid_out, right

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

    from tests.cases.declarations import Declaration
    from tests.cases.layouts import Right

_ITEMS = 9
_EAST = frozenset({"Hans", "Hant", "Jpan", "Kore", "Hani", "Hira"})
_WIDE = frozenset({"Hans", "Hant", "Jpan"})
_SELDOM = frozenset({"Thai", "Laoo", "Khmr", "Mymr"})
_RIGHT_TO_LEFT = frozenset({"Arab", "Aran", "Hebr", "Thaa", "Nkoo", "Adlm", "Syrc"})
_WIDEST_TITLE, _LEAST_PARAGRAPH = 60, 70


@dataclass(frozen=True, slots=True)
class Made:
    """A damaged source and its right reading."""

    kind: str
    tag: str
    name: str
    data: bytes
    right: list[Right]


def pieces_of(
    text: Declaration, random: Random, marker: Callable[[int], str], *, start: int = 1, title: bool = True
) -> list[Piece]:
    """Take a title, a paragraph and some items of a text."""
    tag = text.tag
    sentences = sorted(random.sample(range(len(text.sentences)), min(_ITEMS, len(text.sentences))))
    pieces = [Piece(tag, "title", text.title)] if title and _is_plain(text.title) else []
    pieces.extend(Piece(tag, "para", one) for one in text.preamble[:3] if _is_paragraph(one))
    del pieces[2:]
    pieces.extend(
        Piece(tag, "item", text.sentences[index], marker(start + place)) for place, index in enumerate(sentences)
    )
    return pieces


def _is_plain(title: str) -> bool:
    """Tell whether an editor would know a title by itself: short, one line, no sentence."""
    return len(title) <= _WIDEST_TITLE and title[-1].isalpha() and title[0].isalpha()


def _is_paragraph(text: str) -> bool:
    """Tell whether an editor would know a paragraph by itself: longer than a title, no sign before it."""
    return cells(text) > _LEAST_PARAGRAPH and (text[0].isalpha() or text[0] in "«“\"'")


def script(text: Declaration) -> str:
    """Return the script of a text: as its tag says, else as CLDR has it."""
    found = script_of(text.tag)
    if found:
        return {"Aran": "Arab", "Hans": "Hani", "Hant": "Hani", "Jpan": "Hira", "Kore": "Hang"}.get(found, found)
    names = (unicodedata.name(character, "").split(" ")[0] for character in text.sentences[0] if character.isalpha())
    return {"LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab"}.get(next(names, ""), "Zyyy")


def _marker(template: str, number: Callable[[int], str] = str) -> Callable[[int], str]:
    return lambda value: template.replace("n", number(value))


def _numbering(text: Declaration, table: dict[str, str]) -> str | None:
    return table.get(text.tag.split("-")[0]) or table.get(script(text))


def markers(text: Declaration) -> Iterator[tuple[str, Callable[[int], str]]]:
    """Return the markers that lists of a text may have, by name."""
    for template in ("n.", "n)", "(n)", "n.-", "n./", "n.)", "[n]", "n -", "n –", "n:", "№ n", "n°", "n/"):
        yield template, _marker(template)
    yield "1.", lambda _: "1."
    for bullet in "•-–*·■➤◦●—▪":
        yield bullet, _marker(bullet)
    nought, letters = _numbering(text, numerals.NOUGHTS), _numbering(text, numerals.LETTERS)
    if nought:
        yield from _named("native", _NATIVE, numerals.decimal(nought))
    if letters:
        yield from _named("letter", _LETTERED, numerals.lettered(letters))
    for name, scripts, templates, number in _OWN:
        if script(text) in scripts:
            yield from _named(name, templates, number)


_NATIVE = ("n.", "n)", "(n)", "n .", "n।", "n、", "n．", "n-", "n –", "n۔")
_LETTERED = ("n.", "n)", "(n)")
#: Numberings that some scripts have.
_OWN = (
    ("roman", {"Latn"}, _LETTERED, numerals.roman),
    ("ROMAN", {"Latn"}, _LETTERED, lambda value: numerals.roman(value).upper()),
    ("LETTER", {"Latn"}, _LETTERED, numerals.lettered("ABCDEFGHIJKLM")),
    ("han", {"Hani", "Hira"}, ("n、", "（n）", "(n)", "n."), numerals.han),
    ("circled", {"Hani", "Hira"}, ("n",), numerals.circled),
    ("full-width", {"Hani", "Hira"}, ("（n）",), numerals.decimal("０")),
    ("ethiopic", {"Ethi"}, ("n.", "n፡", "n", "n)", "n።"), numerals.ethiopic),
)


def _named(
    name: str, templates: Sequence[str], number: Callable[[int], str]
) -> Iterator[tuple[str, Callable[[int], str]]]:
    return ((f"{name} {template}", _marker(template, number)) for template in templates)


def _made(kind: str, text: Declaration, lines: Sequence[str], pieces: Sequence[Piece], encoding: str = "utf-8") -> Made:
    return Made(kind, text.tag, f"{kind}-{text.code}.txt", ("\n".join(lines) + "\n").encode(encoding), right(pieces))


def by_markers(text: Declaration, random: Random) -> Iterator[Made]:
    """Lists by every marker, unwrapped, sometimes with blank lines between."""
    for name, marker in markers(text):
        pieces = pieces_of(text, random, marker)
        bullet = not any(character.isalnum() for character in marker(1)) and marker(1) == marker(2)
        pieces = [replace(one, type="bullet") if bullet and one.type == "item" else one for one in pieces]
        layout = Layout(indent=random.choice((0, 2, 3)), between=random.choice((0, 1)), after=random.choice((1, 2)))
        yield _made(f"marker {name}", text, laid_out(pieces, layout), pieces)


def by_numbers(text: Declaration, random: Random) -> Iterator[Made]:
    """Lists that begin at 7, and lists with a gap or a number said twice."""
    pieces = pieces_of(text, random, _marker("n."), start=7)
    yield _made("start at 7", text, laid_out(pieces, Layout()), pieces)
    pieces = pieces_of(text, random, _marker("n."))
    first = next(index for index, one in enumerate(pieces) if one.marker)
    del pieces[first + 3]
    yield _made("gap", text, laid_out(pieces, Layout()), pieces)
    pieces[first + 4] = replace(pieces[first + 4], marker=pieces[first + 3].marker)
    yield _made("gap and twice", text, laid_out(pieces, Layout(indent=0)), pieces)


#: Layouts of wrapped texts. Justification and hyphens need spaces; `anywhere` scripts that have few.
_WRAPS = {
    "wrap 64 hanging": Layout(64, indent=2, between=1),
    "wrap 72 hanging tight": Layout(72, indent=2),
    "wrap 60 flush": Layout(60, hanging=False, indent=0),
    "wrap 76 flush spaced": Layout(76, hanging=False, indent=0, between=1, after=2),
    "wrap 66 flush indented": Layout(66, hanging=False, indent=2, margin=4),
    "wrap cells 70": Layout(70, counted=False, indent=3),
    "wrap 45": Layout(45, hanging=False, indent=0),
    "wrap 100": Layout(100, hanging=False, indent=1),
    "wrap first indent": Layout(68, hanging=False, indent=4, first=4),
    "wrap tab": Layout(60, hanging=False, tab=True),
    "wrap trailing": Layout(64, indent=2, trailing=" "),
    "wrap justified": Layout(68, justified=True, indent=2),
    "wrap hyphens": Layout(52, hyphens=True, hanging=False, indent=0, between=1),
}


def by_wraps(text: Declaration, random: Random) -> Iterator[Made]:
    """Hard-wrapped texts."""
    wide = script_of(text.tag) in _WIDE
    for name, layout in _WRAPS.items():
        if wide and (layout.justified or layout.hyphens):
            continue
        if layout.hyphens and script(text) not in {"Latn", "Cyrl", "Grek"}:
            continue
        layout = replace(layout, width=(layout.width or 0) // 2) if wide and layout.counted else layout  # noqa: PLW2901
        pieces = pieces_of(text, random, _marker(random.choice(("n.", "n)"))))
        yield _made(name, text, laid_out(pieces, layout), pieces)
    if script_of(text.tag) in _SELDOM:
        layout = Layout(60, counted=False, anywhere=True, hanging=False, indent=0)
        pieces = pieces_of(text, random, _marker("n."))
        yield _made("wrap anywhere", text, laid_out(pieces, layout), pieces)
    nought = _numbering(text, numerals.NOUGHTS)
    if nought:
        layout = Layout(35 if wide else 62, hanging=False, indent=0)
        pieces = pieces_of(text, random, _marker("n.", numerals.decimal(nought)))
        yield _made("wrap native", text, laid_out(pieces, layout), pieces)


def by_titles(text: Declaration, random: Random) -> Iterator[Made]:
    """Titles in every dress, and lists without a blank line anywhere."""
    for title in ("plain", "underlined", "hash", "bold", "capitals"):
        for after in (0, 1, 3):
            if after == 0 and title in {"plain", "bold"}:
                continue
            pieces = pieces_of(text, random, _marker("n."))
            if title == "capitals":
                capitals = pieces[0].text.upper()
                if not capitals.isupper() or pieces[0].type != "title" or script(text) == "Geor":
                    continue
                pieces[0] = replace(pieces[0], text=capitals)
            layout = Layout(title=title, after=after, indent=0)
            yield _made(f"title {title} {after}", text, laid_out(pieces, layout), pieces)


def by_items(text: Declaration, random: Random) -> Iterator[Made]:
    """Sub-items, items of two paragraphs, items that begin with a year."""
    for name, sub in (("a)", "a)b)c)"), ("i.", "i. ii.iii."), ("-", "- - - "), ("1)", "1)2)3)"), ("native", "")):
        letters = _numbering(text, numerals.LETTERS) or "abc"
        marks = [sub[index : index + len(sub) // 3].strip() for index in range(0, len(sub), max(len(sub) // 3, 1))]
        marks = marks or [f"{letter})" for letter in letters[:3]]
        for indent in (2, 3):
            pieces = pieces_of(text, random, _marker("n."))
            place = next(index for index, one in enumerate(pieces) if one.marker) + 2
            kind = "bullet" if name == "-" else "item"
            inner = [replace(pieces[place + step], type=kind, marker=marks[step], depth=2) for step in range(2)]
            later = [replace(one, marker=f"{place_of}.") for place_of, one in enumerate(pieces[place + 2 :], start=3)]
            pieces = [*pieces[:place], *inner, *later]
            yield _made(f"sub-items {name} {indent}", text, laid_out(pieces, Layout(indent=indent)), pieces)
    pieces = pieces_of(text, random, _marker("n."))
    place = next(index for index, one in enumerate(pieces) if one.marker) + 2
    pieces[place] = replace(pieces[place], text="1948: " + pieces[place].text)
    yield _made("year", text, laid_out(pieces, Layout()), pieces)


def by_furniture(text: Declaration, random: Random) -> Iterator[Made]:
    """What pages and browsers add."""
    nought = _numbering(text, numerals.NOUGHTS) or "0"
    digits = numerals.decimal(nought)
    for name, edge in (
        ("- n -", lambda page: [f"- {page} -"]),
        ("page break", lambda page: [f"{page}\f{text.title} | {page + 1}"]),
        ("native page", lambda page: ["", f"— {digits(page)} —", ""]),
        ("n/9", lambda page: ["", f"{page}/9", ""]),
        ("Page n of 9", lambda page: ["", f"Page {page} of 9", ""]),
        ("bare", lambda page: ["", str(page), ""]),
        ("native bare", lambda page: ["", digits(page), ""]),
        ("form feed", lambda page: [f"{page}", "\f" + text.title]),
    ):
        wide = script_of(text.tag) in _WIDE
        for layout in (
            Layout(34 if wide else 64, hanging=False, indent=0),
            Layout(34 if wide else 64, indent=2, between=1),
        ):
            pieces = pieces_of(text, random, _marker("n."))
            lines = laid_out(pieces, layout)
            yield _made(f"furniture {name}", text, _paged(lines, edge), pieces)
    for name, head, foot in (
        ("us", "10/26/23, 12:28 PM", "https://example.org/doc/7 1/4"),
        ("eu", "26.10.2023, 12:20", "https://example.org/doc/7?lang=xx 1/3"),
        ("gb", "26/10/2023, 12:20", "www.example.org/a/b 2/2"),
        ("iso", "2023-10-26 12:20", "https://example.org/ 1/1"),
        ("jp", "2023/10/26 12:20", "https://example.org/ 1/1"),
    ):
        pieces = pieces_of(text, random, _marker("n."))
        lines = [f"Archive | {text.title}", "", head, "Login | Register", "", *laid_out(pieces, Layout()), "", foot]
        yield _made(f"browser {name}", text, lines, pieces)


def _paged(lines: Sequence[str], edge: Callable[[int], list[str]]) -> list[str]:
    """Put an edge into the lines every so often, never between a title and what follows."""
    paged: list[str] = []
    page = 1
    for index, line in enumerate(lines):
        if index and index % 20 == 0 and line:
            paged.extend(edge(page))
            page += 1
        paged.append(line)
    return paged


def by_characters(text: Declaration, random: Random) -> Iterator[Made]:
    """Characters that programs leave behind."""
    pieces = pieces_of(text, random, _marker("n."))
    lines = laid_out(pieces, Layout())
    yield _made("nfd", text, [unicodedata.normalize("NFD", line) for line in lines], pieces)
    yield _made("spaces", text, [line.replace(" ", " \t ").rstrip("\t ") + "  " for line in lines], pieces)
    yield _made("shy", text, [_every(line, 5, "\u00ad") for line in lines], pieces)
    yield _made("byte-order marks", text, ["\ufeff" + line for line in lines], pieces)
    yield _made("indented", text, ["        " + line for line in lines], pieces)
    yield _made("double-spaced", text, [part for line in lines for part in (line, "")], pieces)
    if script(text) in _RIGHT_TO_LEFT:
        for name, before, after in (
            ("rlm", "\u200f", "\u200f"), ("rle", "\u202b", "\u202c"), ("rli", "\u2067", "\u2069"), ("alm", "\u061c", "")
        ):  # fmt: skip
            yield _made(f"bidi {name}", text, [before + line + after if line else line for line in lines], pieces)
    for name, end in (("cr", "\r"), ("crlf", "\r\n"), ("ls", "\u2028"), ("nel", "\x85")):
        yield Made(f"ends {name}", text.tag, f"ends-{text.code}.txt", end.join(lines).encode(), right(pieces))
    for encoding in ("utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"):
        yield _made(f"in {encoding}", text, lines, pieces, encoding)
    for page in ("cp1252", "latin-1"):
        try:
            mojibake = "\n".join(lines).encode("utf-8").decode(page)
        except UnicodeDecodeError:
            continue
        if not mojibake.isascii():
            yield _made(f"mojibake {page}", text, [mojibake], pieces)


def _every(line: str, step: int, sign: str) -> str:
    """Put a sign between two letters in every word that is long enough, once in so many letters."""
    words = []
    for word in line.split(" "):
        cut = len(word) // 2
        fits = len(word) > step and word[cut - 1].isalpha() and word[cut].isalpha()
        words.append(word[:cut] + sign + word[cut:] if fits else word)
    return " ".join(words)


_CODE_PAGES = {
    "cp1252": "en fr de es pt it nl sv da nb nn fi is ca gl eu af sw id ms ga",
    "cp1250": "pl cs sk hu sl hr ro sq bs-Latn sr-Latn", "iso8859-2": "pl cs sk hu sl hr",
    "cp1251": "ru uk be bg mk sr-Cyrl", "koi8-r": "ru", "koi8-u": "uk", "iso8859-5": "ru bg mk be", "cp866": "ru",
    "cp1253": "el-monoton", "iso8859-7": "el-monoton", "cp1254": "tr", "iso8859-9": "tr", "cp1255": "he",
    "iso8859-8": "he", "cp1256": "ar fa ur", "iso8859-6": "ar", "cp1257": "lt lv et", "cp1258": "vi",
    "cp874": "th", "shift_jis": "ja", "euc_jp": "ja", "iso2022_jp": "ja", "gb18030": "zh", "gb2312": "zh",
    "big5": "zh-Hant", "euc_kr": "ko", "cp949": "ko", "iso8859-15": "fr fi", "mac_cyrillic": "ru",
}  # fmt: skip


def by_code_pages(text: Declaration, random: Random) -> Iterator[Made]:
    """Texts in the code pages that were common for their language."""
    for page, tags in _CODE_PAGES.items():
        if text.tag in tags.split() or text.tag.split("-")[0] in tags.split():
            pieces = pieces_of(text, random, _marker("n."))
            lines = laid_out(pieces, Layout(62, between=1) if page.startswith("cp") else Layout())
            try:
                yield _made(f"page {page}", text, lines, pieces, page)
            except UnicodeEncodeError:
                continue


def by_blends(text: Declaration, random: Random) -> Iterator[Made]:
    """Everything at once, drawn by lot."""
    wide = script_of(text.tag) in _WIDE
    named = [(name, marker) for name, marker in markers(text) if any(c.isalnum() for c in marker(1))]
    for turn in range(6):
        name, marker = random.choice(named)
        width = random.choice((None, 60, 64, 72, 78))
        layout = Layout(
            width // 2 if width and wide else width,
            hanging=random.random() < 0.5,
            indent=random.choice((0, 2, 3)),
            between=random.choice((0, 1, 2)),
            after=random.choice((1, 2)),
            margin=random.choice((0, 0, 4)),
            title=random.choice(("plain", "underlined", "hash")),
        )
        pieces = pieces_of(text, random, marker)
        lines = laid_out(pieces, layout)
        if turn % 2:
            lines = _paged(lines, lambda page: ["", f"- {page} -", ""])
        if turn % 3 == 0:
            lines = [f"{text.title} - Archive", "26.10.2023, 12:20", "A- A+", "", *lines, "", "https://a.org/b 1/3"]
        yield _made(f"blend {name} {width}", text, lines, pieces)


KINDS = (
    by_markers, by_numbers, by_wraps, by_titles, by_items, by_furniture, by_characters, by_code_pages, by_blends,
)  # fmt: skip
