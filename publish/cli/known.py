"""Words of the command line that are names of something known: codes, languages, scripts, families of fonts.

A name that is not known raises WrongWordError, which offers the nearest one that is.
"""

from __future__ import annotations

from publish.cli.wrong import WrongWordError, nearest, not_known

TYPE_CHECKING = False  # the module that has it costs as much as an error of use
if TYPE_CHECKING:
    from collections.abc import Sequence


def choice(word: str, names: str, listed: str = "") -> str:
    """Read one of some names; `listed` is the command that lists them, where they are too many for one line."""
    known = names.split(" ")
    if word not in known:
        raise WrongWordError(not_known(word, known, listed))
    return word


def topic(word: str, names: str, _known: str) -> str:
    """Read a diagnostic's code, in capitals or small letters; the number that is meant may be a shorter one (`G1`).

    What is not made like a code is a word to look for, and is returned as it is.
    """
    known, said = names.split(" "), word.strip().upper()
    if said in known:
        return said
    if not (said[:1].isalpha() and said[1:].isascii() and said[1:].isdigit()):
        return word
    letter, number = said[:1], said[1:]
    full = f"{letter}{int(number):03}" if number.isascii() and number.isdigit() else said
    raise WrongWordError(not_known(full if full in known else said, known, "publish explain"))


def topics(words: Sequence[str], names: str, known: str) -> None:
    """Judge words by which a code is sought: codes, or words of which one at least stands in some page."""
    from publish.stems import has, sought  # noqa: PLC0415 - nothing else needs it

    codes = {*names.split(" "), *(name[0] for name in names.split(" "))}
    if all(word.strip().upper() in codes for word in words):
        return
    found, others = known.split(" "), [word for word in words if word.strip().upper() not in codes]
    if not any(has(found, word) for word in sought(others)):
        message = f'No page of a code has "{" ".join(others)}". `publish explain` lists all codes.'
        raise WrongWordError(message)


def wanted(word: str, scripts: str, families: str) -> str:
    """Read what fonts are wanted for: a language, a script (ISO 15924), or a family by its name."""
    from publish.tags import is_language, nearest_tags  # noqa: PLC0415 - a table that nothing else needs

    codes, names = scripts.split(" "), families.split("|")
    known = word.title() in codes or word.casefold() in {name.casefold() for name in names} or is_language(word)
    if not known:
        begun = [name for name in names if word and name.casefold().startswith(word.casefold())]
        near = [] if begun else nearest_tags(word)
        meant = f"{near[0][0]} ({near[0][1]})" if near else begun[0] if begun else nearest(word, [*codes, *names])
        meant = f" Did you mean {meant}?" if meant else ""
        message = f"is no language, no script and no family of the catalogue.{meant} `publish fonts list` has them all."
        raise WrongWordError(message)
    return word


def script(word: str, scripts: str) -> str:
    """Read the code of a script (ISO 15924), in any case."""
    known = scripts.split(" ")
    if word.title() not in known:
        near = nearest(word.title(), known)
        meant = f"Did you mean {near}?" if near else "Take four letters, as Latn, Arab or Khmr."
        message = f"is no code of a script (ISO 15924). {meant}"
        raise WrongWordError(message)
    return word.title()


def language(word: str) -> str:
    """Read the tag of one language, as `pt-BR`."""
    from publish.tags import is_language, nearest_tags  # noqa: PLC0415 - a table that nothing else needs

    if not is_language(word):
        near = nearest_tags(word)
        meant = f' Did you mean "{near[0][0]}" ({near[0][1]})?' if near else ""
        meant = " Name one language each time." if "," in word or (" " in word.strip() and not near) else meant
        message = f"is not a language that we know.{meant}"
        raise WrongWordError(message)
    return word
