"""Sections laid out: remembered, or by the engine, which starts when the first section is wanted that is not."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from publish.store import identity, key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from publish.edition import Section
    from publish.pdf.engine import Engine
    from publish.pdf.model import Rendition
    from publish.store import Memory


class Renderer(Protocol):
    """What lays sections out."""

    def render(self, sections: Sequence[Section]) -> tuple[Rendition, ...]:
        """Lay the sections out, in the given order. Raises EngineError."""


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """A rendition, and what its engine could not be kept from."""

    rendition: Rendition
    fence_gaps: tuple[str, ...]


class RememberingRenderer:
    """An engine that lays a section out only once, on this machine and for this program.

    `watch` is told how many sections are to be laid out, and gives what is called as each is done; `sections` are those
    that were asked for last, by their names.
    """

    watch: Callable[[int], Callable[[], None]] | None = None

    def __init__(self, memory: Memory, engine: Callable[[], Engine]) -> None:
        self.sections: dict[str, Section] = {}
        self._memory = memory
        self._engine = engine
        self._gaps: dict[str, None] = {}
        self._fonts: dict[str, str] = {}

    @property
    def fence_gaps(self) -> tuple[str, ...]:
        """What the engine could not be kept from, now or when it laid out what is remembered, each once."""
        return tuple(self._gaps)

    def render(self, sections: Sequence[Section]) -> tuple[Rendition, ...]:
        """Lay the sections out, in the given order. Raises EngineError."""
        self.sections |= {section.name: section for section in sections}
        names = [self._key(section) for section in sections]
        found = {name: self._remembered(name) for name in names}
        missing = {name: section for name, section in zip(names, sections, strict=True) if found[name] is None}
        if missing:
            engine = self._engine()
            done = self.watch(len(missing)) if self.watch else None
            for name, rendition in zip(missing, engine.render(list(missing.values()), done), strict=True):
                found[name] = _LaidOut(rendition, engine.fence.gaps)
                self._memory.put(name, found[name])
        laid_out = [one for name in names if (one := found[name])]
        self._gaps.update(dict.fromkeys(gap for one in laid_out for gap in one.fence_gaps))
        return tuple(one.rendition for one in laid_out)

    def _remembered(self, name: str) -> _LaidOut | None:
        kept = self._memory.get(name)
        found = kept[0] if kept and isinstance(kept[0], _LaidOut) else None
        self._memory.count("layout", is_known=found is not None)
        return found

    def _key(self, section: Section) -> str:
        """Make a section's key: everything in it, with the fonts by what they hold instead of where they lie."""
        fonts = {address: self._font(path) for address, path in sorted(section.fonts.items())}
        return key("layout", identity(), replace(section, fonts=fonts))

    def _font(self, path: str | bytes) -> str:
        if isinstance(path, bytes):
            return sha256(path).hexdigest()
        if path not in self._fonts:
            self._fonts[path] = sha256(Path(path).read_bytes()).hexdigest()
        return self._fonts[path]


@contextmanager
def open_renderer(
    memory: Memory, opened: Callable[[], AbstractContextManager[Engine]]
) -> Iterator[RememberingRenderer]:
    """Give a renderer whose engine is opened when there is something to lay out, and left with the block."""
    with ExitStack() as stack:
        engine = cache(lambda: stack.enter_context(opened()))
        yield RememberingRenderer(memory, engine)
