"""What stands over an admonition of reStructuredText: its kind, in the language of the text.

Its author wrote `.. note::`; a reader sees `Note`, as docutils prints it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.intake.model import Edit, Repair
from publish.intake.repairs import Rule
from publish.normalize.model import Inline, InlineRole
from publish.normalize.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.intake.source import SourceText
    from publish.normalize.draft import Draft

#: The kinds that have a label of their own; those whose author gives them a title.
LABELLED = frozenset({"attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"})
TITLED = frozenset({"admonition", "sidebar", "topic"})


def with_labels(
    drafts: Sequence[Draft], languages: Sequence[str], source: SourceText
) -> tuple[list[Draft], list[Repair]]:
    """Write the label of each admonition in its language.

    Returns:
        The blocks, and a repair for each name of a directive that became a label.
    """
    labelled: list[Draft] = []
    repairs: list[Repair] = []
    for draft, language in zip(drafts, languages, strict=True):
        if not draft.is_label:
            labelled.append(draft)
            continue
        kind, place = draft.text.text.lower(), source.location(draft.text.place(0))
        label = label_of(kind, language)
        repairs.append(Repair(Rule.MARKUP, place, f".. {draft.text.text}::", label))
        text = draft.text.edit((Edit(0, len(draft.text), label),))
        labelled.append(replace(draft, text=text, inlines=(Inline(0, len(label), InlineRole.STRONG),), is_label=False))
    return labelled, repairs


def label_of(kind: str, language: str) -> str:
    """Return what is printed over an admonition: in its language, else in English."""
    rows = table("admonitions")
    row = rows.get(language) or rows.get(language.split("-", maxsplit=1)[0]) or rows["en"]
    label: str = row[kind]
    return label
