"""Parity: do all translations of a text say the same? Translations -> a table, findings and evidence.

`align` lays the languages side by side, each module of `publish/parity/checks` compares one thing, `answer` applies
what the editor has allowed. Nothing here needs to understand a language; what differs by language is in `data/`.
"""

from publish.parity.answers import Answer, Answered, answer
from publish.parity.compare import CHECKS, Parity, compare
from publish.parity.model import Finding, Kind, Measure, Passage, Row, Table

__all__ = [
    "CHECKS",
    "Answer",
    "Answered",
    "Finding",
    "Kind",
    "Measure",
    "Parity",
    "Passage",
    "Row",
    "Table",
    "answer",
    "compare",
]
