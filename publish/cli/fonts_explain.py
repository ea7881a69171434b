"""`publish fonts explain`: what a language is set in, what of its orthography is there, what brings the rest."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import click

from publish.cli.console import CLEAN, DOCUMENT_ERRORS, tell
from publish.diagnostics import Code, Diagnostic, has_errors
from publish.fonts import load, own_folders
from publish.fonts.catalogue import catalogue_family, coverage, families_with
from publish.fonts.orthography import orthography
from publish.fonts.stacks import REFERENCE, ROLES, TEXT, script_settings
from publish.fonts.weights import REGULAR
from publish.justify.hyphens import has_dictionary
from publish.locale import english_name, language
from publish.locale.syllables import has_syllables
from publish.report import Report
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from publish.fonts import FontCatalog
    from publish.fonts.stacks import ScriptSetting
    from publish.locale import Language

_KINDS = (("letters", "base"), ("marks", "marks"), ("digits", "digits"), ("punctuation", "punctuation"))
_QUOTES = frozenset({"Pi", "Pf"})
_STYLES = (
    ("text", 400, "normal"),
    ("title", 700, "normal"),
    ("heading", 700, "normal"),
    ("emphasis", 400, "italic"),
    ("code", 400, "normal"),
)
_REGULAR = (400, "normal")
_SHOWN = 12
_NOT_SLANTED, _NO_BOLD = "this script is not slanted", "no family of this script has a Bold"
_FAILS = ": emphasis would fail the check (G001)"


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is told of a language.

    `stack` names the families, best first, as a build orders them for a text that has all letters of the orthography;
    `own` those of the publication, and `lacking` the letters for want of which some of them do not come first. `styles`
    names the face behind each style; `sizes` size and leading of each role, in points; `orthography` counts what is
    there and what is wanted of each kind; `missing` the characters that no face of the stack has; `cures` the commands.
    """

    language: str
    name: str
    endonym: str
    script: str
    direction: str
    here: bool
    stack: tuple[str, ...]
    lacking: dict[str, str]
    own: tuple[str, ...]
    styles: dict[str, str]
    sizes: dict[str, tuple[float, float]]
    orthography: dict[str, tuple[int, int]]
    digits: str
    quotes: str
    hyphenation: str
    missing: tuple[str, ...]
    cures: tuple[str, ...]


def explain(tag: str, folder: Path, format_: str) -> int:
    """Tell what a language is set in; exit status 1 where something is missing."""
    known = language(tag)
    if known is None:
        return tell(
            Report((Diagnostic(Code.U001, f"“{tag}” is no language that CLDR knows.", hint="Try en, ar, km."),))
        )
    catalog, problems = load(fonts_folder(), *own_folders(folder))
    if catalog is None or has_errors(problems):
        return tell(Report(problems))
    told = _explanation(known, catalog)
    click.echo(json.dumps(asdict(told), ensure_ascii=False, indent=2) if format_ == "json" else _text(told))
    return CLEAN if told.here and not told.missing else DOCUMENT_ERRORS


def _explanation(known: Language, catalog: FontCatalog) -> Explanation:
    setting = script_settings().get(known.script)
    locked = catalog.stack(known.script)
    needed = orthography(known)
    letters = "".join(sorted(needed.base)) if needed else ""
    stack = catalog.families_for(known.script, letters) or (setting.families if setting else ())
    locked_ones = (face.characters for face in catalog.faces if (face.weight, face.style) == _REGULAR)
    characters = frozenset().union(*locked_ones, *(_characters(name, catalog) for name in stack))
    wanted: dict[str, frozenset[str]] = {
        kind: getattr(needed, field) if needed else frozenset() for kind, field in _KINDS
    }
    missing = sorted({sign for signs in wanted.values() for sign in signs if not _has(sign, characters)})
    cures = [] if locked else [f"publish fonts fetch {known.tag}"] if setting else ["publish fonts add FILE"]
    if locked and missing:
        cures += [f'publish fonts fetch "{family.name}"' for family in families_with("".join(missing))[:1]]
    roles = (setting or script_settings()[REFERENCE]).roles
    quotes = sorted(sign for sign in wanted["punctuation"] if unicodedata.category(sign) in _QUOTES)
    return Explanation(
        language=known.tag,
        name=english_name(known),
        endonym=known.endonym,
        script=known.script,
        direction=_direction(known, columns=bool(setting and setting.columns)),
        here=bool(locked),
        stack=stack,
        lacking={name: "".join(lacks) for name, lacks in catalog.passed_over(known.script, letters).items()},
        own=tuple(name for name in stack if name in catalog.own),
        styles=_styles(stack, catalog, setting, slants=bool(setting and setting.slants)),
        sizes={name: (roles[name].size, roles[name].leading or roles[TEXT].leading) for name in ROLES},
        orthography={
            kind: (sum(_has(sign, characters) for sign in signs), len(signs)) for kind, signs in wanted.items()
        },
        digits="".join(known.number(digit) for digit in range(10)),
        quotes=" ".join(quotes),
        hyphenation=_hyphenation(known, setting.slants if setting else True),
        missing=tuple(missing),
        cures=tuple(cures),
    )


