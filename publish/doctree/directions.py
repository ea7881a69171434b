"""Keep together, for the eye too, the words of one direction that markup cuts into pieces (UAX #9).

The engine orders the pieces of a line by the direction of the element around them: in an Arabic paragraph two English
words, the first of them bold, would stand in Arabic order, and an address with a marked word in it back to front. So
each run of the other direction that lies in several pieces gets an element of its own that says its direction; words
that would stand otherwise alone, at a line's end or in their piece, get marks (`publish.locale.bidi_context`). Code is
written from left to right in every language, and says so.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeGuard

from docutils import nodes

from publish.doctree.blocks import ancestors, text_nodes
from publish.locale import language
from publish.locale.bidi import CLOSING, CODE_DIRECTION, LEVEL, OPENING
from publish.locale.bidi_context import context, needs_direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.locale.bidi_context import Context

#: What stands for that which has no text in the line, as a note at the page's foot.
_OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A text, or what stands in a line like one, and the inline elements around it, from outside inwards."""

    node: nodes.Node
    path: tuple[nodes.Element, ...]

    @property
    def text(self) -> str:
        return self.node.astext() if isinstance(self.node, nodes.Text) else _OBJECT


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters `start` to `end` that get an element of a direction, below so many of the elements around them."""

    start: int
    end: int
    depth: int
    direction: str


def keep_directions(document: nodes.document) -> None:
    """Give each run of one direction that lies in several pieces an element that says its direction."""
    for inline in document.findall(nodes.inline):
        if "dir" in inline and "data-printed" not in inline and not needs_direction(inline.astext(), inline["dir"]):
            del inline["dir"]
    known = language(document["lang"])
    own = known.direction if known else "ltr"
    for code in [*document.findall(nodes.literal), *document.findall(nodes.literal_block)]:
        around = _around(code, own)
        if around != CODE_DIRECTION and needs_direction(code.astext(), CODE_DIRECTION):
            code["dir"] = CODE_DIRECTION
    notes = document.findall(lambda node: isinstance(node, nodes.inline) and "note" in node["classes"])
    for element in [*text_nodes(document), *notes]:
        if isinstance(element, nodes.Element):
            _keep(element, element.get("dir") or _around(element, own))


def _around(node: nodes.Node, own: str) -> str:
    """Return the direction of what stands around a node; `own` is the document's."""
    return next((up["dir"] for up in ancestors(node) if "dir" in up), own)


def _keep(element: nodes.Element, direction: str) -> None:
    text, leaves = _paragraph(element, direction)
    if max(text.levels, default=LEVEL[direction]) == LEVEL[direction]:
        return
    owners = [number for number, leaf in enumerate(leaves) for _ in leaf.text]
    owned = list(zip(text.levels, owners, strict=True))
    torn = list(_torn(owned, leaves, (0, len(owned), LEVEL[direction]), direction))
    if torn:
        _rebuild(element, leaves, torn)
        text, leaves = _paragraph(element, direction)
    _mark(text, leaves, direction)


def _paragraph(element: nodes.Element, direction: str) -> tuple[Context, list[_Leaf]]:
    """Read the text of an element as one paragraph of a direction."""
    read = list(_read(element, direction))
    owned = [leaf is not None for text, leaf in read for _ in text]
    text = context("".join(text for text, _ in read), owned, LEVEL[direction])
    return text, [leaf for _, leaf in read if leaf]


def _mark(text: Context, leaves: Sequence[_Leaf], direction: str) -> None:
    """Give each piece of text the marks that its words need to stand alone in what is around it."""
    at = 0
    marked: dict[int, nodes.Text] = {}
    for leaf in leaves:
        begin, at = at, at + len(leaf.text)
        if not isinstance(leaf.node, nodes.Text) or any(isinstance(one, nodes.literal) for one in leaf.path):
            continue
        inner = next((one["dir"] for one in reversed(leaf.path) if "dir" in one), direction)
        words = text.apart(begin, at, LEVEL[inner])
        if words != leaf.text:
            marked[id(leaf.node)] = nodes.Text(words)
    for parent in {id(leaf.node.parent): leaf.node.parent for leaf in leaves if id(leaf.node) in marked}.values():
        parent.children = [marked.get(id(child), child) for child in parent.children]
        for child in parent.children:
            child.parent = parent


