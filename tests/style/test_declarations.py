"""A style sheet as its declarations: each can be left out, and what stands around them stays."""

from __future__ import annotations

from publish.style.declarations import cut, put_together

SHEET = """\
/* ours */ @layer a, b;
h1, h2 { color: red; opacity: .5 !important }
@media print {
  p { margin: 0; &.x { float: left } }
}
@page { @top-left { content: "}" } }
broken
"""


def test_a_sheet_is_cut_into_declarations_with_their_places() -> None:
    found = [(piece.name, piece.line, piece.column) for piece in cut(SHEET) if piece.name]
    assert found == [("color", 2, 10), ("opacity", 2, 22), ("margin", 4, 7), ("float", 4, 24), ("content", 6, 21)]


def test_what_is_put_together_again_has_only_what_is_kept() -> None:
    pieces = cut(SHEET)
    named = [at for at, piece in enumerate(pieces) if piece.name]
    whole = put_together(pieces, named)
    assert [piece.name for piece in cut(whole) if piece.name] == ["color", "opacity", "margin", "float", "content"]
    assert "opacity: .5 !important;" in whole.replace("!important", " !important").replace("  ", " ")
    part = put_together(pieces, named[3:4])
    assert "".join(part.split()) == "@layera,b;h1,h2{}@mediaprint{p{&.x{float:left;}}}@page{@top-left{}}"
