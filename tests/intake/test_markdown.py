"""A file that says it is Markdown is read as such, with the places of its characters."""

from __future__ import annotations

from publish.diagnostics import Code
from publish.intake import decode
from publish.normalize import NormalizedText, normalize

TEXT = "All human beings are born free and equal in dignity and rights."


def read(text: str) -> NormalizedText:
    source, problems = decode(text.encode(), "a.md")
    assert all(problem.code is Code.S009 for problem in problems)
    assert source is not None
    return normalize([source], given={"a.md": "en"})


def test_blocks_of_every_kind() -> None:
    text = (
        f"# Title\n\n{TEXT}\ngoes on\n\nSecond\n---\n\n> said\n> more\n\n3. c\n4. d\n   - inner\n\n   paragraph\n\n"
        "| a | b |\n|---|---|\n| 1 | `x|y` |\n\n    code\n\n<div><p>Rough</div>\n\nnote[^1]\n\n[^1]: its text\n"
    )
    assert [(one.type.value, one.number, one.level, one.text) for one in read(text).blocks] == [
        ("title", None, 1, "Title"),
        ("para", None, 1, f"{TEXT} goes on"),
        ("heading", None, 2, "Second"),
        ("para", None, 1, "said more"),
        ("item", 3, 1, "c"),
        ("item", 4, 1, "d"),
        ("bullet", None, 2, "inner"),
        ("para", None, 2, "paragraph"),
        ("para", None, 1, "a"),
        ("para", None, 1, "b"),
        ("para", None, 1, "1"),
        ("para", None, 1, "`x"),
        ("para", None, 1, "code"),
        ("para", None, 1, "Rough"),
        ("para", None, 1, "note1"),
        ("para", None, 1, "its text"),
    ]


def test_inline_markup_goes_and_each_piece_is_logged() -> None:
    normalized = read(f"{TEXT} [link](http://a.b/c_d) `*code*` ![img](//n/x.png) <https://e.org/> A&amp;B **b** x\\*\n")
    block = normalized.blocks[0]
    assert block.text == f"{TEXT} link *code* https://e.org/ A&B b x*"
    assert [(block.text[one.start : one.end], one.role.value, one.target) for one in block.inlines] == [
        ("link", "link", "http://a.b/c_d"),
        ("*code*", "literal", ""),
        ("b", "strong", ""),
    ]
    assert {one.rule for one in normalized.repairs} == {"markup", "image", "spacing"}
    assert "](http://a.b/c_d)" in [one.before for one in normalized.repairs]


def test_characters_lead_to_their_places() -> None:
    text = f"> {TEXT}\n> goes *on*\n\n| a | bb |\n|---|---|\n| x | y |\n"
    lines = text.split("\n")
    for block in read(text).blocks:
        for offset, character in enumerate(block.text):
            place = block.location(offset)
            there = lines[(place.line or 0) - 1][(place.column or 0) - 1 : place.column]
            assert there == character or (character == " " and not there.strip())


def test_a_hard_break_is_an_end_of_a_line_only() -> None:
    assert [one.text for one in read(f"{TEXT}  \nand\\\non\n").blocks] == [f"{TEXT} and on"]


def test_notes_definitions_and_metadata() -> None:
    text = (
        f"---\ntitle: x\n---\n\n{TEXT}[^b] see [a *site*][s] and [^nowhere].\n\n```sh\nrun\n```\n\n"
        "[s]: https://example.org/a_b 'T'\n\n[^b]: Its text\n\n    and more.\n\n[^c]: Never called.\n"
    )
    normalized = read(text)
    assert [(one.text, one.note) for one in normalized.blocks] == [
        (f"{TEXT}1 see a site and [^nowhere].", None),
        ("run", None),
        ("Its text", "1"),
        ("and more.", "1"),
        ("Never called.", None),
    ]
    block = normalized.blocks[0]
    assert [(block.text[one.start : one.end], one.role.value, one.target) for one in block.inlines] == [
        ("1", "footnote", ""),
        ("a site", "link", "https://example.org/a_b"),
    ]
    told = [(one.rule.value, one.before) for one in normalized.repairs]
    assert ("metadata", "---\ntitle: x\n---") in told
    assert ("markup", "[s]: https://example.org/a_b 'T'") in told
    assert ("footnote-mark", "[^c]:") in told


def test_soft_ends_of_lines_are_spaces_only_where_a_script_has_them() -> None:
    assert [one.text for one in read("天地\n玄黄\n\n가나\n다라\n").blocks] == ["天地玄黄", "가나 다라"]
