"""Languages as rows of data: script, direction, names, digits, and the few words that the product itself prints."""

from publish.locale.day import write_day
from publish.locale.labels import Labels, borrowed_language, labels
from publish.locale.language import RIGHT_TO_LEFT, Language, language, script_of
from publish.locale.names import english_name, known_scripts, month_names
from publish.locale.nearest import nearest_languages

__all__ = [
    "RIGHT_TO_LEFT",
    "Labels",
    "Language",
    "borrowed_language",
    "english_name",
    "known_scripts",
    "labels",
    "language",
    "month_names",
    "nearest_languages",
    "script_of",
    "write_day",
]
