"""Intake: bytes of a source file become text with LF line ends, every character still knowing its place.

`read` fetches the bytes (the only effect here), `decode` finds the encoding, `mend` undoes mojibake line by line.
"""

from publish.intake.decoding import decode
from publish.intake.model import Origin, Repair, Traced
from publish.intake.reading import read
from publish.intake.source import SourceText

__all__ = ["Origin", "Repair", "SourceText", "Traced", "decode", "read"]
