"""Alignment, evidence, places, answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Code, Location, Severity
from publish.locale import language
from publish.normalize.model import Block, BlockType, Origin
from publish.parity import Answer, Kind
from publish.parity.corridor import Corridor
from publish.parity.costs import Costs
from publish.parity.features import Feature, feature
from publish.parity.pairing import pair
from publish.parity.units import cut

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.parity import Parity


def test_rows_lie_side_by_side(compared: Callable[..., Parity]) -> None:
    text = ["# T", "| Before.", "One.", "Two.", "## Next", "Three.", "| After."]
    table = compared({"en": text, "es": text}).table
    assert [(row.key, row.kind) for row in table.rows] == [
        ("title", Kind.TITLE),
        ("opening, paragraph 1", Kind.PARAGRAPH),
        ("opening, item 1", Kind.ITEM),
        ("opening, item 2", Kind.ITEM),
        ("section 1, heading", Kind.HEADING),
        ("section 1, item 1", Kind.ITEM),
        ("section 1, paragraph 1", Kind.PARAGRAPH),
    ]
    assert all(passage is not None for row in table.rows for passage in row.passages)


def test_a_text_without_a_title_is_not_out_of_step(compared: Callable[..., Parity]) -> None:
    rows = compared({"en": ["| Before.", "One."], "ru": ["# Т", "| До.", "Раз."]}).table.rows
    assert [(row.key, [passage is not None for passage in row.passages]) for row in rows] == [
        ("title", [False, True]),
        ("paragraph 1", [True, True]),
        ("item 1", [True, True]),
    ]


def test_paragraphs_divided_otherwise_are_compared_as_one(compared: Callable[..., Parity]) -> None:
    parity = compared(
        {"en": ["| One.", "| Two.", "Item."], "es": ["| Uno. Dos.", "Punto."], "fr": ["| Un.", "| Deux.", "Point."]}
    )
    assert [row.key for row in parity.table.rows] == ["paragraph 1", "item 1"]
    first = parity.table.rows[0].passages[0]
    assert first is not None
    assert first.text == "One.\nTwo."
    assert first.location(5) == Location("en.txt", 2, 3)
    assert parity.answered.open == ()


def test_measures_say_what_was_compared(compared: Callable[..., Parity]) -> None:
    parity = compared({"en": ["In 1945. Then."], "es": ["En 1945. Luego."], "th": ["1945"]})
    measures = {measure.code: measure.values for measure in parity.measures}
    assert measures[Code.P001] == ("1 item", "1 item", "1 item")
    assert measures[Code.P003] == ("1945", "1945", "1945")
    assert measures[Code.P007] == ("2", "2", None)


def test_what_is_lacking_has_the_line_of_its_passage_and_no_column(compared: Callable[..., Parity]) -> None:
    (diagnostic,) = compared({"en": ["A day, 9."], "es": ["Un día."], "fr": ["Un jour, 9."]}).diagnostics
    assert diagnostic.location == Location("es.txt", 1)


def test_findings_are_warnings_at_the_authors_place(compared: Callable[..., Parity]) -> None:
    (diagnostic,) = compared({"en": ["A day."], "es": ["Un día, 9."], "fr": ["Un jour."]}).diagnostics
    assert diagnostic.severity is Severity.WARNING
    assert diagnostic.location == Location("es.txt", 1, 9)
    assert diagnostic.message == "Item 1 in Spanish has the number 9, which English and French do not have."
    assert diagnostic.hint is not None


def test_an_answer_allows_what_it_names_and_nothing_else(compared: Callable[..., Parity]) -> None:
    texts = {"en": ["A day.", "A day."], "es": ["Un día, 9.", "Un día, 9."], "fr": ["Un jour.", "Un jour."]}
    allow = Answer("P003", "es", "1", "the day is meant", Location("publication.toml", 7, 1))
    answered = compared(texts, [allow]).answered
    assert [one.key for one in answered.open] == ["item 2"]
    assert [(finding.key, used.reason) for finding, used in answered.allowed] == [("item 1", "the day is meant")]
    assert answered.diagnostics == ()


def test_an_answer_that_matches_nothing_is_a_finding(compared: Callable[..., Parity]) -> None:
    stale = Answer("P003", "es", "item 2", "the day is meant", Location("publication.toml", 7, 1))
    (diagnostic,) = compared({"en": ["A day."], "es": ["Un día."]}, [stale]).diagnostics
    assert (diagnostic.code, diagnostic.location) == (Code.P090, stale.location)
    open_, unused = compared({"en": ["A day.", "A day."], "es": ["Un día, 9.", "Un día."]}, [stale]).diagnostics
    assert (open_.code, unused.code) == (Code.P003, Code.P090)
    assert unused.hint is not None
    assert 'P003 is open in es at: "item 1".' in unused.hint


def test_one_language_or_none_is_no_fault(compared: Callable[..., Parity]) -> None:
    assert compared({}).diagnostics == ()
    assert compared({"en": ["A day."]}).diagnostics == ()
    assert compared({"en": ["A day."], "es": []}).table.rows[0].passages[1] is None


@given(st.lists(st.text(max_size=12), max_size=8), st.lists(st.text(max_size=12), max_size=8))
def test_pairing_keeps_every_passage_once_and_in_order(first: list[str], second: list[str]) -> None:
    steps = pair(places("en", first), places("es", second))
    assert [index for start, end, _, _ in steps for index in range(start, end)] == list(range(len(first)))
    assert [index for _, _, start, end in steps for index in range(start, end)] == list(range(len(second)))


def test_pairing_leaves_the_passage_alone_that_has_no_partner() -> None:
    first = ["Eleven 11 apples are here.", "Twenty-two 22 pears are over there in the garden.", "And 33 plums."]
    steps = pair(places("en", first), places("en", [first[0], first[2]]))
    assert steps == [(0, 1, 0, 1), (1, 2, 1, 1), (2, 3, 1, 2)]


def test_pairing_follows_a_long_text_past_what_one_side_lacks() -> None:
    first = [f"Sentence {number} of a long text." for number in range(1, 101)]
    steps = pair(places("en", first), places("en", [*first[:20], *first[70:]]))
    assert [start for start, end, from_, to in steps if end > start and to == from_] == list(range(20, 70))


def test_pairing_widens_its_way_where_nothing_says_what_runs_side_by_side() -> None:
    """Without a number or a like word, the length alone says that the first of one side are more by forty."""
    long = [f"{'cd' * (20 + 9 * (at % 5))}." for at in range(20)]
    first, second = places("en", [*["Ab."] * 40, *long]), places("es", [text.replace("cd", "ef") for text in long])
    steps = pair(first, second)
    assert steps[-19:] == [(at, at + 1, at - 40, at - 39) for at in range(41, 60)]


def test_what_is_held_against_one_another_grows_with_the_text() -> None:
    def cells(length: int) -> int:
        texts = [f"Word {number} {'here' * (number % 7)}" for number in range(length)]
        first, second = places("en", texts), places("es", texts[::2])
        rows = Corridor(first, second, Costs(first, second)).rows
        return sum(most - least + 1 for least, most in rows)

    assert cells(200) < 2.2 * cells(100)


def places(tag: str, texts: list[str]) -> list[list[Feature]]:
    known = language(tag)
    assert known is not None
    blocks = [Block(BlockType.PARA, tag, text, "x.txt", (Origin(0, 1, 1),)) for text in texts]
    return [[feature(unit, known)] for unit in cut(blocks)]