def _read(
    element: nodes.Element, direction: str, path: tuple[nodes.Element, ...] = ()
) -> Iterator[tuple[str, _Leaf | None]]:
    """Yield the texts below an element with their leaves, and the signs that open and end an embedding with none."""
    for child in element.children:
        if not _is_inside(child):
            leaf = _Leaf(child, path)
            if leaf.text:
                yield leaf.text, leaf
            continue
        inner = child.get("dir", direction)
        if inner != direction:
            yield OPENING[inner], None
        yield from _read(child, inner, (*path, child))
        if inner != direction:
            yield CLOSING, None


def _is_inside(node: nodes.Node) -> TypeGuard[nodes.Element]:
    """Tell whether a node is an element whose text stands in the line."""
    return (
        isinstance(node, nodes.Inline)
        and isinstance(node, nodes.Element)
        and bool(node.children)
        and "footnote" not in node["classes"]
    )


def _torn(
    owned: Sequence[tuple[int, int]], leaves: Sequence[_Leaf], part: tuple[int, int, int], direction: str
) -> Iterator[_Run]:
    """Yield the runs above a level in a part (start, end, level) that lie in several leaves, the outer ones first."""
    start, end, base = part
    for above, group in groupby(range(start, end), key=lambda at: owned[at][0] > base):
        run = list(group)
        first, last = leaves[owned[run[0]][1]], leaves[owned[run[-1]][1]]
        if not above or first is last:
            continue
        depth = _shared(first.path, last.path)
        lowest = min(owned[at][0] for at in run)
        wanted = "rtl" if lowest % 2 else "ltr"
        if wanted != next((up["dir"] for up in reversed(first.path[:depth]) if "dir" in up), direction):
            yield _Run(run[0], run[-1] + 1, depth, wanted)
        yield from _torn(owned, leaves, (run[0], run[-1] + 1, lowest), wanted)


def _shared(one: Sequence[nodes.Element], other: Sequence[nodes.Element]) -> int:
    """Count the elements around both."""
    return next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left is not right),
        min(len(one), len(other)),
    )


def _rebuild(element: nodes.Element, leaves: Sequence[_Leaf], torn: Sequence[_Run]) -> None:
    """Write the content of an element again, with the runs in it; an element that a run ends in becomes two."""
    written: set[int] = set()
    open_: list[tuple[object, nodes.Element]] = []
    element.children = []
    for node, path, runs in _parts(leaves, torn):
        chain: list[_Run | nodes.Element] = list(path)
        for run in reversed(runs):
            chain.insert(run.depth, run)
        kept = next(
            (at for at, (had, key) in enumerate(zip(open_, chain, strict=False)) if had[0] is not key),
            min(len(open_), len(chain)),
        )
        del open_[kept:]
        for key in chain[kept:]:
            inner = _begun(key, written)
            (open_[-1][1] if open_ else element).append(inner)
            open_.append((key, inner))
        (open_[-1][1] if open_ else element).append(node)


def _begun(key: _Run | nodes.Element, written: set[int]) -> nodes.Element:
    if isinstance(key, _Run):
        return nodes.inline("", "", dir=key.direction)
    copy: nodes.Element = key.copy()
    if id(key) in written:
        copy["ids"], copy["names"] = [], []  # the first part keeps the place that links lead to
    written.add(id(key))
    return copy


def _parts(
    leaves: Sequence[_Leaf], torn: Sequence[_Run]
) -> Iterator[tuple[nodes.Node, tuple[nodes.Element, ...], list[_Run]]]:
    """Yield the leaves, cut where runs begin and end, with the runs around each, the outermost first."""
    cuts = deque(sorted({place for run in torn for place in (run.start, run.end)}))
    begins: dict[int, list[_Run]] = {}
    for run in torn:
        begins.setdefault(run.start, []).append(run)
    around: list[_Run] = []
    at = 0
    for leaf in leaves:
        end, begin = at + len(leaf.text), at
        while at < end:
            around = [run for run in around if run.end > at] + begins.pop(at, [])
            while cuts and cuts[0] <= at:
                cuts.popleft()
            stop = min(end, cuts[0]) if cuts else end
            whole = stop - at == len(leaf.text)
            node = leaf.node if whole else nodes.Text(leaf.text[at - begin : stop - begin])
            yield node, leaf.path, list(around)
            at = stop
