"""Where and whether a stage of a build does its work: remembered, behind the fence, or here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from publish.store import NO_MEMORY

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.store import Memory

_P = ParamSpec("_P")
_T = TypeVar("_T")


def here(function: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - whatever the function returns
    """Call a function in this process."""
    return function(*arguments)


@dataclass(frozen=True, slots=True)
class Work:
    """What has been done before is taken from `memory`; everything else `call` does, for example `Fence.call`."""

    memory: Memory = field(default_factory=lambda: NO_MEMORY)
    call: Callable[..., Any] = here

    def do(self, stage: str, function: Callable[_P, _T], *arguments: _P.args, **_: _P.kwargs) -> _T:
        """Give what a function makes of its arguments, which are all that it reads, at a stage of that name."""
        done: _T = self.memory.recall(stage, *arguments, make=lambda: self.call(function, *arguments))
        return done


#: Nothing remembered, everything done in this process: for tests and small measurements of trusted texts.
PLAIN = Work()
