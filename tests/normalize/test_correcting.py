"""Corrections change exactly what the editor meant, or nothing and say why."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from publish.diagnostics import Code, Location
from publish.intake import Origin
from publish.normalize import Block, BlockType, Inline, InlineRole, NormalizedText, correct
from publish.normalize.correcting import entry_for
from publish.normalize.flags import flags_of
from publish.publication import Correction

PLACE = Location("corrections/en.toml", 2, 8)


def text(*blocks: str, tag: str = "en") -> NormalizedText:
    made = tuple(
        Block(BlockType.PARA, tag, one, "a.txt", (Origin(0, line, 1),)) for line, one in enumerate(blocks, start=1)
    )
    return NormalizedText(made, flags=flags_of(made))


def corrected(before: NormalizedText, *rows: tuple[str, str] | tuple[str, str, int]) -> NormalizedText:
    entries = [Correction(row[0], row[1], "why", PLACE, *row[2:]) for row in rows]
    return correct(before, {"en": entries})


def test_text_spans_places_and_flags_change_together() -> None:
    block = Block(BlockType.PARA, "en", "one two three,, four", "a.txt", (Origin(0, 7, 3),))
    block = Block(block.type, "en", block.text, "a.txt", block.origins, (Inline(8, 13, InlineRole.STRONG),))
    before = NormalizedText((block,), flags=flags_of([block]))
    after = corrected(before, ("two", "twenty-two"), ("three,,", "three,"))
    assert after.blocks[0].text == "one twenty-two three, four"
    assert [after.blocks[0].text[one.start : one.end] for one in after.blocks[0].inlines] == ["three,"]
    assert str(after.blocks[0].location(after.blocks[0].text.index("four"))) == "a.txt:7:19"
    assert (len(before.flags), after.flags, after.diagnostics) == (1, (), ())
    assert [(one.rule, str(one.location), one.before, one.after) for one in after.repairs] == [
        ("correction", "a.txt:7:7", "two", "twenty-two"),
        ("correction", "a.txt:7:11", "three,,", "three,"),
    ]


def test_what_matches_nothing_names_what_is_nearest() -> None:
    after = corrected(text("All human beings are born free."), ("human being is born", "x"))
    assert after.blocks == text("All human beings are born free.").blocks
    (problem,) = after.diagnostics
    assert (problem.code, problem.location) == (Code.N005, PLACE)
    assert "human beings are bo" in (problem.hint or "")
    assert "a.txt:1:5" in (problem.hint or "")


def test_what_matches_several_times_names_the_places_unless_the_block_is_named() -> None:
    before = text("a word", "a word and a word", "other")
    (problem,) = corrected(before, ("word", "x")).diagnostics
    assert "3 times: a.txt:1:3, a.txt:2:3, a.txt:2:14" in problem.message
    after = corrected(before, ("word", "x", 1))
    assert ([block.text for block in after.blocks], after.diagnostics) == (["a x", "a word and a word", "other"], ())
    assert corrected(before, ("word", "x", 9)).diagnostics[0].code is Code.N005


def test_corrections_do_not_see_one_another_and_may_not_overlap() -> None:
    after = corrected(text("one two"), ("one", "two"), ("two", "three"))
    assert after.blocks[0].text == "two three"
    assert [problem.code for problem in corrected(text("abc"), ("ab", "x"), ("bc", "y")).diagnostics] == [Code.N005]


def test_a_block_is_never_left_empty_or_with_stray_spaces() -> None:
    for row in (("one two", ""), ("one", ""), ("two", " ")):
        after = corrected(text("one two"), row)
        assert ([block.text for block in after.blocks], after.diagnostics[0].code) == (["one two"], Code.N005)


def test_another_language_is_not_touched() -> None:
    before = text("слово", tag="ru")
    assert corrected(before, ("слово", "x")).blocks == before.blocks


@given(
    st.lists(st.text("ab ", min_size=1, max_size=12).map(str.split).map(" ".join).filter(bool), min_size=1), st.data()
)
def test_a_written_entry_matches_once_and_does_what_was_meant(blocks: list[str], data: st.DataObject) -> None:
    before = text(*blocks)
    index = data.draw(st.integers(0, len(blocks) - 1))
    start = data.draw(st.integers(0, len(blocks[index]) - 1))
    end = data.draw(st.integers(start + 1, len(blocks[index])))
    assume(not blocks[index][start:end].isspace())
    find, replace, block = entry_for(before.blocks, index, start, end, "X")
    after = correct(before, {"en": [Correction(find, replace, "why", PLACE, block)]})
    assert after.diagnostics == ()
    assert after.blocks[index].text == blocks[index][:start] + "X" + blocks[index][end:]
