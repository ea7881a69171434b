"""What a word of the command line may be: read for the parser, and judged before the parser is imported.

Each function of `KINDS` takes the word and what the option or argument allows, all text; it returns what the word
means, or raises WrongWordError. The message of that follows the name of the option and the word in quotes. Those of
`TOGETHER` judge several words that are one argument, as a whole; their message is a sentence.
"""

from __future__ import annotations

import os

from publish.standing.obstacles import DECLARATION

TYPE_CHECKING = False  # the module that has it costs as much as an error of use
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MM_PER_INCH = 25.4
_SMALLEST_MM, _LARGEST_MM = 20.0, 5000.0
_MOST_PAGES = 10_000
_LONGEST_NUMBER = 6
_LONGEST_NAME = 100
#: What packages begin with: gzip, bzip2, xz, zstd, ar.
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"!<arch>")


class WrongWordError(ValueError):
    """A word is not what is asked for; the message says what it is not."""


def _text(word: str) -> str:
    return word


def _choice(word: str, names: str, listed: str = "") -> str:
    """Read one of some names; `listed` is the command that lists them, where they are too many for one line."""
    known = names.split(" ")
    if word not in known:
        raise WrongWordError(_not_known(word, known, listed))
    return word


def _topic(word: str, names: str, _known: str) -> str:
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
    raise WrongWordError(_not_known(full if full in known else said, known, "publish explain"))


def _topics(words: Sequence[str], names: str, known: str) -> None:
    """Judge words by which a code is sought: codes, or words of which one at least stands in some page."""
    from publish.stems import has, sought  # noqa: PLC0415 - nothing else needs it

    codes = {*names.split(" "), *(name[0] for name in names.split(" "))}
    if all(word.strip().upper() in codes for word in words):
        return
    found, others = known.split(" "), [word for word in words if word.strip().upper() not in codes]
    if not any(has(found, word) for word in sought(others)):
        message = f'No page of a code has "{" ".join(others)}". `publish explain` lists all codes.'
        raise WrongWordError(message)


def _wanted(word: str, scripts: str, families: str) -> str:
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


def _script(word: str, scripts: str) -> str:
    """Read the code of a script (ISO 15924), in any case."""
    known = scripts.split(" ")
    if word.title() not in known:
        near = nearest(word.title(), known)
        meant = f"Did you mean {near}?" if near else "Take four letters, as Latn, Arab or Khmr."
        message = f"is no code of a script (ISO 15924). {meant}"
        raise WrongWordError(message)
    return word.title()


def _whole(word: str, least: str, most: str, step: str = "1") -> int:
    number = int(word) if word.isascii() and word.isdigit() else -1
    if not int(least) <= number <= int(most) or number % int(step):
        message = f"is not a {'whole number' if step == '1' else f'multiple of {step}'} from {least} to {most}."
        raise WrongWordError(message)
    return number


def _decimal(word: str, least: str, most: str) -> float:
    if not _is_decimal(word) or not float(least) <= float(word) <= float(most):
        message = f"is not a number from {least} to {most}."
        raise WrongWordError(message)
    return float(word)


def _paper(word: str, names: str) -> str | tuple[float, float]:
    """Read a paper: one of some names in any case, or width and height, as `320x450mm` or `11x17in`, in millimetres."""
    known = {name.replace("_", " ").casefold(): name.replace("_", " ") for name in names.split(" ")}
    said = word.strip().casefold()
    if said in known:
        return known[said]
    unit = _MM_PER_INCH if said.endswith("in") else 1.0
    sides = [side.strip() for side in said.removesuffix("in").removesuffix("mm").replace("×", "x").split("x")]
    measures = [float(side) * unit for side in sides if _is_decimal(side)]
    if len(sides) == len(measures) == len("wh") and all(_SMALLEST_MM <= one <= _LARGEST_MM for one in measures):
        return measures[0], measures[1]
    message = f"is no paper. Known: {', '.join(known.values())}; or a size: 320x450mm, 11x17in."
    raise WrongWordError(message)


