"""One call behind the fence, for commands that ask for no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec, TypeVar

from publish.fence import FenceError, open_fence, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.diagnostics import Diagnostic

_P = ParamSpec("_P")
_T = TypeVar("_T")


def behind(what: str, function: Callable[_P, _T], *arguments: _P.args, **named: _P.kwargs) -> _T | Diagnostic:
    """Call a function behind the fence; E006 or E007 where it comes to no value, said of `what`."""
    with open_fence(modules=(function.__module__,)) as fence:
        try:
            return fence.call(function, *arguments, **named)
        except FenceError as error:
            return told(error, what)
