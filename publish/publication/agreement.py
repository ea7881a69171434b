"""Whether the values of publication.toml agree with one another: languages, titles, sources, page and sheet, theme.

Reads the raw tables, so that it can speak beside faults of form: an editor sees everything at once.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.geometry import PAPER, Size
from publish.locale import language, nearest_languages
from publish.publication.answered import check_answers
from publish.publication.faults import choice, home, is_stray, nearest, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.locale import Language
    from publish.publication.document import TomlDocument

#: The folds that a leaflet may have.
FOLDS = ("flat", "half", "tri", "z", "gate")

#: Pages side by side and above one another on a sheet, by how often it is folded.
_GRIDS = {1: (2, 1), 2: (2, 2), 3: (4, 2)}

#: Rounding of millimetres that is forgiven when pages are laid on sheets, in points (A5 twice is 296 mm, A4 is 297).
_TOLERANCE = 0.01


def declared_languages(document: TomlDocument) -> tuple[Language, ...]:
    """Return the languages that publication.toml declares and CLDR knows, each once, in their order."""
    found = (language(tag) for _, tag in _language_entries(document))
    return tuple(dict.fromkeys(item for item in found if item))


def check(document: TomlDocument, themes: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Check what one value of publication.toml asks of another (C002, C003, C005)."""
    return tuple(
        chain(
            _languages(document),
            _titles(document),
            _languages_of_sources(document),
            _pages_on_a_sheet(document),
            _pages_of_the_fold(document),
            _two_directions(document),
            _signature_of_a_sewn_book(document),
            _theme(document, themes),
            check_answers(document, [item.tag for item in declared_languages(document)]),
        )
    )


def _language_entries(document: TomlDocument) -> list[tuple[int, str]]:
    entries = document.table("publication").get("languages")
    indexed = enumerate(entries) if isinstance(entries, list) else ()
    return [(index, tag) for index, tag in indexed if isinstance(tag, str)]


def _languages(document: TomlDocument) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for index, tag in _language_entries(document):
        known = language(tag)
        location = document.at_value("publication", "languages", index)
        if known is None:
            yield Diagnostic(Code.C005, f"{shown(tag)} is not a language that we know.", location, _meant(tag))
        elif known.tag in seen:
            yield Diagnostic(Code.C003, f"The language {shown(tag)} stands twice.", location, "Keep one of them.")
        else:
            seen.add(known.tag)


def _titles(document: TomlDocument) -> Iterator[Diagnostic]:
    titles = document.table("publication").get("title")
    for key in titles if isinstance(titles, dict) else ():
        fault = _undeclared(key, f"title.{key}", document)
        if fault:
            message, hint, code = fault
            yield Diagnostic(code, message, document.at_key("publication", "title", key), hint)


def _languages_of_sources(document: TomlDocument) -> Iterator[Diagnostic]:
    for key in document.table("sources"):
        if key == "files":
            continue
        location = document.at_key("sources", key)
        if is_stray(key):
            yield Diagnostic(Code.C002, f'The key "{key}" is not known in [sources].', location, home(key, "sources"))
        elif nearest(key, ["files"]):
            message = f'The key "{key}" is not known in [sources].'
            yield Diagnostic(Code.C002, message, location, 'Did you mean "files"?')
        elif fault := _undeclared(key, f'The key "{key}" in [sources]', document):
            message, hint, code = fault
            yield Diagnostic(code, message, location, hint)


def _undeclared(key: str, what: str, document: TomlDocument) -> tuple[str, str, Code] | None:
    """Judge a key that must be one of the declared languages: the message, the way out and the code."""
    declared = [item.tag for item in declared_languages(document)]
    known = language(key)
    if known and known.tag in declared:
        return None
    near = nearest(key, declared)
    meant = f'Did you mean "{near}"? ' if near else ""
    if known is None:
        message = f"{what} does not name a language that we know."
        return message, f"{meant}Declared: {', '.join(declared)}." if declared else _meant(key), Code.C005
    message = f"{what} is for a language that the publication does not declare."
    return message, f'{meant}Add "{known.tag}" to languages, or take this line out.', Code.C003


