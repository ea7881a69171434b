"""Normalization: source texts become blocks of structure, with every repair of layout logged and nothing else changed.

`lines` cuts a source and mends characters (`rules`), `furniture` takes out what pages add, `headings`, `listing` and
`wrapping` say where blocks begin, `plain` makes drafts of them, `voting` finds languages, `sections` and `titles`
headings, `numbering` numbers; `normalizing` calls these in a row, and asks `flags` what an editor should look at.
`passages` does for HTML, DOCX and Markdown what `plain` does for plain text. `correcting` applies an editor's
corrections. `parts` splits the result into the texts and the cover, `rst` writes it, `contract` is its JSON.
"""

from publish.normalize.correcting import correct
from publish.normalize.model import (
    Block,
    BlockType,
    Cell,
    Flag,
    Form,
    Frame,
    Image,
    Inline,
    InlineRole,
    NormalizedText,
    Origin,
    Repair,
)
from publish.normalize.normalizing import normalize
from publish.normalize.parts import LanguageText, Manuscript, split, untitled

__all__ = [
    "Block",
    "BlockType",
    "Cell",
    "Flag",
    "Form",
    "Frame",
    "Image",
    "Inline",
    "InlineRole",
    "LanguageText",
    "Manuscript",
    "NormalizedText",
    "Origin",
    "Repair",
    "correct",
    "normalize",
    "split",
    "untitled",
]
