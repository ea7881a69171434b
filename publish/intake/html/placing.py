"""What a passage of a page is: a heading, an item, a cell, a note, by the elements around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.intake.html.elements import LISTS, innermost
from publish.intake.number_formats import written
from publish.intake.passages import Cell, Form, Passage, PassageKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.intake.html.elements import Element

#: Lists in lists are not followed deeper than this.
_DEEPEST = 12
_TABLE = frozenset({"table"})
_HEAD = frozenset({"thead"})
_CELLS = frozenset({"td", "th"})
_CONTEXTS = frozenset({"li", "pre"}) | _CELLS
_FORMS = {"dt": Form.TERM, "dd": Form.DEFINITION}
_DEFINED = frozenset(_FORMS)


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph that a word processor's style makes an item: list, level from 1, number (None: bullet), label."""

    list_id: int
    level: int
    number: int | None
    enumerator: str = ""


def placed(passage: Passage, stack: Sequence[Element], item: Item | None) -> Passage:
    """Say what a passage is.

    Args:
        passage: its text, and what does not depend on the elements around it.
        stack: the open elements, the innermost last.
        item: what a style says of the paragraph.
    """
    note = next((element.note for element in reversed(stack) if element.note), None)
    return replace(passage, kind=PassageKind.PARA, note=note, quoted=False) if note else _in_text(passage, stack, item)


def _in_text(passage: Passage, stack: Sequence[Element], item: Item | None) -> Passage:
    """Say what a passage is that stands in no note."""
    rank = next((element.rank for element in reversed(stack) if element.rank is not None), None)
    inner = innermost(stack, _CONTEXTS)
    if rank is not None and not (inner and inner.name in _CELLS):
        return replace(passage, kind=PassageKind.HEADING, rank=rank)
    table, own = innermost(stack, _TABLE), innermost(stack, _CELLS)
    every = [one for one in stack if one.name in LISTS][:_DEEPEST]
    lists = [one for one in _within(stack, own) if one.name in LISTS][:_DEEPEST]
    passage = replace(passage, depth=len(lists))
    if table and own:
        heads = own.name == "th" or innermost(stack, _HEAD) is not None
        passage = replace(passage, cell=Cell(table.table, table.row, own.column, heads, len(every) - len(lists)))
    if inner and inner.name == "li" and lists:
        defined = innermost(stack[stack.index(inner) :], _DEFINED)
        return _item(passage, inner, innermost(stack, LISTS) or lists[-1], _FORMS[defined.name] if defined else None)
    if inner and inner.name in _CELLS:
        return passage
    if item:
        kind = PassageKind.BULLET if item.number is None else PassageKind.ITEM
        placed_in = replace(passage, kind=kind, number=item.number, list_id=item.list_id, depth=item.level)
        return replace(placed_in, enumerator=item.enumerator)
    defined = innermost(stack, _DEFINED)
    form = passage.form or (_FORMS[defined.name] if defined else None)
    wrapped = inner is not None and not inner.code
    return replace(passage, form=form, kind=PassageKind.PARA if form else passage.kind, wrapped=wrapped)


def _within(stack: Sequence[Element], around: Element | None) -> Sequence[Element]:
    """Return the open elements that stand in one of them, all where there is none."""
    return next((stack[place + 1 :] for place, one in enumerate(stack) if one is around), stack)


def _item(passage: Passage, item: Element, own: Element, form: Form | None) -> Passage:
    passage = replace(passage, depth=own.depth or passage.depth)
    if item.begun:
        return replace(passage, kind=PassageKind.PARA, form=form)
    item.begun = True
    if own.name == "ol":
        label = f"{written(own.item, own.form)}." if own.form else ""
        return replace(passage, kind=PassageKind.ITEM, number=own.item, list_id=own.list_id, enumerator=label)
    return replace(passage, kind=PassageKind.BULLET, list_id=own.list_id)
