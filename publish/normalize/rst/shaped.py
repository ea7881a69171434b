"""Paragraphs that are more than plain ones: lines of verse, terms and definitions, fields, options, sessions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.intake.model import Edit, concatenate
from publish.normalize.model import Form
from publish.normalize.rst.groups import VERSE, joined, verses
from publish.normalize.width import indent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.intake.model import Traced

_FIELD = re.compile(r":(?P<term>[^\s:`](?:[^:\\]|\\.|:(?!\s|$))*):(?:[ \t]+|$)")
#: docutils, `Body.patterns`: options with their arguments, then two spaces or the end of the line.
_OPTION = r"(?:-\w|--?[A-Za-z0-9][\w-]*|/[A-Z])(?:[ =]?(?:[A-Za-z][\w-]*|<[^<>]+>))?"
_OPTIONS = re.compile(rf"(?P<term>{_OPTION}(?:, {_OPTION})*)(?:[ ]{{2,}}|$)")
_SESSION = ">>> "


def shaped(group: Sequence[Traced]) -> list[tuple[Form, Traced]]:
    """Read a group of lines whose first one says what they are; nothing where they are plain."""
    body = group[0].strip()
    if VERSE.match(body.text):
        forms = (Form.STANZA, *(Form.VERSE,) * len(group))
        return list(zip(forms, verses(group), strict=False))
    if body.text.startswith(_SESSION):
        return [(Form.CODE, _code(group))]
    for pattern in (_FIELD, _OPTIONS):
        if pattern.match(body.text):
            return list(_pairs(group, pattern))
    return []


def _pairs(group: Sequence[Traced], pattern: re.Pattern[str]) -> Iterator[tuple[Form, Traced]]:
    """Cut lines into terms and what stands behind and below each of them; none where a line is neither."""
    margin = indent(group[0].text)
    if not all(indent(line.text) > margin or pattern.match(line.text.strip()) for line in group):
        return
    definition: list[Traced] = []
    for line in group:
        body = line.strip()
        match = pattern.match(body.text) if indent(line.text) <= margin else None
        if match:
            if definition:
                yield Form.DEFINITION, joined(definition)
            yield Form.TERM, body.slice(*match.span("term"))
            definition = [body.slice(match.end())] if match.end() < len(body) else []
        else:
            definition.append(body)
    if definition:
        yield Form.DEFINITION, joined(definition)


def _code(group: Sequence[Traced]) -> Traced:
    margin = indent(group[0].text)
    parts: list[Traced] = []
    for line in group:
        if parts:
            parts.append(parts[-1].slice(len(parts[-1])).edit((Edit(0, 0, "\n"),)))
        parts.append(line.slice(min(margin, indent(line.text)), len(line.text.rstrip())))
    return concatenate(parts)
