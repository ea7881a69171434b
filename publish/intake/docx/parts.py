"""The parts of a DOCX file beside its text: where its links lead, and what is written at its edges, which is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.diagnostics import Location
from publish.intake.docx.markup import bare, texts
from publish.intake.model import Repair
from publish.intake.repairs import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from publish.intake.container import Container

#: Parts whose text is not the text's: by name, and the rule by which it goes.
_BESIDE = (
    (re.compile(r"word/(?:header|footer)\d*\.xml"), Rule.PAGE_FURNITURE),
    (re.compile(r"word/comments\.xml"), Rule.COMMENT),
    (re.compile(r"word/(?:charts/chart|diagrams/data)\d*\.xml"), Rule.IMAGE),
)
_EMBEDDED = re.compile(r"word/(?:afchunk|embeddings)[^/]*", re.IGNORECASE)


def links_of(container: Container, part: str) -> Mapping[str, str]:
    """Return the addresses outside of the file that a part refers to, by identifier."""
    folder, _, name = part.rpartition("/")
    tree = container.tree(f"{folder}/_rels/{name}.rels")
    return {
        one.get("Id", ""): one.get("Target", "")
        for one in (tree if tree is not None else ())
        if one.get("TargetMode") == "External"
    }


def beside(container: Container, name: str) -> Iterator[Repair]:
    """Tell what is written in a file beside its text: at the edges of pages, in remarks, in charts and diagrams."""
    for part in sorted(container):
        for pattern, rule in _BESIDE:
            tree = container.tree(part) if pattern.fullmatch(part) else None
            paragraphs = [] if tree is None else [one for one in tree.iter() if bare(one) == "p"]
            said = " ".join(filter(str.strip, ("".join(texts(one)) for one in paragraphs)))
            if said:
                yield Repair(rule, Location(name), said, "")