def _pages_on_a_sheet(document: TomlDocument) -> Iterator[Diagnostic]:
    table = document.table("booklet")
    names, folds = (table.get("trim", "A5"), table.get("sheet", "A4")), table.get("folds", 1)
    page, sheet = (PAPER.get(name) if isinstance(name, str) else None for name in names)
    if page is None or sheet is None or type(folds) is not int or folds not in _GRIDS:
        return
    across, up = _GRIDS[folds]
    wanted = Size(across * page.width, up * page.height).landscape
    fitting = [
        name
        for name, size in PAPER.items()
        if size.landscape.width + _TOLERANCE >= wanted.width and size.landscape.height + _TOLERANCE >= wanted.height
    ]
    if names[1] not in fitting:
        key = "sheet" if "sheet" in table else "trim"
        what = "Two" if folds == 1 else f"{across * up}"
        message = f"{what} pages of {names[0]} do not fit side by side on a sheet of {names[1]}."
        hint = f"Sheets that are large enough: {', '.join(fitting)}." if fitting else "Choose a smaller page."
        yield Diagnostic(Code.C003, message, document.at_value("booklet", key), hint)


def pages_of_fold(fold: str) -> tuple[int, ...]:
    """List the numbers of pages that a leaflet of this fold may have, the usual one first."""
    return {"flat": (2,), "half": (4, 8, 12, 16)}.get(fold, (6,))


def _pages_of_the_fold(document: TomlDocument) -> Iterator[Diagnostic]:
    table = document.table("leaflets")
    fold, pages = table.get("fold", "half"), table.get("pages")
    if not isinstance(fold, str) or type(pages) is not int or fold not in FOLDS:
        return
    possible = pages_of_fold(fold)
    if pages not in possible:
        wanted = " or ".join(filter(None, (", ".join(map(str, possible[:-1])), str(possible[-1]))))
        message = f'pages in [leaflets] must be {wanted}, not {pages}: so many has a sheet with fold = "{fold}".'
        hint = "Take the line out, or choose another fold."
        yield Diagnostic(Code.C003, message, document.at_value("leaflets", "pages"), hint)


def _two_directions(document: TomlDocument) -> Iterator[Diagnostic]:
    table = document.table("booklet")
    if table.get("mixed") != "from-back":
        return
    directions = [item.direction for item in declared_languages(document)]
    if len(set(directions)) == 1:
        message = 'mixed = "from-back" needs languages of both directions; these all read in one.'
        hint = "Take the line out; the spine follows the languages."
        yield Diagnostic(Code.C003, message, document.at_value("booklet", "mixed"), hint)
    elif directions and table.get("spine") == ("left" if directions[0] == "rtl" else "right"):
        message = "The spine lies where the first language begins to read, since its part begins at the front cover."
        hint = "Take the line out, or put a language of the other direction first."
        yield Diagnostic(Code.C003, message, document.at_value("booklet", "spine"), hint)


def _signature_of_a_sewn_book(document: TomlDocument) -> Iterator[Diagnostic]:
    table = document.table("booklet")
    if "signature" in table and table.get("binding", "saddle") == "saddle":
        message = "A stapled booklet is one signature; only sewn ones are divided."
        hint = 'Write binding = "sewn", or take the line out.'
        yield Diagnostic(Code.C003, message, document.at_key("booklet", "signature"), hint)
    folds, signature = table.get("folds", 1), table.get("signature")
    if type(folds) is not int or folds not in _GRIDS or type(signature) is not int:
        return
    whole = 2 * _GRIDS[folds][0] * _GRIDS[folds][1]
    if folds > 1 and signature % whole:
        message = f"A signature of {signature} pages is made of no whole sheets: folds = {folds} gives each {whole}."
        hint = f"Take a signature of {whole} or {2 * whole} pages, or fold less often."
        yield Diagnostic(Code.C003, message, document.at_value("booklet", "signature"), hint)


def _theme(document: TomlDocument, themes: tuple[str, ...]) -> Iterator[Diagnostic]:
    theme = document.table("style").get("theme")
    if isinstance(theme, str) and theme not in themes:
        message = f"There is no theme {shown(theme)}."
        yield Diagnostic(Code.C003, message, document.at_value("style", "theme"), choice(theme, themes))


def _meant(tag: str) -> str:
    near = nearest_languages(tag)
    if near:
        return f"Did you mean {' or '.join(f'{shown(item.tag)} ({item.endonym})' for item in near)}?"
    return 'Languages are written as BCP 47 tags, for example "en", "ar" or "zh-Hant".'
