"""Fuzz the readers, guided by the branches that an input reaches (atheris).

Run as `python3 tasks.py fuzz guided [COUNT] [FORMAT...]`. Each format is fuzzed in a process of its own, since
libFuzzer ends with one; an exception, or more than two seconds of the processor's time, is a fault, and the input that
brought it about is kept beside the tests, which try it ever after.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

KEPT = Path(__file__).parent / "kept"
#: Seconds of the processor's time that no input may take.
LONGEST = 2.0
_DONE = re.compile(r"(?:Done (\d+) runs|stat::number_of_executed_units: (\d+))")


def fuzz(form: str, count: int, corpus: str) -> None:
    """Fuzz one format in this process; never returns."""
    import atheris  # noqa: PLC0415 - in an environment of its own

    with atheris.instrument_imports(include=["publish"]):
        from tests.fuzz.formats import READERS, seeds  # noqa: PLC0415 - as it is imported, it is instrumented

    for number, seed in enumerate(seeds(form)):
        (Path(corpus) / f"seed-{number}").write_bytes(seed)

    def one(data: bytes) -> None:
        begun = time.process_time()
        try:
            READERS[form](data)
        except Exception as error:
            _keep(form, data, f"{type(error).__name__}: {error}")
            raise
        took = time.process_time() - begun
        if took > LONGEST:
            _keep(form, data, f"{took:.1f} s")
            message = f"{took:.1f} seconds"
            raise TimeoutError(message)

    options = [f"-runs={count}", "-timeout=120", "-max_len=65536", "-rss_limit_mb=4096", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={corpus}/", "-seed=1", corpus], one)
    atheris.Fuzz()


def _keep(form: str, data: bytes, why: str) -> None:
    name = f"{form}-{sha256(data).hexdigest()[:12]}"
    (KEPT / name).write_bytes(data)
    print(f"KEPT {name}: {why}", flush=True)


def main(forms: list[str], count: int) -> int:
    """Fuzz each format; print how many inputs were run, and return 1 where one was too strange."""
    failed = 0
    for form in forms:
        with tempfile.TemporaryDirectory() as corpus:
            command = [sys.executable, "-m", "tests.fuzz.guided", "--alone", form, str(count), corpus]
            begun = time.monotonic()
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        runs = max((int(a or b) for a, b in _DONE.findall(done.stderr)), default=0)
        kept = re.findall(r"KEPT (.*)", done.stdout)
        wrong = bool(done.returncode or kept or runs < count)
        failed += wrong
        print(f"{form}: {runs:,} runs in {time.monotonic() - begun:.0f} s, {len(kept)} too strange", *kept, flush=True)
        if wrong and not kept:
            print(done.stderr[-2000:])
    return 1 if failed or not forms else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--alone", nargs=3)
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("forms", nargs="*")
    words = parser.parse_args()
    if words.alone:
        fuzz(words.alone[0], int(words.alone[1]), words.alone[2])
    from tests.fuzz.formats import READERS

    sys.exit(main(words.forms or list(READERS), words.count))
