"""The rules by which layout is repaired, each with a sentence for the reader of the log."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Rule(StrEnum):
    """The stable name of a rule; beside it `meaning`: what was done, in words for an editor."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        """Make a member from its name and its meaning."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    ENCODING = ("encoding", "The file was read in this encoding, and goes on in Unicode.")
    MOJIBAKE = ("mojibake", "Letters that were once decoded with a wrong code page were put right.")
    PRESENTATION_FORM = ("presentation-form", "Ligatures and shapes of letters became the letters themselves.")
    COMPOSITION = ("composition", "Letters and their marks were put into their usual order (Unicode NFC).")
    SOFT_HYPHEN = ("soft-hyphen", "Soft hyphens went: the page divides words anew.")
    INVISIBLE = ("invisible", "Characters that nobody sees went.")
    SPACING = ("spacing", "Several spaces became one, and unusual ones a plain space.")
    LINE_BREAK = ("line-break", "A line that the author ended inside a paragraph goes on.")
    HARD_WRAP = ("hard-wrap", "Lines that a program had cut were joined again.")
    HYPHEN = ("hyphen", "A hyphen went that a program had cut a word with.")
    RULE_LINE = ("rule-line", "A line of signs that parts or underlines text went.")
    LIST_MARKER = ("list-marker", "The mark of an item became the number or bullet of a list.")
    MARKUP = ("markup", "Markup became structure.")
    PAGE_EDGE = ("page-edge", "What stands at the edge of each page went.")
    PAGE_NUMBER = ("page-number", "Page numbers went.")
    COLUMNS = ("columns", "Columns that stood side by side follow one another.")
    LINE_NUMBER = ("line-number", "Numbers before all lines went.")
    RUNNING_HEAD = ("running-head", "The head of the pages went.")
    BROWSER_HEADER = ("browser-header", "What a browser prints at the edge of a page went.")
    BROWSER_TITLE = ("browser-title", "The title of a browser's window went.")
    NAVIGATION = ("navigation", "A menu of links went.")
    PAGE_FURNITURE = ("page-furniture", "What frames the text of a page went: menus, forms, heads and feet.")
    HIDDEN = ("hidden", "What the author hid went.")
    DELETED = ("deleted", "What is marked as deleted went.")
    IMAGE = ("image", "A picture went; its words were these.")
    FOOTNOTE_MARK = ("footnote-mark", "The call of a note got its number.")
    SYMBOL = ("symbol", "A sign of a symbol font went: Unicode does not have it.")
    TABLE_OF_CONTENTS = ("table-of-contents", "A table of contents went: the booklet makes its own.")
    CORRECTION = ("correction", "What the editor's corrections change.")
    METADATA = ("metadata", "What a file says of itself before its text went.")
    COMMENT = ("comment", "Remarks at the margin went.")
    PLACEHOLDER = ("placeholder", "What a form says where nothing was filled in went.")
    FORMULA = ("formula", "A formula became a line of text.")
    SIGN = ("sign", "Signs of a symbol font became those of Unicode.")
    EMBEDDED = ("embedded", "Another file that stands in this one went.")
    LINK = ("link", "The address of a link went: from a page it leads nowhere.")
    RUBY = ("ruby", "Reading aids above the text went.")
    AUTOMATIC_NUMBER = ("automatic-number", "A number that the word processor counted stands in the text now.")
