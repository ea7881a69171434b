"""Words of the command line that are files and folders: which must be there, which may be made.

What is not such a one raises WrongWordError, with the nearest that is there.
"""

from __future__ import annotations

import os

from publish.cli.wrong import WrongWordError, nearest
from publish.standing.obstacles import DECLARATION

TYPE_CHECKING = False  # the module that has it costs as much as an error of use
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: What packages begin with: gzip, bzip2, xz, zstd, ar.
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"!<arch>")


def there(word: str) -> str:
    """Read the name of a file or folder that must be there."""
    if not os.path.exists(word):
        raise _not_there(word)
    return word


def listing(word: str) -> str:
    """Read the name of a file that must be there, or `-` for standard input."""
    return word if word == "-" else file(word)


def file(word: str) -> str:
    """Read the name of a file that must be there."""
    return no_folder(there(word))


def package(word: str) -> str:
    """Read the name of a file that is a package of npm or Debian, by its first bytes."""
    with open(file(word), "rb") as packed:
        head = packed.read(512)
    if not head.startswith(_PACKED) and head[257:262] != b"ustar":
        message = "is no package that can be read here (.tgz of npm, .deb of Debian)."
        raise WrongWordError(message)
    return word


def home(word: str) -> str:
    """Read the name of a folder that must be there; its publication.toml may stand for it."""
    if not os.path.isdir(there(word)) and os.path.basename(word) != DECLARATION:
        message = "is a file; name a folder."
        raise WrongWordError(message)
    return word


def folder(word: str) -> str:
    """Read the name of a folder that is there or may be made."""
    if os.path.lexists(word) and not os.path.isdir(word):
        message = "is a file; name a folder."
        raise WrongWordError(message)
    return word


def beginning(word: str) -> str:
    """Read the name of a folder that is no publication yet."""
    if os.path.lexists(os.path.join(folder(word), DECLARATION)):
        message = "has a publication.toml already. Change it in an editor, or name another folder."
        raise WrongWordError(message)
    return word


def no_folder(word: str) -> str:
    """Read the name of a file that is there or may be made."""
    if os.path.isdir(word):
        message = "is a folder; name a file."
        raise WrongWordError(message)
    return word


def one_file(words: Sequence[str]) -> None:
    """Judge several files: one that is there is enough to begin with, the command tells the others."""
    if not any(os.path.exists(word) and not os.path.isdir(word) for word in words):
        _first_fault(words, file)


def one_source(words: Sequence[str]) -> None:
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
        there(word)


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
