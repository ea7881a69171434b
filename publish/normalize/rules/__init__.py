"""The rules of layout repair, each in its own file, in the order in which they are applied.

A character rule is a function from the text of a line to the edits that mend it; a page rule takes the lines of a
whole source and says which of them are no text. Every rule has an `ID`, and its docstring says what it protects,
with an example that it changes and one that it leaves alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.normalize.rules import composition, invisible, presentation_forms, soft_hyphen, spacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from publish.intake.model import Edit
    from publish.intake.repairs import Rule

#: Character rules in order: compatibility forms first, so that composition sees plain letters.
CHARACTER_RULES: tuple[tuple[Rule, Callable[[str], Iterable[Edit]]], ...] = (
    (presentation_forms.ID, presentation_forms.edits),
    (composition.ID, composition.edits),
    (soft_hyphen.ID, soft_hyphen.edits),
    (invisible.ID, invisible.edits),
    (spacing.ID, spacing.edits),
)
