"""What stands in reStructuredText beside the text: comments, targets, substitutions, directives that are none of ours.

Nothing is fetched: what an `include` or `raw` names goes, and is told. Admonitions lose their frame, and no word: the
line that names one stays, alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.intake.links import address
from publish.intake.model import Edit, Repair, concatenate
from publish.intake.repairs import Rule
from publish.normalize.admonitions import LABELLED, TITLED
from publish.normalize.rst.roles import with_known_roles
from publish.normalize.width import indent

if TYPE_CHECKING:
    from publish.intake.model import Traced
    from publish.intake.source import SourceText

_FEED = re.compile("[\x0b\x0c]")
#: A tab leads to the next column that this divides (docutils, tab_width).
_TAB = 8
_START = re.compile(r"\s*\.\.[ \t]+(?P<rest>\S.*)$")
_DIRECTIVE = re.compile(r"(?P<name>[A-Za-z][\w-]*)::(?:[ \t]+(?P<argument>.*))?$")
_TARGET = re.compile(r"_(?P<name>`[^`]+`|[^:\\]+):(?:[ \t]+(?P<address>\S.*))?$")
_SUBSTITUTION = re.compile(r"\|(?P<name>[^|]+)\|[ \t]+replace::[ \t]+(?P<text>.*)$")
_NOTE = re.compile(r"\[(?:\d+|#[\w.-]*|\*|[A-Za-z][\w.-]*)\](?:[ \t]|$)|__:? ")
_FIELD = re.compile(r":[A-Za-z][\w -]*:(?:[ \t]|$)")
_OPTION = re.compile(r"\s*:[a-z-]+:(?:[ \t]|$)")
_REFERENCE = re.compile(r"`(?P<phrase>[^`<>\\]+)`_(?![_\w])|(?<![\w`\\:|])(?P<word>[A-Za-z][\w.-]*?)_(?![_\w])")
_MARKUP = re.compile(r"[*`\\|_\[:]|\s$")
_USE = re.compile(r"(?<!\\)\|(?P<name>[^|\s][^|]*)\|")
#: Directives that are read as what they are.
_KEPT = frozenset({"class", "role", "container", "figure", "image", "code", "code-block", "list-table", "csv-table"})
_LITERAL = frozenset({"code", "code-block"})
#: Directives whose content is text.
_TEXT = LABELLED | TITLED | {"table", "epigraph", "highlights", "pull-quote", "compound"}


def without_asides(source: SourceText) -> tuple[list[Traced], list[Repair]]:
    """Take out of a source what is no text, and put in what references and substitutions stand for.

    Returns:
        The lines that stay, blank ones in the place of those that went, and what went.
    """
    reader = _Reader(source)
    for line in source.lines():
        reader.take(reader.spaced(line))
    lines = [reader.resolved(line) for line in reader.kept]
    lines, told = with_known_roles(lines, reader.verbatim, source)
    return lines, [*reader.repairs, *told]


@dataclass(slots=True)
class _Reader:
    source: SourceText
    kept: list[Traced] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    targets: dict[str, str] = field(default_factory=dict)
    substitutions: dict[str, str] = field(default_factory=dict)
    dropping: tuple[int, Rule] | None = None
    inside: tuple[int, int | None] | None = None
    literal: int | None = None
    verbatim: set[int] = field(default_factory=set)
    bare: bool = False
    explicit: int | None = None
    fresh: bool = True
    has_text: bool = False

    def spaced(self, line: Traced) -> Traced:
        """Put spaces for tabs, form feeds and vertical tabs, as docutils does, so that columns are code points."""
        found = list(_FEED.finditer(line.text))
        self.repairs += [
            Repair(Rule.INVISIBLE, self.source.location(line.place(one.start())), one.group(), " ") for one in found
        ]
        line = line.edit([Edit(*one.span(), " ") for one in found])
        if "\t" not in line.text:
            return line
        stops, shown = [], 0
        for place, character in enumerate(line.text):
            step = _TAB - shown % _TAB if character == "\t" else 1
            if character == "\t":
                stops.append(Edit(place, place + 1, " " * step))
            shown += step
        return line.edit(stops)

    def take(self, line: Traced) -> None:
        """Read one line."""
        if not line.text.strip():
            self.kept.append(line)
            self.fresh = True
            self.dropping = None if self.bare else self.dropping
            return
        margin = indent(line.text)
        if self.literal is not None and margin > self.literal:
            self.verbatim.add(len(self.kept))
            self.kept.append(line)
            return
        self.literal = None
        if self.dropping and margin > self.dropping[0]:
            self.bare = False
            self._drop(line, self.dropping[1])
            return
        self.dropping = None
        self.bare = line.text.strip() == ".."
        if self.bare:
            self.dropping = margin, Rule.COMMENT  # what is indented right below it; behind a blank line is text
        line = self._dedented(line, margin)
        # Explicit markup may stand below explicit markup without a blank line.
        below = self.explicit is not None and margin <= self.explicit
        match = _START.match(line.text) if self.fresh or below else None
        rule = self._aside(match["rest"], margin) if match else self._docinfo(line)
        if rule:
            self._drop(line, rule)
            return
        self.fresh = False
        self.explicit = margin if match else self.explicit if self.explicit is not None and not below else None
        self.has_text = self.has_text or not _is_adornment(line.text)
        if line.text.rstrip().endswith("::") or (match and match["rest"].split("::")[0] in _LITERAL):
            self.literal = margin
        self.kept.append(line)

    def resolved(self, line: Traced) -> Traced:
        """Write references to targets as links, and what substitutions stand for."""
        if not (self.targets or self.substitutions) or not ({"_", "|"} & set(line.text)):
            return line
        edits: list[Edit] = []
        for match in _REFERENCE.finditer(line.text) if self.targets else ():
            name = match["phrase"] or match["word"]
            target = self.targets.get(" ".join(name.lower().split()))
            if target:
                edits.append(Edit(*match.span(), f"`{name} <{target}>`__"))
        uses = (match for match in _USE.finditer(line.text) if match["name"] in self.substitutions)
        edits.extend(Edit(*match.span(), self.substitutions[match["name"]]) for match in uses)
        edits.sort(key=lambda edit: edit.start)
        apart = [edit for index, edit in enumerate(edits) if index == 0 or edit.start >= edits[index - 1].end]
        return line.edit(apart)

    def _aside(self, rest: str, margin: int) -> Rule | None:
        """Say by which rule explicit markup goes; None where it is text, or read elsewhere."""
        target, substitution, directive = _TARGET.match(rest), _SUBSTITUTION.match(rest), _DIRECTIVE.match(rest)
        rule = Rule.COMMENT
        if _NOTE.match(rest) or (directive and directive["name"].lower() in _KEPT):
            return None
        if target:
            led = address(target["address"] or "")
            self.targets.update({" ".join(target["name"].strip("`").lower().split()): led} if led else {})
            rule = Rule.MARKUP
        elif substitution:
            self.substitutions[substitution["name"]] = substitution["text"]
            rule = Rule.MARKUP
        elif directive and directive["name"].lower() in _TEXT:
            self.inside, self.explicit = (margin, None), margin
            return Rule.MARKUP
        elif directive:
            rule = Rule.EMBEDDED
        self.dropping = margin, rule
        return rule

    def _docinfo(self, line: Traced) -> Rule | None:
        """Tell the fields that a text begins with: what it says of itself."""
        if self._only_title() and _FIELD.match(line.text) and (self.fresh or self.repairs):
            self.dropping = 0, Rule.METADATA
            return Rule.METADATA
        return None

    def _only_title(self) -> bool:
        """Tell whether nothing was read yet but a heading, with a line under it, or over and under it."""
        said = [one.text for one in self.kept if one.text.strip()]
        if len(said) == 3:  # noqa: PLR2004 - over, title, under
            return _is_adornment(said[0]) and _is_adornment(said[2])
        return not said or (len(said) == 2 and _is_adornment(said[1]))  # noqa: PLR2004 - title, under

    def _dedented(self, line: Traced, margin: int) -> Traced:
        """Take the margin off the content of a frame; options of its directive go."""
        if self.inside is None:
            return line
        outer, own = self.inside
        if margin <= outer:
            self.inside = None
            return line
        own = margin if own is None else min(own, margin)
        self.inside = outer, own
        return line.slice(min(own - outer, len(line.text) - len(line.text.lstrip())))

    def _drop(self, line: Traced, rule: Rule) -> None:
        start = len(line.text) - len(line.text.lstrip())
        match = _START.match(line.text)
        directive = _DIRECTIVE.match(match["rest"]) if match else None
        keeps = rule is Rule.MARKUP and directive is not None and directive["name"].lower() in _TEXT
        argument = directive["argument"] if keeps and directive else None
        if keeps and directive and directive["name"].lower() in LABELLED:
            self._label(line, argument)
            return
        end = line.text.rindex(argument) if argument else len(line.text)
        self.repairs.append(Repair(rule, self.source.location(line.place(start)), line.text[start:end].strip(), ""))
        behind = line.slice(end)
        if argument and directive and directive["name"].lower() in TITLED and not _MARKUP.search(argument):
            behind = behind.edit((Edit(0, 0, "**"), Edit(len(argument), len(argument), "**")))
        self.kept.append(concatenate((line.slice(0, start), behind)) if argument else line.slice(len(line.text)))

    def _label(self, line: Traced, argument: str | None) -> None:
        """Keep the line that names an admonition; what stands behind the name is text, as what stands below it."""
        end = line.text.rindex(argument) if argument else len(line.text)
        behind = line.slice(end)
        blank, margin = line.slice(0, 0), line.slice(0, indent(line.text))
        self.kept += [blank, line.slice(0, end), blank, concatenate((margin, behind)) if argument else behind]
        self.fresh, self.has_text = not argument, True


def _is_adornment(text: str) -> bool:
    return len(set(text.strip())) == 1
