"""ODT (OpenDocument 1.3): the text that a reader of it sees, from the container that DOCX has too."""

from publish.intake.odt.reading import is_odt, read_odt

__all__ = ["is_odt", "read_odt"]
