"""Languages as rows of data: script, direction, names, digits, and the few words that the product itself prints."""

from publish.locale.day import write_day
from publish.locale.labels import Labels, labels
from publish.locale.language import RIGHT_TO_LEFT, Language, known_tags, language, script_of
from publish.locale.nearest import nearest_languages

__all__ = [
    "RIGHT_TO_LEFT",
    "Labels",
    "Language",
    "known_tags",
    "labels",
    "language",
    "nearest_languages",
    "script_of",
    "write_day",
]
