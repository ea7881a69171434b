"""Blocks that contradict what the publication declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Severity
from publish.locale import language, script_of
from publish.normalize.identify import candidates, is_modelled
from publish.normalize.model import BlockType
from publish.normalize.wordless import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from publish.normalize.model import Block

#: A run of blocks speaks against its declared language where it has so many letters, one other language is so likely
#: for it, and the declared one so unlikely.
_LETTERS, _LIKELY, _UNLIKELY = 200, 0.9, 0.005
#: Scripts in which the languages of China are written so alike that the model takes one for the other.
_CHINESE = frozenset({"Hans", "Hant", "Hani"})
#: A passage in a text is no longer than this, in code points.
_PASSAGE = 400


def undeclared(
    blocks: Sequence[Block], declared: Sequence[str], marked: AbstractSet[int], given: AbstractSet[str]
) -> list[Diagnostic]:
    """Report each run of blocks whose language is not among the declared ones (N001).

    Args:
        blocks: the blocks of all sources, in order.
        declared: the tags of the publication.
        marked: indexes of blocks whose language their author marked: passages in a text, which contradict nothing.
        given: the names of the sources whose language the editor gives.
    """
    if not declared:
        return []
    found: list[Diagnostic] = []
    start = 0
    for index in range(1, len(blocks) + 1):
        if index == len(blocks) or _kind(blocks[index]) != _kind(blocks[start]):
            run, around = blocks[start:index], blocks[max(start - 1, 0) : index + 1]
            tag = _other(run, declared)
            meant = marked >= set(range(start, index))
            if tag and not (meant and (run[0].path in given or _is_passage(run, around, declared))):
                # What an editor has said of a file weighs more than a guess: it is told, and stops nothing.
                severity = Severity.WARNING if run[0].path in given else Severity.ERROR
                found.append(_diagnostic(_first(run, tag), tag, severity))
            start = index
    return found


def _kind(block: Block) -> tuple[str, str]:
    return block.path, block.language


def _is_passage(run: Sequence[Block], around: Sequence[Block], declared: Sequence[str]) -> bool:
    """Tell whether a run stands in a text in a declared language: a quotation, or a few words in a row."""
    beside = any(block.path == run[0].path and block.language in declared for block in around)
    short = sum(len(block.text) for block in run) < _PASSAGE
    plain = all(block.type not in {BlockType.TITLE, BlockType.HEADING} for block in run)
    return beside and plain and (short or all(block.quoted for block in run))


def _other(run: Sequence[Block], declared: Sequence[str]) -> str | None:
    """Return the language that a run is in though it is not declared."""
    tag = run[0].language
    if tag not in declared:
        return tag
    text = spoken("\n".join(block.text for block in run))
    if len(text) < _LETTERS:
        return None
    shares = candidates(text)
    best = max(shares, key=lambda one: (shares[one], one), default=tag)
    same = best.split("-")[0] == tag.split("-")[0] or {script_of(best), script_of(tag)} <= _CHINESE
    if same or not is_modelled(tag) or shares[best] < _LIKELY or shares.get(tag, 0.0) > _UNLIKELY:
        return None
    return best if candidates(text, (tag, best)).get(tag, 0.0) <= _UNLIKELY else None


def _first(run: Sequence[Block], tag: str) -> Block:
    """Return the block of a run where the other language begins: a title may be in the declared one."""
    declared = run[0].language
    if tag == declared:
        return run[0]
    return next(
        (one for one in run if (shares := candidates(spoken(one.text))).get(tag, 0) > shares.get(declared, 0)), run[0]
    )


def _diagnostic(block: Block, tag: str, severity: Severity) -> Diagnostic:
    known = language(tag)
    name = f"{known.endonym} ({tag})" if known else f"an unknown language ({tag})"
    message = f"The text from here on seems to be in {name}, which the publication does not declare."
    hint = f'Add "{tag}" to languages in publication.toml, or give the language of the file under [sources].'
    return Diagnostic(Code.N001, message, block.location(), hint, severity=severity)
