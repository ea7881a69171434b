"""An engine process without one of its system libraries stops in words that the parent understands."""

import subprocess
import sys

from publish.pdf.engine import EngineError
from publish.pdf.libraries import CANNOT_LOAD

LACKING = (
    "import publish.pdf.libraries as libraries; libraries.missing_libraries = lambda: ('HarfBuzz-Subset',); "
    "import publish.pdf.worker"
)


def test_a_missing_library_is_named_before_the_engine_is_imported() -> None:
    ended = subprocess.run([sys.executable, "-c", LACKING], capture_output=True, text=True, check=False)
    last_words = ended.stderr.strip()
    assert ended.returncode == 1
    assert last_words == f"{CANNOT_LOAD} HarfBuzz-Subset"
    assert EngineError("en", last_words).cannot_start
    assert not EngineError("en", "ValueError: x").cannot_start
