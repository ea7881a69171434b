"""Functions of a PDF (ISO 32000-1, 7.10), as tints of inks need them: sampled, exponential, stitched, calculated."""

from __future__ import annotations

import math
import operator
import re
from itertools import product
from typing import TYPE_CHECKING, Any

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pypdf.generic import PdfObject

#: Functions inside functions, inputs that samples are weighed between, numbers on a stack.
_DEEPEST, _WEIGHED, _STACK = 8, 4, 100
_WORD = re.compile(rb"[{}]|[^\s{}]+")


def evaluate(function: PdfObject | None, values: Sequence[float], depth: int = 0) -> list[float]:
    """Compute a function, or an array of functions of one result each. Raises ValueError where it cannot be."""
    given = function.get_object() if function is not None else None
    if isinstance(given, ArrayObject) and depth < _DEEPEST:
        return [evaluate(one, values, depth + 1)[0] for one in given]
    if not isinstance(given, DictionaryObject) or depth >= _DEEPEST:
        message = "it is no function"
        raise ValueError(message)
    domain, limits = _numbers(given, "/Domain"), _numbers(given, "/Range")
    inputs = _clipped(values, domain)
    try:
        found = _KINDS[_whole(given, "/FunctionType")](given, inputs, depth)
    except (LookupError, ValueError, ArithmeticError, TypeError, AttributeError) as error:
        message = "it cannot be computed"
        raise ValueError(message) from error
    return _clipped(found, limits) if limits else found


def _sampled(given: DictionaryObject, values: Sequence[float], _: int) -> list[float]:
    """Weigh the samples around the values (7.10.2)."""
    if not isinstance(given, StreamObject):
        raise TypeError
    sizes, bits = [int(one) for one in _numbers(given, "/Size")], _whole(given, "/BitsPerSample")
    domain, limits = _numbers(given, "/Domain"), _numbers(given, "/Range")
    encode = _numbers(given, "/Encode") or [end for size in sizes for end in (0.0, size - 1.0)]
    decode, data = _numbers(given, "/Decode") or limits, given.get_data()
    places = [
        min(max(_between(value, domain[2 * at : 2 * at + 2], encode[2 * at : 2 * at + 2]), 0.0), sizes[at] - 1.0)
        for at, value in enumerate(values)
    ]
    if len(places) > _WEIGHED:
        places = [float(round(place)) for place in places]
    count = len(limits) // 2
    found = [0.0] * count
    corners = [{math.floor(place): 1 - place % 1, math.ceil(place): place % 1 or 1.0} for place in places]
    for corner in product(*(corner.items() for corner in corners)):
        weight = math.prod(share for _, share in corner)
        at = sum(place * math.prod(sizes[:axis]) for axis, (place, _) in enumerate(corner))
        for output in range(count):
            sample = _bits(data, (at * count + output) * bits, bits)
            found[output] += weight * _between(sample, (0, 2**bits - 1), decode[2 * output : 2 * output + 2])
    return found


