"""The JSON Schema of report.json (draft 2020-12), as `publish schema report` prints it."""

from __future__ import annotations

from pathlib import Path

_FILE = Path(__file__).with_name("report.schema.json")


def report_schema_text() -> str:
    """Read the schema; a test holds that reports have its shape."""
    return _FILE.read_text(encoding="utf-8")
