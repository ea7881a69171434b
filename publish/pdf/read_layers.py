"""Optional content (layers): which of it a file opens switched off (ISO 32000-1, 8.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pypdf import PdfReader
    from pypdf.generic import PdfObject

#: Expressions inside expressions.
_DEEPEST = 32
#: When a membership hides what hangs on it, by its policy and by which of its groups are off (8.11.2.2); AnyOn else.
_HIDES: Mapping[str, Callable[[Sequence[bool]], bool]] = {
    "/AllOn": any,
    "/AnyOff": lambda off: not any(off),
    "/AllOff": lambda off: not all(off),
}


def layers_off(reader: PdfReader) -> frozenset[int]:
    """Return the object numbers of the optional content groups that a file opens switched off (8.11.4.3)."""
    properties = reader.root_object.get("/OCProperties")
    properties = properties.get_object() if properties is not None else None
    default = properties.get("/D") if isinstance(properties, DictionaryObject) else None
    default = default.get_object() if default is not None else None
    if not isinstance(properties, DictionaryObject) or not isinstance(default, DictionaryObject):
        return frozenset()
    off = set(_numbers(default.get("/OFF"))) | set(_used_off(properties))
    if default.get("/BaseState") == "/OFF":
        off |= set(_numbers(properties.get("/OCGs"))) - set(_numbers(default.get("/ON")))
    return frozenset(off)


def _used_off(properties: DictionaryObject) -> Iterator[int]:
    """Yield the groups that are off on a screen or on paper by their own account (8.11.4.4, Usage)."""
    groups = properties.get("/OCGs")
    groups = groups.get_object() if groups is not None else None
    for reference in list.__iter__(groups) if isinstance(groups, ArrayObject) else ():
        group = reference.get_object()
        usage = group.get("/Usage") if isinstance(group, DictionaryObject) else None
        usage = usage.get_object() if usage is not None else None
        for use in ("View", "Print"):
            state = usage.get(f"/{use}") if isinstance(usage, DictionaryObject) else None
            state = state.get_object() if state is not None else None
            own = isinstance(state, DictionaryObject) and state.get(f"/{use}State") == "/OFF"
            if own and isinstance(reference, IndirectObject):
                yield reference.idnum


def is_off(content: PdfObject | None, off: frozenset[int]) -> bool:
    """Tell whether optional content, a group or a membership of several (8.11.2), is switched off."""
    if isinstance(content, IndirectObject) and content.idnum in off:
        return True
    membership = content.get_object() if content is not None else None
    if not isinstance(membership, DictionaryObject) or membership.get("/Type") != "/OCMD":
        return False
    if "/VE" in membership:
        return not _holds(membership["/VE"], off, 0)
    groups = membership.raw_get("/OCGs") if "/OCGs" in membership else None
    single = isinstance(groups, IndirectObject) and not isinstance(groups.get_object(), ArrayObject)
    numbers = [groups.idnum] if single and isinstance(groups, IndirectObject) else list(_numbers(groups))
    found = [number in off for number in numbers]
    return bool(found) and _HIDES.get(str(membership.get("/P")), all)(found)


def _holds(expression: PdfObject | None, off: frozenset[int], depth: int) -> bool:
    """Tell whether a visibility expression (8.11.2.2) shows what hangs on it; one that cannot be followed does not."""
    if isinstance(expression, IndirectObject) and not isinstance(expression.get_object(), ArrayObject):
        return expression.idnum not in off
    array = expression.get_object() if expression is not None else None
    if not isinstance(array, ArrayObject) or not array or depth > _DEEPEST:
        return False
    operator, *operands = list.__iter__(array)
    found = [_holds(one, off, depth + 1) for one in operands]
    shown = {"/And": all(found), "/Or": any(found), "/Not": not all(found)}
    return shown.get(str(operator), False)


def _numbers(array: PdfObject | None) -> Iterator[int]:
    items = array.get_object() if array is not None else None
    if isinstance(items, ArrayObject):
        yield from (item.idnum for item in list.__iter__(items) if isinstance(item, IndirectObject))
