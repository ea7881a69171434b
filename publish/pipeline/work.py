"""Where and whether a stage of a build does its work: remembered, behind the fence, or here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from publish.store import NO_MEMORY

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.store import Memory

_P = ParamSpec("_P")
_T = TypeVar("_T")


def here(function: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - whatever the function returns
    """Call a function in this process."""
    return function(*arguments)


def whole() -> tuple[str, ...]:
    """Say that nothing was left open: what is done in this process is not fenced at all."""
    return ()


@dataclass(frozen=True, slots=True)
class _Done:
    """What a stage made, and what its fence had left open by then."""

    value: object
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What has been done before is taken from `memory`; everything else `call` does, for example `Fence.call`.

    `gaps` tells what the fence behind `call` leaves open; `met` collects these, of what is remembered too, so that a
    build that remembers tells what one that does not would tell.
    """

    memory: Memory = field(default_factory=lambda: NO_MEMORY)
    call: Callable[..., Any] = here
    gaps: Callable[[], tuple[str, ...]] = whole
    met: dict[str, None] = field(default_factory=dict)

    def do(self, stage: str, function: Callable[_P, _T], *arguments: _P.args, **_: _P.kwargs) -> _T:
        """Give what a function makes of its arguments, which are all that it reads, at a stage of that name."""
        done = self.memory.recall(stage, *arguments, make=lambda: _Done(self.call(function, *arguments), self.gaps()))
        self.met.update(dict.fromkeys(done.gaps))
        return cast("_T", done.value)


#: Nothing remembered, everything done in this process: for tests and small measurements of trusted texts.
PLAIN = Work()
