"""RTF (version 1.9.1): control words and groups (`tokens`), and the text that a reader of them sees (`reading`)."""

from publish.intake.rtf.reading import is_rtf, read_rtf

__all__ = ["is_rtf", "read_rtf"]
