"""The JSON of `publish normalize --format json`, as ARCHITECTURE.md promises it to other programs."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.diagnostics import Location
    from publish.normalize.model import Block, Flag, Image, Inline, NormalizedText, Repair


def to_json(normalized: NormalizedText) -> dict[str, Any]:
    """Make the object that the contract describes; its keys stand in a fixed order.

    Beyond the promised keys a block has `level`; where they apply `number`, `inlines`, `cell` (its place in a table),
    `quoted` (it stands in a quotation), `note` (it is the text of that footnote), `form` (as `verse`), `image` and
    `frame`. A picture without a caption has no text, so it is no block: `pictures`, where there are any, says of each
    `before` which block it stands.
    """
    places = list(accumulate((bool(block.text) for block in normalized.blocks), initial=0))
    silent = [(place, block) for place, block in zip(places, normalized.blocks, strict=False) if not block.text]
    made: dict[str, Any] = {
        "blocks": [_block(block) for block in normalized.blocks if block.text],
        "flags": [_flag(flag, places) for flag in normalized.flags],
        "repairs": [_repair(repair) for repair in normalized.repairs],
    }
    if silent:
        made["pictures"] = [_picture(block, place) for place, block in silent]
    return made


def _picture(block: Block, before: int) -> dict[str, Any]:
    made: dict[str, Any] = {"before": before, "lang": block.language, "source": _place(block.location())}
    return {**made, "image": _image(block.image)} if block.image else made


def _image(image: Image) -> dict[str, str]:
    return {"address": image.address, "alternative": image.alternative}


def _block(block: Block) -> dict[str, Any]:
    made: dict[str, Any] = {
        "lang": block.language,
        "type": block.type.value,
        "text": block.text,
        "source": _place(block.location()),
        "level": block.level,
    }
    if block.number is not None:
        made["number"] = block.number
    if block.enumerator:
        made["enumerator"] = block.enumerator
    if block.cell:
        made["cell"] = {
            "table": block.cell.table,
            "row": block.cell.row,
            "column": block.cell.column,
            "header": block.cell.header,
            **({"depth": block.cell.depth} if block.cell.depth else {}),
        }
    if block.quoted:
        made["quoted"] = True
    if block.note is not None:
        made["note"] = block.note
    if block.form:
        made["form"] = block.form.value
    if block.image:
        made["image"] = _image(block.image)
    if block.frame:
        made["frame"] = {"kind": block.frame.kind, "number": block.frame.number}
    if block.inlines:
        made["inlines"] = [_inline(inline) for inline in block.inlines]
    return made


def _inline(inline: Inline) -> dict[str, Any]:
    made = {"start": inline.start, "end": inline.end, "role": inline.role.value}
    return {**made, "target": inline.target} if inline.target else made


def _flag(flag: Flag, places: Sequence[int]) -> dict[str, Any]:
    return {
        "block": places[flag.block] if flag.block < len(places) else flag.block,
        "offset": flag.offset,
        "text": flag.text,
        "kind": flag.kind,
        "suggestion": flag.suggestion,
        "line": flag.location.line,
        "column": flag.location.column,
    }


def _repair(repair: Repair) -> dict[str, Any]:
    return {
        "rule": repair.rule,
        "source": _place(repair.location),
        "before": repair.before,
        "after": repair.after,
    }


def _place(location: Location) -> dict[str, Any]:
    return {"path": location.path, "line": location.line, "column": location.column}