def _pages(word: str) -> tuple[int, ...]:
    """Read pages by number, as `1-8,12`, in the order given; `8-1` counts down."""
    pages: list[int] = []
    for part in word.replace(" ", "").split(","):
        ends = part.split("-")
        numbers = [int(end) for end in ends if end.isascii() and end.isdigit() and len(end) <= _LONGEST_NUMBER]
        first, last = (numbers[0], numbers[-1]) if len(numbers) == len(ends) <= len("ab") else (0, 0)
        if not first or not last or len(pages) + abs(last - first) >= _MOST_PAGES:
            message = "does not name pages. Write numbers from 1 on, as 1-8,12."
            raise WrongWordError(message)
        pages += range(first, last + 1) if first <= last else range(first, last - 1, -1)
    return tuple(pages)


def _name(word: str) -> str:
    """Read the name of a publication, which becomes the name of files."""
    plain = word.replace(".", "").replace("_", "").replace("-", "")
    if not (word[:1].isalnum() and plain.isascii() and plain.isalnum() and len(word) <= _LONGEST_NAME):
        parts = "".join(one if one.isascii() and one.isalnum() else " " for one in word.lower()).split()
        example = "-".join(parts)[:_LONGEST_NAME] or "house-rules"
        message = f"is no name. Use letters a-z, digits, dots, hyphens and underscores, for example {example}."
        raise WrongWordError(message)
    return word


def _place(word: str) -> str:
    """Read the place of a flag, FILE:LINE:COLUMN; which places there are the texts decide."""
    file, *numbers = word.rsplit(":", 2)
    if not file or len(numbers) != len("lc") or not all(part.isascii() and part.isdigit() for part in numbers):
        message = "is no place. Write FILE:LINE:COLUMN, as `publish correct` lists them."
        raise WrongWordError(message)
    return word


def _language(word: str) -> str:
    from publish.tags import is_language, nearest_tags  # noqa: PLC0415 - a table that nothing else needs

    if not is_language(word):
        near = nearest_tags(word)
        meant = f' Did you mean "{near[0][0]}" ({near[0][1]})?' if near else ""
        meant = " Name one language each time." if "," in word or (" " in word.strip() and not near) else meant
        message = f"is not a language that we know.{meant}"
        raise WrongWordError(message)
    return word


def _there(word: str) -> str:
    """Read the name of a file or folder that must be there."""
    if not os.path.exists(word):
        raise _not_there(word)
    return word


def _listing(word: str) -> str:
    """Read the name of a file that must be there, or `-` for standard input."""
    return word if word == "-" else _file(word)


def _file(word: str) -> str:
    """Read the name of a file that must be there."""
    return _no_folder(_there(word))


def _package(word: str) -> str:
    """Read the name of a file that is a package of npm or Debian, by its first bytes."""
    with open(_file(word), "rb") as file:
        head = file.read(512)
    if not head.startswith(_PACKED) and head[257:262] != b"ustar":
        message = "is no package that can be read here (.tgz of npm, .deb of Debian)."
        raise WrongWordError(message)
    return word


def _home(word: str) -> str:
    """Read the name of a folder that must be there; its publication.toml may stand for it."""
    if not os.path.isdir(_there(word)) and os.path.basename(word) != DECLARATION:
        message = "is a file; name a folder."
        raise WrongWordError(message)
    return word


def _folder(word: str) -> str:
    """Read the name of a folder that is there or may be made."""
    if os.path.lexists(word) and not os.path.isdir(word):
        message = "is a file; name a folder."
        raise WrongWordError(message)
    return word


def _beginning(word: str) -> str:
    """Read the name of a folder that is no publication yet."""
    if os.path.lexists(os.path.join(_folder(word), DECLARATION)):
        message = "has a publication.toml already. Change it in an editor, or name another folder."
        raise WrongWordError(message)
    return word


