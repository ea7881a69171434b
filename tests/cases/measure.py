"""How well normalization reads a set of messy inputs whose right reading is known, and how fast.

Run as `python3 tasks.py cases [FOLDER]`: the folder holds `index.json`, the inputs, and `gold/<id>.json`.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish.intake import read
from publish.normalize import contract, normalize
from tests.cases.scoring import Score, score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Families of inputs without a fault: whatever is flagged there is wrong.
CLEAN = frozenset("JU")
#: The best that other converters reach on structure, by family, where that is known.
GOALS = {"F1": 0.97, "exact": 0.96, "error": 0.005, "language": 0.96, "perfect": 0.8, "recall": 0.85, "per 100k": 5}


def main(folder: Path) -> int:
    """Measure all cases of a folder; return 1 where a goal is missed, 2 where there are none."""
    if not (folder / "index.json").is_file():
        print(f"There are no cases in {folder}.", file=sys.stderr)
        return 2
    families: dict[str, list[Score]] = defaultdict(list)
    seconds, size = 0.0, 0
    for case in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        gold = json.loads((folder / "gold" / f"{case['id']}.json").read_text(encoding="utf-8"))
        path = folder / case["input"]
        begun = time.perf_counter()
        source, _ = read(path, case["input"])
        found = contract.to_json(normalize([source] if source else []))
        seconds += time.perf_counter() - begun
        size += path.stat().st_size
        families[case["family"]].append(score(gold, found))
    for family, scores in sorted(families.items()):
        print(row(family, figures(scores)))
    every = [one for scores in families.values() for one in scores]
    told = figures(every)
    print(row("all", told))
    clean = sum(one.flagged for family in sorted(CLEAN) for one in families.get(family, ()))
    others = [one for family, scores in families.items() if family not in CLEAN for one in scores]
    wrong = sum(one.flagged - one.flags_found for one in others)
    rate = wrong / max(sum(one.characters for one in others), 1) * 100_000
    print(
        f"flags: recall {told['recall']:.3f}, {clean} on clean texts, {rate:.2f} wrong per 100,000 characters elsewhere"
    )
    print(f"{size / 1e6:.2f} MB in {seconds:.1f} s: {size / 1e6 / seconds:.2f} MB/s")
    return 0 if meets(told) and clean == 0 and rate <= GOALS["per 100k"] else 1


def figures(scores: Sequence[Score]) -> dict[str, float]:
    """Sum the scores of many cases up."""
    aligned = sum(one.aligned for one in scores)
    expected, found = sum(one.expected for one in scores), sum(one.found for one in scores)
    flags = sum(one.flags for one in scores)
    return {
        "F1": 2 * aligned / max(expected + found, 1),
        "exact": sum(one.exact for one in scores) / max(expected, 1),
        "error": statistics.mean(one.error for one in scores),
        "language": sum(one.language for one in scores) / max(expected, 1),
        "perfect": sum(one.perfect for one in scores) / len(scores),
        "recall": sum(one.flags_found for one in scores) / flags if flags else 1.0,
        "flagged": sum(one.flagged for one in scores),
        "cases": len(scores),
    }


def meets(told: Mapping[str, float]) -> bool:
    """Tell whether the figures of all cases reach the goals."""
    least = all(told[name] >= GOALS[name] for name in ("F1", "exact", "language", "perfect", "recall"))
    return least and told["error"] <= GOALS["error"]


def row(name: str, told: Mapping[str, Any]) -> str:
    """Write the figures of a family on one line."""
    return (
        f"{name:<4} F1 {told['F1']:.3f}  exact {told['exact']:.3f}  error {told['error']:.4f}  "
        f"language {told['language']:.3f}  perfect {told['perfect']:.0%} of {told['cases']}  flagged {told['flagged']}"
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
