"""Pictures among the blocks: what is found out about the text around them is found out without them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from publish.normalize.model import BlockType, Form

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publish.normalize.draft import Draft


def with_figures(
    drafts: Sequence[Draft],
    languages: Sequence[str],
    titles: Callable[[Sequence[Draft], Sequence[str]], list[Draft]],
) -> tuple[list[Draft], list[str]]:
    """Settle titles without figures, code, cells and notes, and put these back.

    Args:
        drafts: all blocks of one source, in order.
        languages: the language of each that has text.
        titles: finds titles among blocks, as `with_titles` does.

    Returns:
        The blocks and the language of each: a picture without a caption has that of the text that it stands behind. One
        before a title stands behind it, since a text begins with its title.
    """
    tags = _tags(drafts, languages)
    text = [index for index, draft in enumerate(drafts) if _may_be_title(draft)]
    settled = {index: draft for index, draft in enumerate(drafts) if draft.form is not Form.FIGURE}
    settled |= dict(zip(text, titles([drafts[index] for index in text], [tags[index] for index in text]), strict=True))
    placed: list[int] = []
    held: list[int] = []
    for index in range(len(drafts)):
        if index not in settled:
            held.append(index)
            continue
        found = settled[index].type is BlockType.TITLE and drafts[index].type is not BlockType.TITLE
        begins = found and not _follow(placed, held, tags, index)
        placed += [index, *held] if begins else [*held, index]
        held = []
    placed += held
    return [settled.get(index, drafts[index]) for index in placed], [tags[index] for index in placed]


def _may_be_title(draft: Draft) -> bool:
    return draft.form not in {Form.FIGURE, Form.CODE} and draft.cell is None and draft.note is None


def _follow(placed: Sequence[int], held: Sequence[int], tags: Sequence[str], title: int) -> bool:
    """Tell whether pictures before a title go on the text before them."""
    return bool(placed) and all(tags[index] == tags[placed[-1]] for index in held) and tags[title] != tags[placed[-1]]


def _tags(drafts: Sequence[Draft], languages: Sequence[str]) -> list[str]:
    """Return the language of every block."""
    own = iter(languages)
    tags: list[str | None] = [next(own) if draft.text.text else draft.language for draft in drafts]
    for one, other in pairwise(range(len(tags))):
        tags[other] = tags[other] or tags[one]
    for other, one in pairwise(reversed(range(len(tags)))):
        tags[one] = tags[one] or tags[other]
    return [tag or "und" for tag in tags]
