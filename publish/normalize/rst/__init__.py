"""Normalized text as reStructuredText that a person would want to edit, and back.

`write` makes it; docutils reads it to the same blocks with no message, for hostile text too. `reading` reads what
`write` makes, so that normalizing a normalized text changes nothing.
"""

from publish.normalize.rst.writing import write

__all__ = ["write"]
