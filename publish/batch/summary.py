"""What came of a batch, for people and for programs: counts first, then each publication in the batch's order."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from publish import __version__
from publish.batch.model import Outcome, State
from publish.report.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.diagnostics import Diagnostic

_SCHEMA = Path(__file__).with_name("batch.schema.json")


@dataclass(frozen=True, slots=True)
class Summary:
    """The outcomes of a batch, in its order."""

    outcomes: tuple[Outcome, ...]

    def count(self, state: State) -> int:
        """Count the publications of a state."""
        return sum(outcome.state is state for outcome in self.outcomes)

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The publications that have errors."""
        return tuple(outcome for outcome in self.outcomes if outcome.state is State.FAILED)

    @property
    def drawn(self) -> int:
        """Glyphs drawn for all publications whose products stand."""
        return sum(outcome.drawn for outcome in self.outcomes if outcome.state is not State.FAILED)

    @property
    def proven(self) -> int:
        """Glyphs proven of them."""
        return sum(outcome.proven for outcome in self.outcomes if outcome.state is not State.FAILED)


def text(summary: Summary, *, quiet: bool = False) -> str:
    """Tell the publications that have errors, with the first of these, and the counts."""
    lines = [line for outcome in summary.failed for line in _failed(outcome)]
    if not quiet:
        counts = (f"{summary.count(state):,} {state}" for state in State if summary.count(state))
        total = len(summary.outcomes)
        lines.append(f"{total:,} {'publication' if total == 1 else 'publications'}: {', '.join(counts)}")
        lines.append(f"{summary.drawn:,} glyphs drawn in what stands, {summary.proven:,} proven")
    return "".join(f"{visible(line)}\n" for line in lines)


def to_json(summary: Summary) -> str:
    """Write the summary as one JSON object; `batch.schema.json` is its shape."""
    content = {
        "version": 1,
        "tool": {"name": "publish", "version": __version__},
        "summary": {
            "publications": len(summary.outcomes),
            **{state.replace(" ", "_"): summary.count(state) for state in State},
            "drawn": summary.drawn,
            "proven": summary.proven,
        },
        "publications": [_publication(outcome) for outcome in summary.outcomes],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def junit(summary: Summary) -> str:
    """Write JUnit XML: a test case for each publication, failed by its documents or stopped by the machine."""
    by_tool = sum(outcome.is_tool for outcome in summary.failed)
    counts = {
        "name": "publish batch",
        "tests": str(len(summary.outcomes)),
        "failures": str(len(summary.failed) - by_tool),
        "errors": str(by_tool),
        "skipped": str(summary.count(State.NOT_BEGUN)),
    }
    suites = ET.Element("testsuites", {name: value for name, value in counts.items() if name != "skipped"})
    suite = ET.SubElement(suites, "testsuite", counts)
    for outcome in summary.outcomes:
        case = ET.SubElement(suite, "testcase", classname="publish.batch", name=visible(outcome.name))
        if outcome.state is State.FAILED:
            said = [visible(line) for line in _failed(outcome)]
            kind = "error" if outcome.is_tool else "failure"
            ET.SubElement(case, kind, type="publish", message=said[0]).text = "\n".join(said)
        elif outcome.state is State.NOT_BEGUN:
            ET.SubElement(case, "skipped", message="not begun")
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def schema_text() -> str:
    """Read the JSON Schema (draft 2020-12) of the summary; a test holds that summaries have its shape."""
    return _SCHEMA.read_text(encoding="utf-8")


def _failed(outcome: Outcome) -> Iterable[str]:
    for diagnostic in outcome.first:
        where = str(diagnostic.location or diagnostic.place or "")
        yield f"{outcome.name}{': ' + where if where else ''}: error {diagnostic.code} {diagnostic.message}"
        if diagnostic.hint:
            yield f"   hint: {diagnostic.hint}"
    left = outcome.errors - len(outcome.first)
    if left > 0:
        yield f"{outcome.name}: {left:,} more {'error' if left == 1 else 'errors'}"


def _publication(outcome: Outcome) -> dict[str, Any]:
    return {
        "name": outcome.name,
        "publication": outcome.publication,
        "state": outcome.state.replace(" ", "_"),
        "errors": outcome.errors,
        "warnings": outcome.warnings,
        "notes": outcome.notes,
        "drawn": outcome.drawn,
        "proven": outcome.proven,
        "first_errors": [_problem(diagnostic) for diagnostic in outcome.first],
    }


def _problem(diagnostic: Diagnostic) -> dict[str, Any]:
    location, place = diagnostic.location, diagnostic.place
    return {
        "code": str(diagnostic.code),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "source": {"path": location.path, "line": location.line, "column": location.column} if location else None,
        "pdf": {"path": place.path, "page": place.page} if place else None,
    }
