"""DOCX (ECMA-376, WordprocessingML): a container opened within limits, and the text that a reader of it sees."""

from publish.intake.docx.reading import is_docx, read_docx

__all__ = ["is_docx", "read_docx"]
