"""Reading source files: the one effect of intake. Their bytes are taken here, and understood behind the fence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publish.diagnostics import Code, Diagnostic, Location
from publish.diagnostics.unreadable import way_to_read
from publish.fence import FenceError, read_ordinary, told
from publish.intake.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publish.intake.source import SourceText

    Decoder = Callable[[bytes, str, tuple[str, ...]], tuple[SourceText | None, tuple[Diagnostic, ...]]]

#: A source larger than this is none: all of Tolstoy takes a quarter of it.
LARGEST = 64_000_000


def fenced(call: Callable[..., Any]) -> Decoder:
    """Return a decoder that works behind a fence, by its `call`; E007 where it comes to no end there."""

    def decode_behind(
        data: bytes, name: str, languages: tuple[str, ...]
    ) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
        try:
            decoded: tuple[SourceText | None, tuple[Diagnostic, ...]] = call(decode, data, name, languages)
        except FenceError as error:
            return None, (told(error, f"The source file {name}", Location(name)),)
        return decoded

    return decode_behind


def read(
    path: Path,
    name: str,
    decoder: Decoder = decode,
    within: Path | None = None,
    languages: tuple[str, ...] = (),
) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """Read and decode one source file.

    Args:
        path: where the file is.
        name: how diagnostics call it.
        decoder: `decode`, or for files from anybody the same behind a fence (`fenced`).
        within: the folder that links may not lead out of, where there is one.
        languages: the tags of the languages that the file may be in, none where nobody says.

    Returns:
        The text, or None and what stands in the way: S001 missing, S005 not readable, E007 too much for the fence, else
        as `decode` says.
    """
    try:
        data = read_ordinary(path, LARGEST, within)
    except FileNotFoundError:
        hint = "Correct the name, or put the file there."
        return None, (Diagnostic(Code.S001, f"The source file {name} is not there.", Location(name), hint),)
    except OSError as error:
        # The system's words without its path: the author knows the file by `name`.
        reason = error.strerror or type(error).__name__
        message = f"The source file {name} cannot be read: {reason}."
        return None, (Diagnostic(Code.S005, message, Location(name), way_to_read(error)),)
    return decoder(data, name, languages)
