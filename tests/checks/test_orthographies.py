"""Gate G3: a stack covers the whole orthography of a language, or it is said what it lacks and who has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.checks.orthographies import check
from publish.diagnostics import Code, Severity

if TYPE_CHECKING:
    from publish.fonts import FontCatalog


def test_the_shipped_fonts_cover_their_languages(catalog: FontCatalog, article: dict[str, str]) -> None:
    result, findings = check(article, catalog, {})
    assert [finding.diagnostic.message for finding in findings] == []
    assert result.checked > 1000


def test_what_is_missing_is_named_with_a_font_that_has_it(catalog: FontCatalog) -> None:
    result, findings = check(["vi"], catalog, {"vi": ("Scheherazade New",)})
    assert result.failed > 50
    letters = findings[0]
    assert letters.diagnostic.code is Code.G003
    assert letters.diagnostic.severity is Severity.ERROR
    assert letters.diagnostic.hint == "Source Serif 4 Regular has them: add its family to the stack of this script."
    assert "ậ" in letters.text


def test_a_language_without_a_table_is_a_note(catalog: FontCatalog) -> None:
    result, (finding,) = check(["en-Arab"], catalog, {})
    assert (result.checked, result.failed) == (1, 0)
    assert finding.diagnostic.severity is Severity.NOTE


def test_each_language_is_looked_at_once(catalog: FontCatalog) -> None:
    assert check(["en", "en"], catalog, {}) == check(["en"], catalog, {})
