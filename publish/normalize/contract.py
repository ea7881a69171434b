"""The JSON of `publish normalize --format json`, as ARCHITECTURE.md promises it to other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from publish.diagnostics import Location
    from publish.normalize.model import Block, Flag, Inline, NormalizedText, Repair


def to_json(normalized: NormalizedText) -> dict[str, Any]:
    """Make the object that the contract describes; its keys stand in a fixed order.

    Beyond the promised keys a block has `level`; where they apply `number`, `inlines`, `cell` (its place in a table),
    `quoted` (it stands in a quotation), `note` (it is the text of that footnote), `form` (as `verse`), `image` and
    `frame`.
    """
    return {
        "blocks": [_block(block) for block in normalized.blocks],
        "flags": [_flag(flag) for flag in normalized.flags],
        "repairs": [_repair(repair) for repair in normalized.repairs],
    }


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
    if block.cell:
        made["cell"] = {
            "table": block.cell.table,
            "row": block.cell.row,
            "column": block.cell.column,
            "header": block.cell.header,
        }
    if block.quoted:
        made["quoted"] = True
    if block.note is not None:
        made["note"] = block.note
    if block.form:
        made["form"] = block.form.value
    if block.image:
        made["image"] = {"address": block.image.address, "alternative": block.image.alternative}
    if block.frame:
        made["frame"] = {"kind": block.frame.kind, "number": block.frame.number}
    if block.inlines:
        made["inlines"] = [_inline(inline) for inline in block.inlines]
    return made


def _inline(inline: Inline) -> dict[str, Any]:
    made = {"start": inline.start, "end": inline.end, "role": inline.role.value}
    return {**made, "target": inline.target} if inline.target else made


def _flag(flag: Flag) -> dict[str, Any]:
    return {
        "block": flag.block,
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
