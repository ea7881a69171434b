"""All figures of reading: cases, seeds, flags, growth, memory, throughput.

Run as `python3 tasks.py reading [FOLDER]`: the folder holds the cases, as for `cases`. Returns 1 where a goal is
missed, 2 where there are no cases.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import sys
import time
from pathlib import Path
from random import Random

from publish.intake import read as read_file
from publish.normalize import contract, normalize
from tests.cases import measure
from tests.cases.growth import LIMIT, TEXTS, UNITS, calls, family, read
from tests.cases.scoring import score

ROOT = Path(__file__).resolve().parents[2]
SEEDS = tuple(sorted((ROOT / "examples" / "imcwp-23" / "sources").glob("*.txt")))
RIGHT = tuple(sorted((ROOT / "tests" / "normalize" / "seeds").glob("structure-*.json")))
#: Bytes of the text that memory and speed are measured with, and of those that growth is counted with.
_LARGE, _SMALL = 10_000_000, 8_000
#: A text of 10 MB may take so much memory, in MiB.
_MOST = 1_024


def main(folder: Path) -> int:
    """Print all figures."""
    print("cases", flush=True)
    missed = measure.main(folder)
    if missed == 2:
        return missed
    print("seeds", flush=True)
    missed |= seeds()
    print(f"growth: calls of functions for {2 * _SMALL:,} bytes to those for {_SMALL:,}, at most {LIMIT}", flush=True)
    missed |= growth()
    print(f"throughput and memory: {_LARGE:,} bytes, no two paragraphs alike, each in a process of its own", flush=True)
    context = multiprocessing.get_context("spawn")
    for name in TEXTS:
        with context.Pool(1) as pool:
            missed |= pool.apply(throughput, (name, _LARGE))
    return missed


def seeds() -> int:
    """Hold the seeds against their right reading; return 1 where one is not exact."""
    blocks = [block for path in RIGHT for block in json.loads(path.read_text(encoding="utf-8"))["blocks"]]
    sources = [source for path in SEEDS if (source := read_file(path, path.name)[0])]
    one = score({"blocks": blocks, "flags": []}, contract.to_json(normalize(sources)))
    print(measure.row("seeds", measure.figures([one])))
    return 0 if one.perfect and one.exact == one.expected == one.language and one.error == 0 else 1


def growth() -> int:
    """Count the work for texts of one length and of twice as much; return 1 where it grows faster."""
    read("".join(TEXTS.values()))
    ratios = {name: cold(unit, 2 * _SMALL) / cold(unit, _SMALL) for name, unit in {**UNITS, **TEXTS}.items()}
    worst = sorted(ratios, key=lambda name: -ratios[name])[:3]
    print(f"{len(ratios)} families, at most " + ", ".join(f"{ratios[name]:.2f} ({name})" for name in worst))
    return int(max(ratios.values()) > LIMIT)


def cold(unit: str, size: int) -> int:
    """Count the calls in a process that remembers of no text before."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(calls, (family(unit, size),))


def throughput(name: str, size: int) -> int:
    """Read a large text of words of a language, drawn by chance but the same each time."""
    text = drawn(TEXTS[name], size)
    read("".join(TEXTS.values()))
    begun = time.process_time()
    read(text)
    seconds = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = len(text.encode()) / 1e6 / seconds
    print(f"{name:<12} {seconds:7.1f} s {rate:6.2f} MB/s {memory:6.0f} MiB at most", flush=True)
    return int(memory > _MOST)


def drawn(words: str, size: int) -> str:
    """Make a text of so many bytes: paragraphs of 30 to 90 words, wrapped at 80 characters."""
    random, vocabulary = Random(size), words.split()  # noqa: S311 - a draw that can be repeated
    parts: list[str] = []
    length = 0
    while length < size:
        lines = [""]
        for word in random.choices(vocabulary, k=random.randint(30, 90)):
            if len(lines[-1]) + len(word) > 80:
                lines.append("")
            lines[-1] += f" {word}" if lines[-1] else word
        parts.append("\n".join(lines) + ".\n\n")
        length += len(parts[-1].encode())
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
