"""Values as bytes and back, as JSON: plain data, and frozen dataclasses and enumerations of ours.

So they pass the fence (`publish.fence`) and lie in the store (`publish.store`). What comes out of either may be forged.
So nothing is unpickled: a list becomes a tuple, and anything with a name becomes one of our own dataclasses or
enumerations, or ValueError.
"""

from __future__ import annotations

import json
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

#: A JSON object has one key: that of a class of ours, as `module:name`, or one of these.
_MAP, _BYTES, _PATH, _DATE, _SET = "map", "bytes", "path", "date", "set"


def encode(value: object) -> bytes:
    """Write a value. Raises TypeError for what may not pass."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(data: bytes, modules: Callable[[str], ModuleType] = sys.modules.__getitem__) -> Any:  # noqa: ANN401 - any value
    """Read a value; sequences come back as tuples. Raises ValueError for what is none.

    `modules` finds the module of a class: by default among those that are imported. Who trusts the bytes imports it.
    """
    try:
        return _Reader(modules).value(json.loads(data.decode("utf-8", "surrogatepass")))
    except (TypeError, LookupError, AttributeError, RecursionError) as error:
        message = f"not a value: {type(error).__name__}"
        raise ValueError(message) from error


def _plain(value: object) -> object:  # noqa: PLR0911 - one line for each kind of value
    kind: Any = type(value)
    if value is None or kind in (bool, int, float, str):
        return value
    if kind in (tuple, list):
        return [_plain(item) for item in value]  # type: ignore[attr-defined]  # a sequence, as just asked
    if isinstance(value, Enum):
        return {_name(kind): value.value}
    if is_dataclass(value):
        return {_name(kind): [_plain(getattr(value, name)) for name in kind.__match_args__]}
    if isinstance(value, bytes):
        return {_BYTES: b64encode(value).decode("ascii")}
    if isinstance(value, Mapping):
        return {_MAP: [[_plain(key), _plain(item)] for key, item in value.items()]}
    if isinstance(value, frozenset):
        return {_SET: sorted(map(_plain, value), key=repr)}
    if isinstance(value, Path):
        return {_PATH: str(value)}
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    message = f"{kind.__name__} is no value that can be kept or sent"
    raise TypeError(message)


class _Reader:
    def __init__(self, modules: Callable[[str], ModuleType]) -> None:
        self._modules = modules
        self._kinds: dict[str, type] = {}
        self._readers: Mapping[str, Callable[[Any], object]] = {
            _BYTES: b64decode,
            _MAP: lambda content: {self.value(key): self.value(item) for key, item in content},
            _SET: lambda content: frozenset(map(self.value, content)),
            _PATH: Path,
            _DATE: date.fromisoformat,
        }

    def value(self, plain: Any) -> Any:  # noqa: ANN401 - same
        if isinstance(plain, list):
            return tuple(map(self.value, plain))
        if not isinstance(plain, dict):
            return plain
        ((name, content),) = plain.items()
        read = self._readers.get(name)
        if read:
            return read(content)
        kind: Any = self._kinds.get(name) or self._kinds.setdefault(name, self._kind(name))
        if issubclass(kind, Enum):
            return kind(content)
        return kind(**dict(zip(kind.__match_args__, map(self.value, content), strict=True)))

    def _kind(self, name: str) -> type:
        module, _, local = name.partition(":")
        kind = vars(self._modules(module))[local] if module.split(".")[0] == "publish" else None
        if not isinstance(kind, type) or _name(kind) != name or not (_is_frozen(kind) or issubclass(kind, Enum)):
            message = f"{name} is not a value of ours"
            raise ValueError(message)
        return kind


def _name(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


def _is_frozen(kind: type) -> bool:
    parameters = vars(kind).get("__dataclass_params__")
    return parameters is not None and bool(parameters.frozen)