def _no_folder(word: str) -> str:
    """Read the name of a file that is there or may be made."""
    if os.path.isdir(word):
        message = "is a folder; name a file."
        raise WrongWordError(message)
    return word


def _one_file(words: Sequence[str]) -> None:
    """Judge several files: one that is there is enough to begin with, the command tells the others."""
    if not any(os.path.exists(word) and not os.path.isdir(word) for word in words):
        _first_fault(words, _file)


def _one_source(words: Sequence[str]) -> None:
    """Judge several words for texts: a file, a folder with files in it, a pattern, or `-` for standard input."""
    if not any(word == "-" or _is_source(word) for word in words):
        _first_fault(words, _source)


def _is_source(word: str) -> bool:
    try:
        _source(word)
    except WrongWordError:
        return False
    return True


def _source(word: str) -> None:
    if os.path.isdir(word):
        if os.access(word, os.R_OK) and not files_in(word) and DECLARATION not in os.listdir(word):
            message = "is a folder without files; name one that has texts."
            raise WrongWordError(message)
    elif not os.path.exists(word) and is_pattern(word):
        if not matching(word):
            message = "matches no file."
            raise WrongWordError(message)
    else:
        _there(word)


def _first_fault(words: Sequence[str], judge: Callable[[str], object]) -> None:
    for word in words:
        try:
            judge(word)
        except WrongWordError as error:
            message = f'"{word}" {error}'
            raise WrongWordError(message) from None


def files_in(folder: str) -> list[str]:
    """List the files in a folder that may be texts, sorted: neither hidden ones nor publication.toml."""
    return sorted(
        name
        for name in os.listdir(folder)
        if not name.startswith(".") and name != DECLARATION and os.path.isfile(os.path.join(folder, name))
    )


def is_pattern(word: str) -> bool:
    """Tell whether a word is a pattern that the shell has left as it stands."""
    return not {"*", "?", "["}.isdisjoint(word)


def matching(pattern: str) -> list[str]:
    """List the files that a pattern stands for, sorted."""
    from glob import glob  # noqa: PLC0415 - only for patterns that no shell has read

    return sorted(name for name in glob(pattern, recursive=True) if os.path.isfile(name))


KINDS: dict[str, Callable[..., object]] = {
    "beginning": _beginning,
    "choice": _choice,
    "decimal": _decimal,
    "file": _file,
    "folder": _folder,
    "home": _home,
    "language": _language,
    "listing": _listing,
    "name": _name,
    "no-folder": _no_folder,
    "one-file": _text,
    "one-source": _text,
    "package": _package,
    "pages": _pages,
    "paper": _paper,
    "place": _place,
    "script": _script,
    "text": _text,
    "there": _there,
    "topics": _topic,
    "wanted": _wanted,
    "whole": _whole,
}
TOGETHER: dict[str, Callable[..., None]] = {"one-file": _one_file, "one-source": _one_source, "topics": _topics}


def nearest(name: str, names: Sequence[str]) -> str:
    """Find the name that is most like a mistyped one; empty where none is."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where there is something to compare

    return next(iter(get_close_matches(name, names)), "")


def _is_decimal(word: str) -> bool:
    return word.isascii() and word.replace(".", "", 1).isdigit()


def _not_known(name: str, names: Sequence[str], listed: str) -> str:
    near = name if name in names else nearest(name, names)
    meant = f' Did you mean "{near}"?' if near else ""
    return f"is not known.{meant} " + (f"`{listed}` lists all." if listed else f"Known: {', '.join(names)}.")


def _not_there(word: str) -> WrongWordError:
    if os.path.islink(word):
        return WrongWordError("is a link that leads to nothing.")
    folder, name = os.path.split(word.rstrip("/"))
    try:
        near = nearest(name, os.listdir(folder or "."))
    except OSError:
        near = ""
    meant = f' Did you mean "{os.path.join(folder, near)}"?' if near else ""
    return WrongWordError(f"is not there.{meant}")
