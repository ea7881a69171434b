"""`publish fonts fetch` and `add`: what is wanted -> families, their files, and the lock that lists them."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

import click

from publish.cli.console import CLEAN, tell
from publish.cli.fencing import behind
from publish.diagnostics import Code, Diagnostic
from publish.fonts.adding import take
from publish.fonts.catalogue import CatalogueFamily, catalogue_family
from publish.fonts.fetching import Package, obtain, unpack
from publish.fonts.folder import install, joined, lock_of
from publish.fonts.made_for import scripts_with_letters
from publish.fonts.script_runs import script_in_words
from publish.fonts.stacks import script_settings
from publish.locale import language
from publish.report import Report
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from publish.fonts.fetching import Fetched
    from publish.fonts.font_file import FontFacts
    from publish.fonts.lock_file import LockedFamily

#: As much of a licence's text as tells which it is.
_LICENCE_EXCERPT = 100


def fetch_families(folder: Path, wanted: Sequence[str], file: Path | None) -> int:
    """Bring families into a fonts folder; all or none."""
    families: dict[str, CatalogueFamily] = {}
    for word in wanted:
        meant = _meant(word)
        if isinstance(meant, Diagnostic):
            return tell(Report((meant,)))
        families |= {family.name: family for family in meant}
    if not families:
        click.echo("Nothing to fetch: the product carries these families itself.")
        return CLEAN
    fetched: list[Fetched] = []
    ordered = sorted(families.values(), key=lambda family: (family.package.name, family.name))
    for package, group in groupby(ordered, key=lambda family: family.package):
        obtained = _read(file) if file else obtain(package)
        if isinstance(obtained, Diagnostic):
            return tell(Report((obtained,)))
        unpacked = behind(f"The package {package.name}", unpack, package, obtained, tuple(group))
        if isinstance(unpacked, Diagnostic):
            return tell(Report((unpacked,)))
        fetched += unpacked
    refused = _install(folder, fetched)
    return tell(Report((refused,))) if refused is not None else _tell_written(folder, fetched)


def add_file(folder: Path, file: Path, scripts: Sequence[str], licence: Path | None) -> int:
    """Add one font file to a fonts folder, and tell what it is."""
    terms = licence.absolute() if licence else None
    taken = behind(f"The font file {file.name}", take, file.absolute(), terms, [script.title() for script in scripts])
    if isinstance(taken, Diagnostic):
        return tell(Report((taken,)))
    (fetched, facts), present = taken, lock_of(folder)
    if isinstance(present, Diagnostic):
        return tell(Report((present,)))
    other = next((one for one in present if one.folder == fetched.family.folder), fetched.family)
    if other.name != fetched.family.name:
        taken_by = f"The folder {other.folder} belongs to {other.name} already."
        return tell(Report((Diagnostic(Code.F005, taken_by, hint="Take that family out of the lock first."),)))
    family = joined(present, fetched.family, scripts_named=bool(scripts))
    added = [replace(fetched, family=family)]
    refused = _install(folder, added)
    if refused is not None:
        return tell(Report((refused,)))
    _tell_facts(facts, len(fetched.family.languages))
    _tell_scripts(facts, family)
    styles = {face.weight for face in family.faces}
    if not styles & {700}:
        click.echo("  It has no Bold yet, which headings need: add that file too.")
    _tell_replaced(folder, family)
    return _tell_written(folder, added)


def _tell_scripts(facts: FontFacts, family: LockedFamily) -> None:
    """Tell which texts a family sets, before which other, and of what scripts it has letters beside."""
    for before, scripts in groupby(family.scripts, key=partial(_set_before, family.name)):
        names = ", ".join(map(script_in_words, scripts))
        click.echo(f"  It sets texts in {names}{f', before {before}' if before else ''}.")
    beside = [script for script in scripts_with_letters(facts.characters) if script not in family.scripts]
    if beside and family.scripts:
        names = ", ".join(map(script_in_words, beside))
        options = " ".join(f"--script {script}" for script in (*family.scripts, *beside))
        click.echo(f"  Its {names} letters are for words inside such texts; to set texts in them too: {options}")


def _set_before(family: str, script: str) -> str:
    """Name the family that set a script before one that is new; empty where none did, or where it is known itself."""
    known = script_settings()[script].families if script in script_settings() else ()
    return known[0] if known and family not in known else ""


def _tell_replaced(folder: Path, family: LockedFamily) -> None:
    """Tell that a family stands for the one of its name that the product carries, and which styles it has not."""
    carried = lock_of(fonts_folder()) if folder.resolve() != fonts_folder().resolve() else ()
    same = next((one for one in carried if one.name == family.name), None) if isinstance(carried, tuple) else None
    if same is None:
        return
    own = {(face.weight, face.style) for face in family.faces}
    lost = [face.style_name for face in same.faces if (face.weight, face.style) not in own]
    missing = f" It lacks {', '.join(lost)}: add those files too, or give the font a name of its own." if lost else ""
    click.echo(f"  It is used instead of the {family.name} that publish carries.{missing}")


def _install(folder: Path, fetched: Sequence[Fetched]) -> Diagnostic | None:
    """Write families into a fonts folder and its lock, before anything is told: who listens may leave."""
    locked = install(folder, [one.family for one in fetched], _files(fetched))
    return locked if isinstance(locked, Diagnostic) else None


def _files(fetched: Sequence[Fetched]) -> dict[str, bytes]:
    return {name: data for one in fetched for name, data in one.files.items()}


def _tell_written(folder: Path, fetched: Sequence[Fetched]) -> int:
    files = _files(fetched)
    for one in fetched:
        scripts = ", ".join(one.family.scripts) or "signs"
        click.echo(f"{one.family.name}: {_count(len(one.family.faces), 'style')}, sets {scripts}")
    size = sum(len(data) for data in files.values()) / 1e6
    click.echo(f"{_count(len(files), 'file')} ({size:.1f} MB) written to {folder}, and locked there.")
    return CLEAN


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _tell_facts(facts: FontFacts, languages: int) -> None:
    style = "Italic" if facts.style == "italic" else "upright"
    click.echo(f"{facts.family}, weight {facts.weight}, {style}; {facts.version or 'no version'}")
    click.echo(f"  {len(facts.characters):,} characters, {languages} orthographies whole")
    allowed = "viewing and printing only" if facts.only_to_view_and_print else "embedding"
    licence = textwrap.shorten(facts.licence, _LICENCE_EXCERPT, placeholder=" …") or "no licence text"
    click.echo(f"  Its licence bits allow {allowed} (OS/2 fsType {facts.permissions}): {licence}")


def _read(file: Path) -> Package | Diagnostic:
    try:
        return Package(file.read_bytes(), file.name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Diagnostic(Code.F004, f"The package {file.name} cannot be read: {reason}.", hint="Check its name.")


def _meant(word: str) -> tuple[CatalogueFamily, ...] | Diagnostic:
    """Find what a word asks for: a family by its name, else a script, else a language's script."""
    family = catalogue_family(word)
    if family is not None:
        return (family,)
    settings = script_settings()
    known = language(word) if word.title() not in settings else None
    script = word.title() if word.title() in settings else known.script if known else ""
    if script in settings:
        return tuple(found for name in settings[script].families if (found := catalogue_family(name)))
    if known is not None:
        message = f"The catalogue has no font for {word}, which is written in {known.script}."
        hint = "Add a font of your own: `publish fonts add FILE`."
        return Diagnostic(Code.F002, message, hint=hint)
    message = f"“{word}” is no language, no script and no family of the catalogue."
    return Diagnostic(Code.U001, message, hint="See `publish fonts list`.")
