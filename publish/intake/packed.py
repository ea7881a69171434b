"""What the readers of packed formats (DOCX, ODT, EPUB) share: how they begin, and how they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Location
from publish.intake.container import Container, ContainerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.intake.source import SourceText

Read = tuple["SourceText | None", tuple[Diagnostic, ...]]


def read_packed(data: bytes, name: str, form: str, hint: str, reader: Callable[[Container, str], SourceText]) -> Read:
    """Open a container and read the text in it.

    Args:
        data: the whole file.
        name: how diagnostics call it.
        form: how people call its format.
        hint: what to do with a file that is damaged.
        reader: makes the source of the container and the name.

    Returns:
        The source with its passages, or None and why not (S003 damaged or out of all proportion, S002 no text).
    """
    try:
        source = reader(Container(data), name)
    except ContainerError as error:
        return None, (Diagnostic(Code.S003, f"{name} cannot be read as {form}: {error}.", Location(name), hint),)
    return with_text(source)


def with_text(source: SourceText) -> Read:
    """Return a source that has a text; None and S002 for one that has none."""
    if source.passages:
        return source, ()
    message = f"The source file {source.name} has no text."
    return None, (Diagnostic(Code.S002, message, Location(source.name), "Put a text into it."),)
