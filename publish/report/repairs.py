"""The log of repairs, for an editor to read: by file and rule, with what the rule does, each place, before and after.

sources/ar.txt: 2 repairs
  list-marker (2): The mark of an item became the number or bullet of a list.
    3:1   “١ .” -> “1.”
    9:1   “٢ .” -> “2.”
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.report.excerpt import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from publish.intake import Repair
    from publish.intake.repairs import Rule

#: So much of a text is shown, in code points; what goes beyond stands whole in report.json.
_LONGEST = 60
_PLACE = 8


def render(repairs: Sequence[Repair], named: Callable[[str], str] = str) -> str:
    """Write the log.

    Args:
        repairs: all repairs, in any order; files and rules come in the order in which they first occur.
        named: how the reader calls a file.

    Returns:
        Lines that end in a line feed; one that says so where nothing was repaired.
    """
    files: dict[str, dict[Rule, list[Repair]]] = {}
    for repair in repairs:
        files.setdefault(repair.location.path, {}).setdefault(repair.rule, []).append(repair)
    lines = [line for path, rules in files.items() for line in _file(named(path), rules)]
    return "".join(f"{line}\n" for line in lines) or "Nothing was repaired.\n"


def _file(name: str, rules: dict[Rule, list[Repair]]) -> Iterator[str]:
    count = sum(map(len, rules.values()))
    yield f"{visible(name)}: {count:,} repair{'' if count == 1 else 's'}"
    for rule, repairs in rules.items():
        yield f"  {rule} ({len(repairs):,}): {rule.meaning}"
        yield from map(_line, repairs)


def _line(repair: Repair) -> str:
    place = ":".join(str(part) for part in (repair.location.line, repair.location.column) if part) or "file"
    after = f"“{_shown(repair.after)}”" if repair.after else "nothing"
    return f"    {place:{_PLACE}}  “{_shown(repair.before)}” -> {after}"


def _shown(text: str) -> str:
    """Show a text in one line: line ends as a word sees them, controls by their number, long texts cut."""
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return visible(short.replace("\n", "↵"))
