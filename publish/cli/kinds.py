"""What a word of the command line may be: read for the parser, and judged before the parser is imported.

Each function of `KINDS` takes the word and what the option or argument allows, all text; it returns what the word
means, or raises WrongWordError. The message of that follows the name of the option and the word in quotes. Those of
`TOGETHER` judge several words that are one argument, as a whole; their message is a sentence.
"""

from __future__ import annotations

from publish.cli import known, places, written

TYPE_CHECKING = False  # the module that has it costs as much as an error of use
if TYPE_CHECKING:
    from collections.abc import Callable


def _text(word: str) -> str:
    return word


KINDS: dict[str, Callable[..., object]] = {
    "beginning": places.beginning,
    "choice": known.choice,
    "decimal": written.decimal,
    "file": places.file,
    "folder": places.folder,
    "home": places.home,
    "language": known.language,
    "listing": places.listing,
    "name": written.name,
    "no-folder": places.no_folder,
    "one-file": _text,
    "one-source": _text,
    "package": places.package,
    "pages": written.pages,
    "paper": written.paper,
    "place": written.place,
    "script": known.script,
    "text": _text,
    "there": places.there,
    "topics": known.topic,
    "wanted": known.wanted,
    "whole": written.whole,
}
TOGETHER: dict[str, Callable[..., None]] = {
    "one-file": places.one_file,
    "one-source": places.one_source,
    "topics": known.topics,
}
