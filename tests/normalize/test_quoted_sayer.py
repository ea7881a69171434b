"""Who said what a plain text quotes stands apart; bullets behind a paragraph at the margin are no sub-items."""

from __future__ import annotations

from publish.intake import SourceText
from publish.normalize import normalize


def rows(text: str) -> list[tuple[str, int, str]]:
    blocks = normalize([SourceText("a.txt", text)], given={"a.txt": "en"}).blocks
    return [(block.type.value, block.level, block.text) for block in blocks]


def test_the_last_line_of_a_quotation_that_begins_with_a_dash_stands_apart() -> None:
    found = rows("They say of us:\n\n> Whoever throws a thing away\n> has stopped asking.\n> — Maria Silva\n\nSo.\n")
    assert [text for _, _, text in found][1:3] == ["Whoever throws a thing away has stopped asking.", "— Maria Silva"]


def test_bullets_behind_a_paragraph_behind_a_list_are_no_sub_items() -> None:
    found = rows("1. Sit down.\n2. Mend it.\n\nThere are two results:\n\n- it works;\n- it does not.\n")
    assert [(kind, level) for kind, level, _ in found] == [
        ("item", 1),
        ("item", 1),
        ("para", 1),
        ("bullet", 1),
        ("bullet", 1),
    ]


def test_bullets_right_below_an_item_are_its_own() -> None:
    found = rows("1. Sit down:\n\n- here;\n- there.\n\n2. Mend it.\n")
    assert [(kind, level) for kind, level, _ in found] == [("item", 1), ("bullet", 2), ("bullet", 2), ("item", 1)]
