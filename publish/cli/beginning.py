"""The work behind `publish init`: choose, ask, write; nothing that is there is ever overwritten."""

from __future__ import annotations

import json
import re
import shlex
import sys
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from publish.cli.console import CLEAN, tell
from publish.cli.options import Word
from publish.diagnostics import Code, Diagnostic
from publish.fence import FenceError, open_fence, read_ordinary, told
from publish.intake import read
from publish.intake.reading import LARGEST, fenced
from publish.locale import english_name, language
from publish.normalize import normalize
from publish.publication.declaration import json_schema_text
from publish.publication.document import FILE_NAME
from publish.report import Report
from publish.workspace import put_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SAMPLES = Path(__file__).with_name("samples.toml")
_SOURCES, _SCHEMA = "sources", "publication.schema.json"
_ELSEWHERE = "or choose another folder"

#: A language with fewer passages than this share of the text is mostly a quotation or a name.
_SMALLEST_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user said: the id, the language tags, the texts to copy, the title; None or empty where nothing."""

    name: str | None
    languages: tuple[str, ...]
    sources: tuple[Path, ...]
    title: str | None


class _RefusedError(Exception):
    """Nothing can be begun; the diagnostic says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def _refuse(message: str, hint: str, code: Code = Code.U001) -> NoReturn:
    raise _RefusedError(Diagnostic(code, message, hint=hint))


def begin(folder: Path, wishes: Wishes, *, quiet: bool) -> int:
    """Write a new publication into a folder; return the exit status."""
    try:
        made = _write(folder, _asked(folder, wishes))
    except _RefusedError as error:
        return tell(Report((error.diagnostic,)), error_stream=True)
    except FenceError as error:
        return tell(Report((told(error, "The text"),)), error_stream=True)
    except OSError as error:
        words = f"{error.filename or folder} cannot be read: {error.strerror or error}."
        return tell(Report((Diagnostic(Code.S005, words, hint="Choose another folder."),)), error_stream=True)
    if not quiet:
        here = "" if folder == Path() else f" {shlex.quote(str(folder))}"
        click.echo(f"Made {', '.join(made)}.\nNow: publish check{here}, then publish build{here}.")
    return CLEAN


def _asked(folder: Path, wishes: Wishes) -> Wishes:
    """Complete the wishes: from the folder, from the texts, and on a terminal by asking."""
    asks = sys.stdin.isatty() and sys.stdout.isatty()
    name = wishes.name or _slug(folder.absolute().name)
    if asks and not wishes.name:
        name = click.prompt("A short name for the publication", default=name, value_proc=_name)
    name = _name(name)
    texts = (*wishes.sources, *_lying_there(folder))
    _check(texts)
    found = wishes.languages or _languages_of(texts)
    if asks and not wishes.languages:
        given = " ".join(found) or "en"
        found = click.prompt("Its languages, in the order of the booklet", default=given, value_proc=_tags)
    tags = tuple(dict.fromkeys(_known(tag) for tag in found or ("en",)))
    return replace(wishes, name=name, languages=tags)


def _write(folder: Path, wishes: Wishes) -> tuple[str, ...]:
    """Write the files; return their names."""
    sources = folder / _SOURCES
    existing = tuple(_lying_there(folder))
    samples = {} if existing or wishes.sources else _samples(wishes.languages)
    names = [path.name for path in wishes.sources]
    taken = [name for name in names if (sources / name).exists()]
    if taken:
        _refuse(f"{sources / taken[0]} is there already.", "Rename the text, or leave out --source.")
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        _refuse(f"Two texts are called {twice[0]}.", "Rename one of them.")
    files = {
        **{f"{_SOURCES}/{path.name}": _content(path) for path in wishes.sources},
        **{f"{_SOURCES}/{tag}.txt": f"{one['title']}\n\n{one['text']}\n".encode() for tag, one in samples.items()},
        _SCHEMA: json_schema_text().encode(),
        FILE_NAME: _declaration(wishes).encode(),  # last: without it there is no publication
    }
    for name, content in files.items():
        problem = put_file(folder / name, content, _ELSEWHERE, over=name == _SCHEMA, folders=True)
        if problem:
            raise _RefusedError(problem)
    return (FILE_NAME, _SCHEMA, *(f"{_SOURCES}/{tag}.txt" for tag in samples))


def _content(path: Path) -> bytes:
    try:
        return read_ordinary(path, LARGEST)
    except OSError as error:
        _refuse(f"{path} cannot be read: {error.strerror or error}.", "Name another text.", Code.S005)


def _declaration(wishes: Wishes) -> str:
    lines = [
        f"#:schema {_SCHEMA}",
        "",
        "[publication]",
        f"id = {_quoted(wishes.name or '')}",
        "# The order of the languages in the booklet.",
        f"languages = [{', '.join(map(_quoted, wishes.languages))}]",
    ]
    if wishes.title:
        lines.append(f"title.{wishes.languages[0]} = {_quoted(wishes.title)}")
    return "\n".join(
        (
            *lines,
            "",
            '# Where the texts are. Their languages are found; or say which file is whose: ar = "sources/arabic.txt"',
            "[sources]",
            f'files = ["{_SOURCES}/*"]',
            "",
        )
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _lying_there(folder: Path) -> Iterator[Path]:
    sources = folder / _SOURCES
    if sources.is_dir():
        yield from sorted(one for one in sources.iterdir() if one.is_file() and not one.name.startswith("."))


def _check(texts: Sequence[Path]) -> None:
    for path in texts:
        if not path.is_file():
            _refuse(f"{path} is not there.", "Name a file that holds a text.", Code.S001)


def _languages_of(texts: Sequence[Path]) -> tuple[str, ...]:
    """Find the languages of texts, in the order in which they occur."""
    with open_fence(modules=(normalize.__module__,)) as fence:
        found = [read(path, path.name, fenced(fence.call))[0] for path in texts]
        blocks = fence.call(normalize, tuple(source for source in found if source), ()).blocks
    tags = [block.language for block in blocks]
    return tuple(tag for tag in dict.fromkeys(tags) if tags.count(tag) >= _SMALLEST_SHARE * len(tags) and language(tag))


def _name(word: str) -> str:
    name: str = Word("name").convert(word, None, None)
    return name


def _tags(answer: str) -> tuple[str, ...]:
    """Read tags as they are typed; click asks again where one is wrong."""
    return tuple(_known(tag) for tag in re.split(r"[\s,;]+", answer.strip()))


def _known(tag: str) -> str:
    found = language(Word("language").convert(tag, None, None))
    return found.tag if found else tag


def _samples(tags: Sequence[str]) -> dict[str, dict[str, str]]:
    samples = tomllib.loads(_SAMPLES.read_text(encoding="utf-8"))
    for tag in tags:
        if tag not in samples:
            found = language(tag)
            named = english_name(found) if found else tag
            _refuse(
                f"There is no sample text in {named}.",
                f"Name a text of your own with --source; samples are there in {', '.join(samples)}.",
            )
    return {tag: samples[tag] for tag in tags}


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100] or "publication"