def _characters(family: str, catalog: FontCatalog) -> Collection[int]:
    face = catalog.face(family)
    return face.characters if face else coverage().get(family, frozenset())


def _has(sign: str, characters: Collection[int]) -> bool:
    """Tell whether a sign is there, as it stands or as HarfBuzz decomposes it."""
    return ord(sign) in characters or all(ord(part) in characters for part in unicodedata.normalize("NFD", sign))


def _styles(
    stack: tuple[str, ...], catalog: FontCatalog, setting: ScriptSetting | None, *, slants: bool
) -> dict[str, str]:
    """Say for each style the first face of its stack that has it, and what stands in where none has."""
    styles = {}
    for role, weight, style in _STYLES:
        families = setting.ordered(role, stack) if setting else stack
        name = next((family for family in families if _is_there(family, weight, style, catalog)), None)
        words = {400: "Regular", 700: "Bold"}[weight] if style == "normal" else "Italic"
        if role == "emphasis" and not slants:
            bold = any(_is_there(family, 700, "normal", catalog) for family in families)
            styles[role] = f"in Bold: {_NOT_SLANTED}" if bold else f"none: {_NOT_SLANTED}, {_NO_BOLD}{_FAILS}"
        elif name:
            styles[role] = f"{name} {words}"
        elif weight != REGULAR:
            styles[role] = f"in the Regular, larger: {_NO_BOLD}"
        else:
            styles[role] = f"none has {words}{_FAILS}"
    return styles


def _direction(known: Language, *, columns: bool) -> str:
    if columns:
        return "in columns, which are not set: its lines run from left to right, each letter on its side"
    return "right to left" if known.direction == "rtl" else "left to right"


def _is_there(family: str, weight: int, style: str, catalog: FontCatalog) -> bool:
    if any(face.family == family for face in catalog.faces):
        return catalog.face(family, weight, style) is not None
    found = catalogue_family(family)
    return found is not None and any((face.weight, face.style) == (weight, style) for face in found.faces)


def _hyphenation(known: Language, divided: bool) -> str:  # noqa: FBT001 - a fact of the script
    if has_syllables(known.tag):
        return "by syllables (table of the product)"
    if divided and has_dictionary(known.tag):
        return "by dictionary (TeX)"
    return "none: lines end between words"


def _whether(own: str, told: Explanation) -> str:
    """Tell when a build takes a family of the publication's own, and when another."""
    if own in told.lacking:
        lacks = told.lacking[own]
        more = " …" if len(lacks) > _SHOWN else ""
        return f"{own}, for texts that have none of {' '.join(lacks[:_SHOWN])}{more}, which it lacks (F008)"
    return f"a text has letters that {own} lacks: then the next family that has all of them (F008)"


def _text(told: Explanation) -> str:
    state = "" if told.here else " (not here yet)"
    own = f", {told.endonym}" if told.endonym != told.name else ""
    rows = [
        f"{told.name} ({told.language}){own}: {told.script}, {told.direction}",
        f"  stack        {', '.join(told.stack) or 'no family'}{state}",
        *(
            f"  {'or' if name in told.lacking else 'unless':12} {_whether(name, told)}"
            for name in told.own
            if name in told.lacking or (name == told.stack[0] and told.stack[1:])
        ),
        *(f"  {role:12} {face}" for role, face in told.styles.items() if told.stack),
        f"  size         {' pt on '.join(f'{number:g}' for number in told.sizes[TEXT])} pt",
        "  other sizes  " + ", ".join(f"{role} {size[0]:g}" for role, size in told.sizes.items() if role != TEXT),
        *(
            f"  {kind:12} {there} of {wanted}" + (f": {told.digits}" if kind == "digits" else "")
            for kind, (there, wanted) in told.orthography.items()
            if wanted
        ),
        f"  quotes       {told.quotes}" if told.quotes else "",
        f"  hyphens      {told.hyphenation}",
    ]
    if not any(wanted for _, wanted in told.orthography.values()):
        rows.append("  orthography  not known: the characters of each text are checked")
    if told.missing:
        more = " …" if len(told.missing) > _SHOWN else ""
        rows.append("  missing      " + " ".join(f"{sign} U+{ord(sign):04X}" for sign in told.missing[:_SHOWN]) + more)
    rows += [f"  to bring it  {cure}" for cure in told.cures]
    return "\n".join(row for row in rows if row)