def _bits(data: bytes, first: int, count: int) -> int:
    end = first + count
    whole = int.from_bytes(data[first // 8 : -(-end // 8)], "big")
    if -(-end // 8) > len(data):
        raise IndexError
    return whole >> (-end % 8) & ((1 << count) - 1)


def _exponential(given: DictionaryObject, values: Sequence[float], _: int) -> list[float]:
    """Interpolate between two colours (7.10.3)."""
    low, high = _numbers(given, "/C0") or [0.0], _numbers(given, "/C1") or [1.0]
    (exponent,) = _values(given["/N"])
    share = values[0] ** exponent
    return [start + share * (end - start) for start, end in zip(low, high, strict=True)]


def _stitched(given: DictionaryObject, values: Sequence[float], depth: int) -> list[float]:
    """Take the function of the stretch that the value lies in (7.10.4)."""
    domain, bounds, encode = (_numbers(given, name) for name in ("/Domain", "/Bounds", "/Encode"))
    at = sum(values[0] >= bound for bound in bounds)
    edges = [domain[0], *bounds, domain[1]]
    value = _between(values[0], edges[at : at + 2], encode[2 * at : 2 * at + 2])
    functions = given["/Functions"].get_object()
    if not isinstance(functions, ArrayObject):
        raise TypeError
    return evaluate(list.__getitem__(functions, at), [value], depth + 1)


def _calculated(given: DictionaryObject, values: Sequence[float], _: int) -> list[float]:
    """Run a calculator (7.10.5): it has no loops, so that it ends."""
    if not isinstance(given, StreamObject):
        raise TypeError
    words = iter(_WORD.findall(given.get_data()))
    next(words, None)
    stack: list[Any] = list(values)
    _run(list(_program(words)), stack)
    return [float(value) for value in stack]


def _program(words: Iterator[bytes]) -> Iterator[Any]:
    for word in words:
        if word == b"}":
            return
        yield list(_program(words)) if word == b"{" else word.decode("latin-1")


def _run(program: Sequence[Any], stack: list[Any]) -> None:
    for word in program:
        if len(stack) > _STACK:
            raise OverflowError
        if word == "if":
            then, asked = stack.pop(), stack.pop()
            _run(then if asked else [], stack)
        elif word == "ifelse":
            other, then, asked = stack.pop(), stack.pop(), stack.pop()
            _run(then if asked else other, stack)
        elif isinstance(word, list):
            stack.append(word)
        elif word in _STACKED:
            _STACKED[word](stack)
        elif word in _ONE:
            stack.append(_ONE[word](stack.pop()))
        elif word in _TWO:
            second, first = stack.pop(), stack.pop()
            stack.append(_TWO[word](first, second))
        else:
            stack.append({"true": True, "false": False}.get(word) if word in {"true", "false"} else _number(word))


def _number(word: str) -> float:
    return float(word) if any(sign in word for sign in ".eE") else int(word)


def _roll(stack: list[Any]) -> None:
    by, count = int(stack.pop()), int(stack.pop())
    if count:
        top = stack[-count:]
        by %= count
        stack[-count:] = top[count - by :] + top[: count - by]


def _copy(stack: list[Any]) -> None:
    count = int(stack.pop())
    if not 0 <= count <= len(stack):
        raise IndexError
    stack += stack[len(stack) - count :]


def _swap(stack: list[Any]) -> None:
    stack[-2:] = stack[-1], stack[-2]


_STACKED: dict[str, Callable[[list[Any]], object]] = {
    "pop": lambda stack: stack.pop(),
    "exch": _swap,
    "dup": lambda stack: stack.append(stack[-1]),
    "copy": _copy,
    "index": lambda stack: stack.append(stack[-1 - int(stack.pop())]),
    "roll": _roll,
}
_ONE: dict[str, Callable[[Any], Any]] = {
    "neg": operator.neg,
    "abs": abs,
    "ceiling": math.ceil,
    "floor": math.floor,
    "round": lambda value: math.floor(value + 0.5),
    "truncate": math.trunc,
    "cvi": math.trunc,
    "cvr": float,
    "sqrt": math.sqrt,
    "sin": lambda value: math.sin(math.radians(value)),
    "cos": lambda value: math.cos(math.radians(value)),
    "ln": math.log,
    "log": math.log10,
    "not": lambda value: not value if isinstance(value, bool) else ~value,
}
_TWO: dict[str, Callable[[Any, Any], Any]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
    "idiv": lambda one, other: math.trunc(one / other),
    "mod": math.fmod,
    "exp": math.pow,
    "atan": lambda one, other: math.degrees(math.atan2(one, other)) % 360,
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
    "and": operator.and_,
    "or": operator.or_,
    "xor": operator.xor,
    "bitshift": lambda value, by: value << min(by, _STACK) if by > 0 else value >> -by,
}
_KINDS: dict[int, Callable[[DictionaryObject, Sequence[float], int], list[float]]] = {
    0: _sampled,
    2: _exponential,
    3: _stitched,
    4: _calculated,
}


def _whole(given: DictionaryObject, name: str) -> int:
    return int(_values(given[name])[0])


def _numbers(given: DictionaryObject, name: str) -> list[float]:
    return _values(given.get(name))


def _values(given: PdfObject | None) -> list[float]:
    """Take the numbers of an array, or one by itself; none of anything else."""
    found = given.get_object() if given is not None else None
    items = [item.get_object() for item in found] if isinstance(found, ArrayObject) else [found]
    return [float(item) for item in items if isinstance(item, int | float)]


def _clipped(values: Sequence[float], limits: Sequence[float]) -> list[float]:
    """Hold values inside their limits; there must be a pair of limits for each."""
    pairs = zip(limits[::2], limits[1::2], strict=True)
    return [min(max(value, low), high) for value, (low, high) in zip(values, pairs, strict=True)]


def _between(value: float, given: Sequence[float], wanted: Sequence[float]) -> float:
    """Lead a value from one stretch to another."""
    (low, high), (start, end) = given, wanted
    return start + (value - low) * (end - start) / (high - low) if high != low else start
