"""Where a text may break, and what speaks against it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from publish.justify import BreakKind, Breakpoint, Paragraph, binding_costs, breakpoints, divisions, parameters_for


def test_each_kind_of_break_is_known() -> None:
    text = "so co-opted ends "
    assert breakpoints(text, [3, 6], {9: 2.5}, {2: 40.0}) == (
        Breakpoint(2, 3, BreakKind.SPACE, cost=40.0),
        Breakpoint(6, 6, BreakKind.INSIDE),
        Breakpoint(9, 9, BreakKind.HYPHEN, added=2.5),
        Breakpoint(16, 17, BreakKind.END),
    )


@pytest.mark.parametrize("text", ["23-я", "e-mail", "и/или"])
def test_a_compound_leaves_no_single_letter(text: str) -> None:
    assert [point.kind for point in breakpoints(text, [text.find("-") + 1 or text.find("/") + 1], {}, {})] == [
        BreakKind.END
    ]


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("of 15 items", "en", ["15|items"]),
        ("on 8 March 2024", "en", ["8|March", "March|2024"]),
        ("el 22 de octubre", "es", ["22|de"]),
        ("21 Eylül 2024", "tr", ["21|Eylül", "Eylül|2024"]),
        ("see article 5 now", "en-GB", ["article|5", "5|now"]),
        ("by A. B. Ivanova", "en", ["A.|B.", "B.|Ivanova"]),
        ("мир и труд в мае", "ru", ["и|труд", "в|мае"]),
        ("мир — труд", "ru", ["мир|—"]),
        ("up to 5 % more", "en", ["5|%"]),
        ("भेद न हो । यदि", "hi", ["हो|।"]),
        ("quoi ? rien", "fr", ["quoi|?"]),
        ("plain words here", "en", []),
        ("8 de março", "xx", ["8|de"]),
    ],
)
def test_what_belongs_together_is_bound(text: str, language: str, bound: list[str]) -> None:
    found = binding_costs(text, language)
    assert [f"{text[:end].rsplit(maxsplit=1)[-1]}|{text[end:].split(maxsplit=1)[0]}" for end in sorted(found)] == bound
    assert all(cost > 0 for cost in found.values())


@pytest.mark.parametrize(
    ("text", "language", "automatic", "parts"),
    [
        ("international", "en", True, "inter-na-tional"),
        ("международное", "ru", True, "меж-ду-на-род-ное"),
        ("international", "en", False, "international"),
        ("INTERNATIONAL", "en", True, "INTERNATIONAL"),
        ("inter\u00adnational", "en", True, "inter\u00ad-national"),
        ("example.org/international", "en", True, "example.org/international"),
        ("longish", "en", True, "longish"),
        ("kansainvälisen", "fi", True, "kansainvälisen"),
    ],
)
def test_words_are_divided_by_soft_hyphens_or_a_dictionary(
    text: str, language: str, parts: str, *, automatic: bool
) -> None:
    edges = [0, *divisions(text, language, automatic=automatic), len(text)]
    assert "-".join(text[begin:end] for begin, end in pairwise(edges)) == parts


@pytest.mark.parametrize(
    ("text", "least"),
    [("Text", 0.66), ("Текст", 0.66), ("نص", 0.58), ("טקסט", 0.6), ("पाठ", 0.6), ("ข้อความ Text", None)],
)
def test_each_script_has_its_parameters(text: str, least: float | None) -> None:
    found = parameters_for(text)
    assert (found.rescue.limits[-1][0] if found else None) == least


def test_joining_letters_are_neither_tracked_nor_divided() -> None:
    arabic = parameters_for("نص عربي")
    assert arabic is not None
    assert arabic.tracking == (0.0, 0.0)
    assert not arabic.divides


def test_a_paragraph_whose_parts_do_not_fit_is_refused() -> None:
    end = Breakpoint(2, 2, BreakKind.END)
    with pytest.raises(ValueError, match="one advance"):
        Paragraph("ab", (1.0,), (False, False), (end,), 10.0)
    with pytest.raises(ValueError, match="last breakpoint"):
        Paragraph("ab", (1.0, 1.0), (False, False), (), 10.0)
