"""Languages as rows of data: script, direction, names, digits, and the few words that the product itself prints."""

from publish.locale.language import RIGHT_TO_LEFT, Language, known_tags, language

__all__ = ["RIGHT_TO_LEFT", "Language", "known_tags", "language"]
